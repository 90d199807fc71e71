import FEEL
import Funding
import Library
import Tools

/// A worked example of a tool, ready to be worked out.
package struct ToolExample: Sendable {
  package let tool: ReadyTool
  package let id: String
  package let given: [String: Value]
  package let date: CalendarDate
  package let acceptsOldFigures: Bool

  init?(_ item: ToolCasesFile.Case, of tool: ReadyTool) {
    guard case .success(let given) = item.values(for: tool.tool) else { return nil }
    (self.tool, id, self.given) = (tool, item.id, given)
    (date, acceptsOldFigures) = (item.date ?? tool.tool.checking.last, item.acceptsOldFigures)
  }

  /// One of its results, for what it fills in.
  package func value(of result: String) -> Value { tool.value(of: result, given, on: date) }

  package func run() -> ToolRun { tool.run(given, on: date, acceptsOldFigures: acceptsOldFigures) }

  /// Every example that fits its tool, in the order of the files.
  package static func all(_ files: [ContentFile], _ guide: Guide) -> [ToolExample] {
    files.filter { $0.path.hasSuffix(ToolCasesFile.name) }.flatMap { file -> [ToolExample] in
      guard let root = ContentNode.root(of: file, Findings()), let tool = ToolFiles.id(ofFile: file.path).flatMap(guide.tool) else {
        return []
      }
      return ToolCasesFile.read(root).compactMap { ToolExample($0, of: tool) }
    }
  }
}
