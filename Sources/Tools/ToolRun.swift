import DMN
import FEEL
import Library

/// What a tool gives for what was filled in. What is open stays open: nothing is filled in for it.
package struct ToolRun: Sendable {
  package let tool: Tool
  /// What was filled in, by input.
  package let given: [String: Value]
  /// The figures that were used, by parameter.
  package let figures: [(parameter: DatedFigure, used: DatedFigure.Dated, isOutOfDate: Bool)]
  package let answers: [Answer]
  package let notices: [ToolNotice]

  /// One result.
  package struct Answer: Sendable {
    package let result: ToolResult
    package let state: State
    /// What the rules that decided it say, with their facts.
    package let reasons: [CitedText]
  }

  package enum State: Hashable, Sendable {
    case known(Value)
    /// Still open between these.
    case between(Decimal128, Decimal128)
    /// Still open among these.
    case oneOf([Value])
    /// Still open.
    case open
    /// Whatever is filled in further, there is no such result for what was given.
    case none
  }

  /// The inputs and the parameters that an open result still waits for.
  package func missing(for answer: Answer) -> [String] { missing[answer.result.id] ?? [] }

  let missing: [String: [String]]

  /// The facts under everything that is known, each once.
  package var facts: [Fact.ID] {
    unique(
      answers.flatMap { answer -> [Fact.ID] in
        guard case .known(let value) = answer.state else { return [] }
        return answer.result.facts + answer.reasons.flatMap(\.facts) + answer.result.verdicts(in: value).flatMap(\.facts)
      } + notices.flatMap(\.facts) + figures.flatMap(\.used.facts))
  }

  package func answer(_ id: String) -> Answer? { answers.first { $0.result.id == id } }

  /// What answers the question of the tool.
  package var core: [Answer] { tool.core.compactMap(answer) }
  /// What says what to do next.
  package var next: [Answer] { tool.next.compactMap(answer) }
  /// Everything else, in the order of the tool.
  package var rest: [Answer] { answers.filter { !(tool.core + tool.next).contains($0.result.id) } }
}

extension ToolResult {
  /// The verdicts that a value names.
  package func verdicts(in value: Value) -> [Verdict] {
    let names: [String] =
      switch value {
      case .string(let name): [name]
      case .list(let values): values.compactMap { if case .string(let name) = $0 { name } else { nil } }
      default: []
      }
    return names.compactMap { name in verdicts.first { $0.id == name } }
  }
}

/// A tool with its rules and its figures.
package struct ReadyTool: Sendable {
  package let tool: Tool
  package var rules: ToolRules { written.value }
  package let parameters: [DatedFigure]
  private let written: Once<ToolRules>

  package init(tool: Tool, rules: Once<ToolRules>, parameters: [DatedFigure]) {
    (self.tool, written, self.parameters) = (tool, rules, parameters)
  }

  /// The most combinations of open choices that are tried to see whether a result depends on them.
  static let maximumTries = 2_048

  /// - Parameters:
  ///   - given: what was filled in, by input; what is left out is open. The values fit the inputs.
  ///   - date: the day on which the figures must hold.
  ///   - acceptsOldFigures: whether a figure of another time may be used; it is marked.
  package func run(_ given: [String: Value], on date: CalendarDate, acceptsOldFigures: Bool = false) -> ToolRun {
    let figures = figures(on: date, acceptsOldFigures)
    let known = known(given, figures)
    var missing: [String: [String]] = [:]
    let answers = tool.results.map { result -> ToolRun.Answer in
      let open = openInputs(of: result.id, known)
      let (state, reasons) = state(of: result, open, known)
      if case .known = state {} else if state != .none { missing[result.id] = open }
      return ToolRun.Answer(result: result, state: state, reasons: reasons)
    }
    return ToolRun(
      tool: tool, given: given, figures: figures, answers: answers, notices: notices(known), missing: missing)
  }

  /// What the rules give for one result, with the figures of a day; `null` where something that it needs is open.
  package func value(of result: String, _ given: [String: Value], on date: CalendarDate) -> Value {
    rules.evaluate(result, known(given, figures(on: date, false))).value
  }

  /// What the rules give for one result; the figures stand among what is given.
  package func value(of result: String, _ given: [String: Value]) -> Value { rules.evaluate(result, given).value }

  /// The inputs that a result is worked out from, in the order of the tool.
  package func inputs(of result: String) -> [ToolInput] {
    let needed = rules.requirements[result] ?? []
    return tool.inputs.filter { needed.contains($0.id) }
  }

  /// Every rule that applies for what was filled in: the decision by id, and the number of the rule counted from 0.
  package func appliedRules(_ given: [String: Value], on date: CalendarDate, acceptsOldFigures: Bool = false) -> Set<AppliedRule> {
    let known = known(given, figures(on: date, acceptsOldFigures))
    return rules.definitions.decisions.reduce(into: []) { found, decision in
      for firing in rules.evaluate(decision.id, known).firings {
        guard let element = rules.definitions.decision(firing.element) else { continue }
        found.formUnion(firing.rules.map { AppliedRule(decision: element.id, rule: $0) })
      }
    }
  }

  /// The rules of a decision that is a table.
  package func rules(of decision: String) -> [Definitions.Rule] {
    if case .table(let table)? = rules.definitions.decision(decision)?.logic?.logic { table.rules } else { [] }
  }

  package struct AppliedRule: Hashable, Sendable {
    package let decision: String
    package let rule: Int

    package init(decision: String, rule: Int) { (self.decision, self.rule) = (decision, rule) }
  }

  private typealias Figures = [(parameter: DatedFigure, used: DatedFigure.Dated, isOutOfDate: Bool)]

  private func figures(on date: CalendarDate, _ acceptsOldFigures: Bool) -> Figures {
    parameters.compactMap { parameter in
      if let now = parameter.value(on: date) { return (parameter, now, false) }
      return acceptsOldFigures ? parameter.nearest(to: date).map { (parameter, $0, true) } : nil
    }
  }

  /// What was filled in, with the figures beside it.
  private func known(_ given: [String: Value], _ figures: Figures) -> [String: Value] {
    figures.reduce(into: given) { $0[$1.parameter.id.text] = $1.used.value }
  }

  /// The inputs and parameters that a decision is worked out from and that are open, in the order of the tool.
  private func openInputs(of decision: String, _ known: [String: Value]) -> [String] {
    let needed = rules.requirements[decision] ?? []
    return (tool.inputs.map(\.id) + parameters.map(\.id.text)).filter { needed.contains($0) && known[$0] == nil }
  }

  private func state(of result: ToolResult, _ open: [String], _ known: [String: Value]) -> (ToolRun.State, [CitedText]) {
    if open.isEmpty {
      let found = rules.evaluate(result.id, known)
      return (found.value == .null ? .none : .known(found.value), reasons(found))
    }
    if isSettled(result.id, known) {
      let found = rules.evaluate(result.id, known)
      return (found.value == .null ? .none : .known(found.value), reasons(found) { isSettled($0, known) })
    }
    if let tries = completions(of: open) {
      let found = tries.map { rules.evaluate(result.id, known.merging($0) { _, new in new }) }
      let values = unique(found.map(\.value))
      if values.count == 1, values[0] != .null {
        // What every try says is a reason whatever the open ones turn out to be.
        let shared = found.dropFirst().reduce(reasons(found[0])) { kept, next in
          let texts = Set(reasons(next).map(\.text))
          return kept.filter { texts.contains($0.text) }
        }
        return (.known(values[0]), shared)
      }
      return (values.count <= 6 && !values.contains(.null) ? .oneOf(values) : .open, [])
    }
    return (range(of: result, open, known) ?? .open, [])
  }

  /// Whether what is open cannot change a decision any more. Of a table: the rule that applies asks nothing of what is open, and no other
  /// rule can apply in its place. Of a formula: the branch that is taken uses nothing that is open.
  private func isSettled(_ id: String, _ known: [String: Value]) -> Bool {
    if openInputs(of: id, known).isEmpty { return true }
    guard let decision = rules.definitions.decision(id) else { return false }
    let names = decisionNames
    func isKnown(_ used: [String]) -> Bool {
      used.allSatisfy { name in
        if let other = names[name] { return other != id && isSettled(other, known) }
        return rules.definitions.inputs.first { $0.variable.name == name }.map { known[$0.id] != nil } ?? true
      }
    }
    switch decision.logic?.logic {
    case .literal(let literal):
      guard let expression = try? literal.expression.get() else { return false }
      return isSettled(expression, id, known, isKnown)
    case .table(let table): return isSettled(table, decision, known, isKnown)
    default: return false
    }
  }

  private func isSettled(
    _ table: Definitions.WrittenTable, _ decision: Definitions.WrittenDecision, _ known: [String: Value], _ isKnown: ([String]) -> Bool
  ) -> Bool {
    guard [.unique, .any, .first].contains(table.hitPolicy) else { return false }
    let firings = rules.evaluate(decision.id, known).firings.filter { rules.definitions.decision($0.element)?.id == decision.id }
    guard firings.count == 1, let number = firings[0].rules.first, firings[0].rules.count == 1 else { return false }
    func asksNothingOpen(_ rule: Definitions.Rule) -> Bool {
      zip(table.inputs, rule.tests).allSatisfy { column, test in
        if case .success(.any) = test.tests { return column.values == nil || isKnown(Self.names(column.expression)) }
        return isKnown(Self.names(column.expression) + ((try? test.tests.get())?.names ?? ["?"]))
      }
    }
    // That the rules of a table with one answer do not overlap, the check of the content proves.
    let judged = table.hitPolicy == .first ? Array(table.rules[...number]) : [table.rules[number]]
    return judged.allSatisfy(asksNothingOpen) && table.rules[number].outputs.allSatisfy { isKnown(Self.names($0)) }
  }

  private func isSettled(_ expression: Expression, _ id: String, _ known: [String: Value], _ isKnown: ([String]) -> Bool) -> Bool {
    if isKnown(expression.names) { return true }
    guard case .conditional(let condition, let then, let otherwise) = expression, isKnown(condition.names) else { return false }
    var scope: [String: Value] = [:]
    for name in condition.names {
      if let decision = decisionNames[name] {
        scope[name] = rules.evaluate(decision, known).value
      } else if let input = rules.definitions.inputs.first(where: { $0.variable.name == name }) {
        scope[name] = known[input.id]
      }
    }
    return isSettled(condition.value(in: scope) == .boolean(true) ? then : otherwise, id, known, isKnown)
  }

  /// The decisions by the name that expressions use.
  private var decisionNames: [String: String] {
    Dictionary(rules.definitions.decisions.map { ($0.variable.name, $0.id) }) { first, _ in first }
  }

  private static func names(_ literal: Definitions.Literal) -> [String] { (try? literal.expression.get())?.names ?? [] }

  /// Every combination of values of open choices; `nil` when something else is open too, or there are too many.
  private func completions(of open: [String]) -> [[String: Value]]? {
    var tries: [[String: Value]] = [[:]]
    for id in open {
      guard let values = tool.input(id).flatMap({ Self.values(of: $0.kind) }), tries.count * values.count <= Self.maximumTries else {
        return nil
      }
      tries = tries.flatMap { known in values.map { value in known.merging([id: value]) { _, new in new } } }
    }
    return tries
  }

  private static func values(of kind: ToolValueKind) -> [Value]? {
    switch kind {
    case .choice(let choices): choices.map { .string($0.id) }
    case .yesNo: [.boolean(true), .boolean(false)]
    case .choices(let choices):
      choices.count > 10
        ? nil
        : (0..<(1 << choices.count)).map { bits in
          .list(choices.enumerated().filter { bits >> $0.offset & 1 == 1 }.map { .string($0.element.id) })
        }
    case .number, .date, .rows: nil
    }
  }

  /// The exact range of a result that every open number moves one way only: it lies at the bounds of those numbers.
  private func range(of result: ToolResult, _ open: [String], _ known: [String: Value]) -> ToolRun.State? {
    guard result.isMonotone, open.count <= 4 else { return nil }
    var corners: [[String: Value]] = [[:]]
    for id in open {
      guard case .number(_, let bounds)? = tool.input(id)?.kind, let from = bounds.from, let to = bounds.to else { return nil }
      corners = corners.flatMap { corner in [from, to].map { end in corner.merging([id: .number(end)]) { _, new in new } } }
    }
    let found = corners.map { rules.evaluate(result.id, known.merging($0) { _, new in new }).value }
    if found.allSatisfy({ $0 == .null }) { return ToolRun.State.none }
    var numbers: [Decimal128] = []
    for value in found {
      guard case .number(let number) = value else { return nil }
      numbers.append(number)
    }
    guard let least = numbers.min(), let most = numbers.max() else { return nil }
    return least == most ? .known(.number(least)) : .between(least, most)
  }

  /// The notices whose rule holds for what is given; a rule that asks for what is open does not hold.
  private func notices(_ known: [String: Value]) -> [ToolNotice] {
    guard rules.definitions.decision(ToolRules.notices) != nil,
      case .list(let values) = rules.evaluate(ToolRules.notices, known).value
    else { return [] }
    return tool.notices.filter { notice in values.contains(.string(notice.id)) }
  }

  /// What the rules that fired say, each once.
  ///
  /// - Parameter counts: whether the rules of a decision count.
  private func reasons(_ found: DecisionResult, of counts: (String) -> Bool = { _ in true }) -> [CitedText] {
    var seen = Set<String>()
    return found.firings.flatMap { firing -> [CitedText] in
      guard let decision = rules.definitions.decision(firing.element), let reasons = rules.reasons[decision.id], counts(decision.id) else {
        return []
      }
      return firing.rules.map { reasons[$0] }
    }.filter { !$0.text.isEmpty && seen.insert($0.text).inserted }
  }
}

extension ToolRun {
  /// The results that what is open can still change.
  package var open: [Answer] {
    answers.filter { answer in
      switch answer.state {
      case .known, .none: false
      case .between, .oneOf, .open: true
      }
    }
  }
}
