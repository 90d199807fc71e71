import DMN
import Library
import Tools

/// Everything a guide is made of, read but not yet checked together.
package struct GuideParts: Sendable {
  package let edition: Edition
  package let library: Library
  package let tree: TreeContent
  package let rules: CompiledModel
  /// The files of the rules, for the place of a problem.
  package let ruleFiles: RuleFiles
  package let warningTables: [String]
  package let index: OpenIndex
  /// The rules of the links between an advice and knowledge.
  package let links: Once<CompiledModel>
  package let tools: [ReadyTool]

  package init(
    edition: Edition, library: Library, tree: TreeContent, rules: CompiledModel, ruleFiles: RuleFiles, warningTables: [String],
    index: OpenIndex, links: Once<CompiledModel>, tools: [ReadyTool]
  ) {
    (self.edition, self.library, self.tree) = (edition, library, tree)
    (self.rules, self.ruleFiles, self.warningTables, self.index) = (rules, ruleFiles, warningTables, index)
    (self.links, self.tools) = (links, tools)
  }
}

/// The files that the rules stand in.
package struct RuleFiles: Sendable {
  package let routes: String
  package let warnings: String
  package let links: String

  package init(routes: String, warnings: String, links: String) {
    (self.routes, self.warnings, self.links) = (routes, warnings, links)
  }
}

/// The parts do not make a guide; every reason at once.
package struct GuideProblems: Error, Sendable {
  package let problems: [LibraryProblem]
}
