import ArgumentParser
import DMN
import FEEL
import Funding
import Library

/// `dmn eval`: the result of a decision, or what is still possible.
struct EvaluateModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Gives the result of a decision, or what is still possible when inputs are open.",
    discussion: """
      The input is a JSON object with a value per input, by id or name. Days, times and durations are texts, as in \
      "2026-01-31" and "PT2H". An input left out is open. A model that cannot be decided exactly is evaluated as the standard \
      describes it; there, an input left out is null, and the output says so. An input of an imported model is called \
      import.name, or stands in an object under the name of the import. A name that expressions use and nothing declares takes \
      the value that is given under that name. What is said of such names, and of values that are not used, goes to standard error.
      """)

  @Argument(help: "The DMN file.")
  var file: String
  @Option(name: .long, help: "The id or the name of the decision, or of a decision service.")
  var decision: String
  @Option(name: .long, help: "The JSON file with the inputs; - for standard input.")
  var input = "-"
  @Option(name: .customLong("import"), help: "A DMN file that the model imports; may be given more than once.")
  var imports: [String] = []
  @Flag(name: .long, help: "Also show the rules that match, or still can, and the values of other decisions.")
  var trace = false
  @OptionGroup var time: MomentOption

  func run() throws {
    let definitions = try ModelCommand.definitions(file, importing: imports)
    guard definitions.decision(decision) != nil || definitions.service(decision) != nil else {
      let known = (definitions.decisions.map(\.name) + definitions.services.map(\.name)).joined(separator: ", ")
      throw Refusal("The model has no decision '\(decision)'; it has: \(known).")
    }
    let fixed = try time.fixed()
    if let note = time.note { Console.error(note) }
    let given = try json()
    // Before anything is worked out: a list of cases, say, is no case.
    try ModelInput.check(given)
    do {
      guard let chosen = definitions.decision(decision) else { throw ModelProblems([]) }
      let exact = try ExactTrace(CompiledModel(DecisionModel(definitions, at: fixed)), chosen.id, showsRules: trace)
      let inputs = try ModelInput(given, of: definitions)
      // Nothing is worked out with inputs of which one is misspelt: the others would decide.
      if let unknown = inputs.unknown.first { throw Refusal(unknown) }
      sayUnused(inputs, definitions.inputs(neededBy: chosen))
      if try exact.print(inputs.values) { try printReasons(definitions, inputs) }
    } catch let reason as ModelProblems {
      if let first = reason.problems.first {
        Console.error("Evaluated as the standard describes it, because open answers cannot be decided exactly:")
        Console.error(ModelCommand.describe(first, file))
      }
      try interpret(definitions, given)
    }
  }

  /// The inputs may be as large as a model may be.
  private static let maximumInput = 20_000_000

  private func json() throws -> JSON {
    if input == "-", Console.inputIsTerminal {
      Console.error("Waiting for the inputs as JSON; end them with Ctrl-D, or give --input FILE.")
    }
    do {
      let bytes = try Console.read(input)
      guard bytes.count <= Self.maximumInput else {
        throw Refusal("The inputs are larger than \(Self.maximumInput / 1_000_000) MB; that much is not read.")
      }
      // Some programs write a byte order mark, as they do before XML.
      return try JSONReader.read(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes, texts: .any)
    } catch let problem as JSONProblem {
      throw Refusal("The inputs are not valid JSON (byte \(problem.offset + 1)): \(problem.message.en)")
    }
  }

  /// Why the result is or holds null: the exact form knows what follows, and not what happened on the way.
  private func printReasons(_ definitions: Definitions, _ inputs: ModelInput) throws {
    let environment = try time.environment()
    let result = try ModelInterpreter(definitions).evaluate(decision: decision, inputs: inputs.values, environment)
    printReasons(result, definitions)
  }

  /// Says which of the values that were given, and that the model knows, the decision or the service does not use.
  private func sayUnused(_ inputs: ModelInput, _ needed: [(key: String, name: String)]) {
    let used = Set(needed.map(\.key))
    let unused = inputs.keys.filter { !used.contains($0.key) }.map { $0.value.cut(to: 100) }
    if !unused.isEmpty { Console.error("\(file): Given, and not used by '\(decision)': \(Self.list(unused)).") }
  }

  private static func list(_ names: [String]) -> String {
    let sorted = names.sorted()
    return sorted.prefix(20).map { "'\($0)'" }.joined(separator: ", ") + (sorted.count > 20 ? " and \(sorted.count - 20) more" : "")
  }

  /// Each reason with the file of the model in which it arose.
  private func printReasons(_ result: DecisionResult, _ definitions: Definitions) {
    var paths = [definitions.namespace: file]
    for path in imports { if let document = try? DMNDocument.read(Console.read(path)) { paths[document.namespace] = path } }
    for reason in result.reasons { Console.error("\(paths[reason.model] ?? "model '\(reason.model)'"): \(reason)") }
  }

  private func interpret(_ definitions: Definitions, _ given: JSON) throws {
    let service = definitions.decision(decision) == nil ? definitions.service(decision) : nil
    let inputs = try ModelInput(given, of: definitions, service: service)
    for note in inputs.notes + inputs.unknown { Console.error("\(file): \(note)") }
    let needed = service.map(definitions.inputs(of:)) ?? definitions.decision(decision).map(definitions.inputs(neededBy:)) ?? []
    sayUnused(inputs, needed)
    let missing = needed.filter { inputs.values[$0.key] == nil }.map(\.name)
    if !missing.isEmpty { Console.error("\(file): Not given, and so null: \(Self.list(missing)).") }
    let interpreter = ModelInterpreter(definitions)
    let environment = try time.environment()
    let result =
      try definitions.decision(decision) != nil
      ? interpreter.evaluate(decision: decision, inputs: inputs.values, undeclared: inputs.undeclared, environment)
      : interpreter.evaluate(service: decision, inputs: inputs.values, environment)
    Console.write("\(result.value)\n")
    printReasons(result, definitions)
    guard trace else { return }
    for (name, value) in result.decisions.sorted(by: { $0.key < $1.key }) { Console.write("\(name) = \(value)\n") }
    for firing in result.firings {
      let rules = firing.rules.map { String($0 + 1) }.joined(separator: ", ")
      Console.write("    '\(firing.element)', line \(firing.line): \(rules.isEmpty ? "no rule matches" : "rules that match: \(rules)")\n")
    }
  }
}

/// A decision with some inputs open, and the rules behind it.
private struct ExactTrace {
  let compiled: CompiledModel
  let decision: String
  let showsRules: Bool

  init(_ compiled: CompiledModel, _ decision: String, showsRules: Bool) {
    (self.compiled, self.decision, self.showsRules) = (compiled, decision, showsRules)
  }

  /// - Returns: whether the result is null or holds it, so that it needs reasons.
  func print(_ given: [String: Value]) throws -> Bool {
    let known: KnownInputs
    do {
      known = try compiled.known(given.filter { compiled.model.input($0.key) != nil })
    } catch {
      throw Refusal("The model knows no input '\(name(error.input))' with the value \(error.value.brief).")
    }
    let possible = compiled.possibleValues(of: decision, given: known).sorted { $0.description.precedes($1.description) }
    if possible.count == 1 {
      Console.write("\(possible[0])\n")
    } else {
      let open = compiled.relevantOpenInputs(for: [decision], given: known).map(name).sorted().joined(separator: ", ")
      Console.write("still possible: \(possible.map(\.description).joined(separator: " | "))\ndepends on: \(open)\n")
      if let next = compiled.mostDeciding(for: [decision], given: known) { Console.write("ask first: \(name(next.input))\n") }
    }
    if showsRules { for step in compiled.model.decisions { Console.write(describe(step, known)) } }
    return possible.count == 1 && possible[0].holdsNull
  }

  /// What people call an input: that of another model by its name, for its id holds the namespace.
  private func name(_ input: String) -> String { input.contains("#") ? compiled.model.input(input)?.name ?? input : input }

  private func describe(_ step: Decision, _ known: KnownInputs) -> String {
    let possible = compiled.possibleValues(of: step.id, given: known).map(\.description).sorted { $0.precedes($1) }.joined(separator: " | ")
    let rules = step.table.rules.indices.compactMap { index -> String? in
      switch compiled.truth(ofRule: index, decision: step.id, given: known) {
      case .always: "    rule \(index + 1) matches: \(text(step.table, index))"
      case .open: "    rule \(index + 1) can match: \(text(step.table, index))"
      case .never: nil
      }
    }
    return (["\(step.name) = \(possible)"] + (step.table.columns.isEmpty ? [] : rules)).joined(separator: "\n") + "\n"
  }

  private func text(_ table: DecisionTable, _ rule: Int) -> String {
    let cells = zip(table.columns, table.rules[rule].tests).filter { $1 != .any }.map { "\($0.label): \($1)" }
    return (cells + table.rules[rule].annotations.filter { !$0.isEmpty }.map { "(\($0))" }).joined(separator: "; ")
  }
}

extension Value {
  /// Whether the value is null, or a list or a context that holds it.
  fileprivate var holdsNull: Bool {
    switch self {
    case .null: true
    case .list(let elements): elements.contains(where: \.holdsNull)
    case .context(let context): context.names.contains { context[$0]?.holdsNull == true }
    default: false
    }
  }
}
