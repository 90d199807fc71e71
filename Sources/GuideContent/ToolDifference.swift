import FEEL
import Funding
import Library
import Tools

/// A worked example of a tool that comes out otherwise in another edition.
///
/// Each example is worked out by both editions: with the figures of the day that it names, or else of the day on which that edition looked
/// at the tool. Where both editions have the example, what the newer one fills in counts.
package struct ToolDifference: Sendable {
  package let tool: Tool.ID
  package let example: String
  /// What differs, each in a line: the result, what it was, what it is, and by how much.
  package let lines: [String]

  /// An edition: its files, with the worked examples among them, and the guide made of them.
  package struct Edition {
    let guide: Guide
    private let cases: [Tool.ID: [ToolCasesFile.Case]]

    package init(_ files: [ContentFile], _ guide: Guide) {
      self.guide = guide
      let roots = files.filter { $0.path.hasSuffix(ToolCasesFile.name) }.compactMap { ContentNode.root(of: $0, Findings()) }
      let pairs = roots.compactMap { root in ToolFiles.id(ofFile: root.file).map { ($0, ToolCasesFile.read(root)) } }
      cases = Dictionary(pairs) { first, _ in first }
    }

    func cases(of tool: Tool.ID) -> [ToolCasesFile.Case] { cases[tool] ?? [] }
  }

  /// Every example that differs, of the tools that both editions have.
  package static func all(from old: Edition, to new: Edition) -> [ToolDifference] {
    new.guide.tools.flatMap { after -> [ToolDifference] in
      guard let before = old.guide.tool(after.tool.id) else { return [] }
      let (known, all) = (old.cases(of: after.tool.id), new.cases(of: after.tool.id))
      let gone = known.filter { item in !all.contains { $0.id == item.id } }
      return (all + gone).compactMap { item in
        let lines = lines(item, before, after)
        return lines.isEmpty ? nil : ToolDifference(tool: after.tool.id, example: item.id, lines: lines)
      }
    }
  }

  private static func lines(_ item: ToolCasesFile.Case, _ before: ReadyTool, _ after: ReadyTool) -> [String] {
    func run(_ ready: ReadyTool) -> Result<ToolRun, ToolCasesFile.Misfit> {
      item.values(for: ready.tool).map {
        ready.run($0, on: item.date ?? ready.tool.checking.last, acceptsOldFigures: item.acceptsOldFigures)
      }
    }
    switch (run(before), run(after)) {
    case (.success(let old), .success(let new)): return results(old, new) + notices(old, new)
    case (.failure(let misfit), .success): return ["the old edition cannot work it out: \(misfit.text)"]
    case (.success, .failure(let misfit)): return ["the new edition cannot work it out: \(misfit.text)"]
    case (.failure, .failure): return []
    }
  }

  private static func results(_ old: ToolRun, _ new: ToolRun) -> [String] {
    let ids = unique((new.answers + old.answers).map(\.result.id))
    return ids.compactMap { id in
      let (before, after) = (old.answer(id)?.state, new.answer(id)?.state)
      guard before != after else { return nil }
      return "\(id): \(text(before)) → \(text(after))" + (amount(before, after).map { " (\($0))" } ?? "")
    }
  }

  private static func notices(_ old: ToolRun, _ new: ToolRun) -> [String] {
    let (before, after) = (old.notices.map(\.id), new.notices.map(\.id))
    return after.filter { !before.contains($0) }.map { "notice added: \($0)" }
      + before.filter { !after.contains($0) }.map { "notice gone: \($0)" }
  }

  private static func text(_ state: ToolRun.State?) -> String {
    switch state {
    case .known(let value): ToolValueText.plain(ToolValueText.json(value))
    case .between(let from, let to): "from \(ToolValueText.plain(from)) to \(ToolValueText.plain(to))"
    case .oneOf(let values): "one of " + values.map { ToolValueText.plain(ToolValueText.json($0)) }.joined(separator: ", ")
    case .open: "open"
    case .some(.none): "does not apply"
    case nil: "not given"
    }
  }

  /// By how much a number or a day moved, with its sign.
  private static func amount(_ before: ToolRun.State?, _ after: ToolRun.State?) -> String? {
    switch (before, after) {
    case (.known(.number(let old)), .known(.number(let new))):
      guard let moved = new.subtracting(old) else { return nil }
      return (moved < .zero ? "" : "+") + ToolValueText.plain(moved)
    case (.known(.date(let old)), .known(.date(let new))):
      let days = new.dayNumber - old.dayNumber
      return "\(days < 0 ? "" : "+")\(days) day\(days.magnitude == 1 ? "" : "s")"
    default: return nil
    }
  }
}
