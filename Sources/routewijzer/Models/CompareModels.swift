import ArgumentParser
import DMN
import FEEL

/// `dmn diff`: which cases get another result in another edition of a model.
struct CompareModels: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Shows exactly which cases get another result in the new model.")

  @Argument(help: "The old DMN file.")
  var old: String
  @Argument(help: "The new DMN file.")
  var new: String
  @Option(name: .long, help: "The most blocks of cases to show per decision.")
  var limit = 20
  @OptionGroup var time: MomentOption

  func run() throws {
    let fixed = try time.fixed()
    let (before, after) = (try ModelCommand.model(old, at: fixed).model, try ModelCommand.model(new, at: fixed).model)
    do {
      let comparison = try ModelComparison(from: before, to: after, limit: limit)
      Console.write(time.prefix + ComparisonText(comparison: comparison).text)
      if !comparison.isEmpty { throw ExitCode(1) }
    } catch let failure as ModelProblems {
      throw Refusal(failure.problems.map { ModelCommand.describe($0, new) }.joined(separator: "\n"))
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
