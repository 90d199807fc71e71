import FEEL
import Funding
import Library
import Tools

/// A worked example of a tool that its rules answer otherwise.
enum FailingToolCase {
  /// Where an example names no day, its figures are those of the day on which the tool was last looked at.
  static func check(_ files: [ContentNode], _ guide: Guide, _ findings: Findings) {
    let answered = files.compactMap { ToolFiles.id(ofFile: $0.file) }
    for ready in guide.tools where !answered.contains(ready.tool.id) {
      findings.add(
        "\(ToolFiles.folder)/\(ready.tool.id)\(ToolCasesFile.name)", 0, "A tool has at least three worked examples; this has none.",
        "Add the file.")
    }
    for root in files {
      guard let tool = ToolFiles.id(ofFile: root.file).flatMap(guide.tool) else { continue }
      let cases = ToolCasesFile.read(root)
      if cases.count < 3 { root.refuse("A tool has at least three worked examples; this has \(cases.count).", "Add examples.") }
      for item in cases { check(item, tool, root) }
    }
  }

  private static func check(_ item: ToolCasesFile.Case, _ ready: ReadyTool, _ root: ContentNode) {
    let remedy = "Correct the rules, or the example."
    func refuse(_ message: String) { root.findings.add(root.file, item.origin.line, "geval \(item.id): \(message)", remedy) }
    let given: [String: Value]
    switch item.values(for: ready.tool) {
    case .success(let values): given = values
    case .failure(let problem): return refuse(problem.text)
    }
    let run = ready.run(given, on: item.date ?? ready.tool.checking.last, acceptsOldFigures: item.acceptsOldFigures)
    for (id, expected) in item.results {
      guard let answer = run.answer(id) else {
        refuse("The tool gives no '\(id)'.")
        continue
      }
      let found = ToolValueText.plain(answer.state)
      let wanted = ToolValueText.plain(expected.json)
      if found != wanted { refuse("'\(id)' is \(found), and the example says \(wanted).") }
    }
    let open = run.open.map(\.result.id)
    if Set(open) != Set(item.open) {
      refuse("Open are [\(open.joined(separator: ", "))], and the example says [\(item.open.joined(separator: ", "))].")
    }
    if let notices = item.notices, Set(notices) != Set(run.notices.map(\.id)) {
      refuse(
        "The notices are [\(run.notices.map(\.id).joined(separator: ", "))], and the example says [\(notices.joined(separator: ", "))].")
    }
  }
}
