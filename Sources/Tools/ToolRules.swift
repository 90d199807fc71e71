import DMN
import FEEL
import Library

/// The rules of one tool, ready to be asked.
package final class ToolRules: Sendable {
  package let definitions: Definitions
  let interpreter: ModelInterpreter
  /// Per decision by id: every input that it is worked out from, however indirectly.
  let requirements: [String: Set<String>]
  /// What each rule of a table says, by the decision it belongs to.
  let reasons: [String: [CitedText]]
  /// The file of the rules, for the place of a problem.
  package let file: String

  /// The decision that collects notices.
  package static let notices = "meldingen"

  package init(_ definitions: Definitions, file: String) {
    (self.definitions, self.file) = (definitions, file)
    interpreter = ModelInterpreter(definitions)
    reasons = Dictionary(
      definitions.decisions.compactMap { decision in
        guard case .table(let table)? = decision.logic?.logic else { return nil }
        return (decision.id, table.rules.map { CitedText($0.description) })
      }, uniquingKeysWith: { first, _ in first })
    var direct: [String: [String]] = [:]
    for decision in definitions.decisions { direct[decision.id] = (decision.requiredInputs + decision.requiredDecisions).map(\.id) }
    let inputs = Set(definitions.inputs.map(\.id))
    var found: [String: Set<String>] = [:]
    func required(_ id: String) -> Set<String> {
      if let known = found[id] { return known }
      found[id] = []
      let all = (direct[id] ?? []).reduce(into: Set<String>()) { all, next in
        if inputs.contains(next) { all.insert(next) } else { all.formUnion(required(next)) }
      }
      found[id] = all
      return all
    }
    for decision in definitions.decisions { _ = required(decision.id) }
    requirements = found
  }

  /// The value of a decision, and the rules that fired on the way.
  func evaluate(_ decision: String, _ inputs: [String: Value]) -> DecisionResult {
    do {
      return try interpreter.evaluate(decision: decision, inputs: inputs)
    } catch {
      preconditionFailure("The rules have no decision '\(decision)'; the check of the content refuses that. \(error.message)")
    }
  }
}
