import DMN
import Funding
import Library
import Tools

/// A table of a tool that has a gap, a conflict or a row that never counts, or of which that cannot be proved.
enum UnprovedTable {
  /// - Parameter untried: the tools of which some example could not be tried; that a row is in no example is not said of those.
  static func check(_ examples: [ToolExample], untried: Set<Tool.ID>, _ guide: Guide, _ findings: Findings) {
    let proofs = Parallel.map(guide.tools.count, Cores.all) { number in ToolProof(of: guide.tools[number]) }
    for (ready, proof) in zip(guide.tools, proofs) {
      let tried = examples.filter { $0.tool.tool.id == ready.tool.id }.reduce(into: Set<ReadyTool.AppliedRule>()) { found, example in
        found.formUnion(ready.appliedRules(example.given, on: example.date, acceptsOldFigures: example.acceptsOldFigures))
      }
      for table in proof.tables { check(table, ready, untried.contains(ready.tool.id) ? nil : tried, findings) }
    }
  }

  private static func check(_ table: TableProof.Table, _ ready: ReadyTool, _ tried: Set<ReadyTool.AppliedRule>?, _ findings: Findings) {
    let file = ready.rules.file
    // What is computed can be anything in the proof, so a case that it shows may be one that never comes about.
    let free = table.computed.map { "'\($0)'" }.joined(separator: ", ")
    let caution =
      table.computed.isEmpty ? "" : " The proof lets \(free) be anything; where that case cannot happen, make a rule wider all the same."
    for problem in table.problems + table.findings.map(\.problem) {
      findings.add(file, problem.line, "\(problem.place): \(problem.message)", problem.remedy + caution)
    }
    // A row of which the condition is computed matches in the proof; that it does so in earnest, an example shows.
    guard let tried, !table.computed.isEmpty || table.obstacle != nil else { return }
    for (number, rule) in ready.rules(of: table.decision).enumerated()
    where !tried.contains(ReadyTool.AppliedRule(decision: table.decision, rule: number)) {
      findings.add(
        file, rule.line, "decision '\(table.decision)', rule \(number + 1): No worked example reaches this rule, and its table computes.",
        "Add an example to gevallen.yaml in which it applies, or remove the rule.")
    }
  }
}
