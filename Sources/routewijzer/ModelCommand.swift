import ArgumentParser
import DMN
import FEEL
import Funding

/// `dmn`: work with any decision model, not only those of the guide.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmn", abstract: "Checks, evaluates and compares DMN decision models.",
    subcommands: [Check.self, Evaluate.self, Difference.self])

  /// Reads and compiles a model, or prints everything that is wrong with it and stops with status 2.
  static func model(_ path: String) throws -> CompiledModel {
    do {
      return try CompiledModel(DecisionModel(reading: try Console.read(path)))
    } catch let failure as ModelProblems {
      Console.error(failure.problems.map { describe($0, path) }.joined(separator: "\n"))
      throw ExitCode(2)
    }
  }

  static func describe(_ problem: ModelProblem, _ path: String) -> String {
    (problem.line > 0 ? "\(path):\(problem.line)" : path) + ": \(problem.place): \(problem.message)\n    → \(problem.remedy)"
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Proves that every case is covered and no rules contradict each other; shows a case where not.")

    @Argument(help: "The DMN file; - for standard input.")
    var file: String

    func run() throws {
      let compiled = try ModelCommand.model(file)
      let problems: [ModelProblem]
      do {
        problems = try ModelReview(of: compiled).findings.map(\.problem)
      } catch {
        problems = error.problems
      }
      guard problems.isEmpty else {
        Console.error(problems.map { ModelCommand.describe($0, file) }.joined(separator: "\n"))
        throw ExitCode(1)
      }
      let rules = compiled.model.decisions.reduce(0) { $0 + $1.table.rules.count }
      Console.write("The model is sound: \(compiled.model.decisions.count) decisions, \(rules) rules, \(compiled.size) diagram nodes.\n")
    }
  }

  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "eval", abstract: "Gives the result of a decision, or what is still possible when inputs are open.",
      discussion: "The input is a JSON object with a value per input id. A date is a text like \"2026-01-31\"; an input left out is open.")

    @Argument(help: "The DMN file.")
    var file: String
    @Option(name: .long, help: "The id or the name of the decision.")
    var decision: String
    @Option(name: .long, help: "The JSON file with the inputs; - for standard input.")
    var input = "-"
    @Flag(name: .long, help: "Also show the rules that match, or still can, of every decision.")
    var trace = false

    func run() throws {
      let compiled = try ModelCommand.model(file)
      guard let chosen = compiled.model.decisions.first(where: { $0.id == decision || $0.name == decision }) else {
        throw Refusal("The model has no decision '\(decision)'; it has: \(compiled.model.decisions.map(\.id).joined(separator: ", ")).")
      }
      let known = try self.known(compiled)
      let possible = compiled.possibleValues(of: chosen.id, given: known).sorted { $0.description < $1.description }
      if possible.count == 1 {
        Console.write("\(possible[0])\n")
      } else {
        let open = compiled.relevantOpenInputs(for: [chosen.id], given: known).sorted().joined(separator: ", ")
        Console.write("still possible: \(possible.map(\.description).joined(separator: " | "))\ndepends on: \(open)\n")
      }
      if trace { for step in compiled.model.decisions { Console.write(describe(step, compiled, known)) } }
    }

    private func known(_ compiled: CompiledModel) throws -> KnownInputs {
      do {
        return try compiled.known(try ModelInput.values(JSONReader.read(try Console.read(input)), of: compiled.model))
      } catch let problem as JSONProblem {
        throw Refusal("The inputs are not valid JSON (byte \(problem.offset + 1)): \(problem.message.en)")
      } catch let problem as UnknownValue {
        throw Refusal("The model knows no input '\(problem.input)' with the value \(problem.value).")
      }
    }

    private func describe(_ step: Decision, _ compiled: CompiledModel, _ known: KnownInputs) -> String {
      let possible = compiled.possibleValues(of: step.id, given: known).map(\.description).sorted().joined(separator: " | ")
      let rules = step.table.rules.indices.compactMap { index -> String? in
        switch compiled.truth(ofRule: index, decision: step.id, given: known) {
        case .always: "    rule \(index + 1) matches: \(text(step.table, index))"
        case .open: "    rule \(index + 1) can match: \(text(step.table, index))"
        case .never: nil
        }
      }
      return (["\(step.id) = \(possible)"] + rules).joined(separator: "\n") + "\n"
    }

    private func text(_ table: DecisionTable, _ rule: Int) -> String {
      let cells = zip(table.columns, table.rules[rule].tests).filter { $1 != .any }.map { "\($0.label): \($1)" }
      return (cells + table.rules[rule].annotations.filter { !$0.isEmpty }.map { "(\($0))" }).joined(separator: "; ")
    }
  }

  struct Difference: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff", abstract: "Shows exactly which cases get another result in the new model.")

    @Argument(help: "The old DMN file.")
    var old: String
    @Argument(help: "The new DMN file.")
    var new: String
    @Option(name: .long, help: "The most blocks of cases to show per decision.")
    var limit = 20

    func run() throws {
      let (before, after) = (try ModelCommand.model(old).model, try ModelCommand.model(new).model)
      do {
        let comparison = try ModelComparison(from: before, to: after, limit: limit)
        Console.write(ComparisonText(comparison: comparison).text)
        if !comparison.isEmpty { throw ExitCode(1) }
      } catch let failure as ModelProblems {
        throw Refusal(failure.problems.map { ModelCommand.describe($0, new) }.joined(separator: "\n"))
      }
    }
  }
}

/// A comparison of models for people.
struct ComparisonText {
  let comparison: ModelComparison

  var text: String {
    if comparison.isEmpty { return "No case gets another result.\n" }
    var lines: [String] = []
    lines += comparison.addedInputs.map { "+ input \($0)" } + comparison.removedInputs.map { "- input \($0)" }
    lines += comparison.addedDecisions.map { "+ decision \($0)" } + comparison.removedDecisions.map { "- decision \($0)" }
    for change in comparison.changed {
      lines.append("decision \(change.decision): \(change.changedCases) of \(change.allCases) cases change")
      for block in change.blocks {
        let conditions = block.conditions.map(describe).joined(separator: "; ")
        lines.append("    \(block.before) → \(block.after) in \(block.cases) cases: \(conditions.isEmpty ? "always" : conditions)")
      }
      if change.isCutOff { lines.append("    … and more; ask for them with --limit") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ condition: InputCondition) -> String {
    let members = condition.including.map { "with \($0)" } + condition.excluding.map { "without \($0)" }
    return "\(condition.input): \(members.isEmpty ? condition.tests.description : members.joined(separator: ", "))"
  }
}
