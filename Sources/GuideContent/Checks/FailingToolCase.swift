import FEEL
import Funding
import Library
import Tools

/// A worked example of a tool that its rules answer otherwise.
enum FailingToolCase {
  /// Where an example names no day, its figures are those of the day on which the tool was last looked at.
  ///
  /// - Parameter unreadable: the files that cannot be read; what is wrong with those is said already.
  /// - Returns: the tools of which some example could not be tried.
  static func check(_ files: [ContentNode], unreadable: Set<String>, _ guide: Guide, _ findings: Findings) -> Set<Tool.ID> {
    let answered = Set(files.compactMap { ToolFiles.id(ofFile: $0.file) })
    var untried = Set(unreadable.compactMap(ToolFiles.id))
    for ready in guide.tools where !answered.contains(ready.tool.id) && !untried.contains(ready.tool.id) {
      findings.add(
        "\(ToolFiles.folder)/\(ready.tool.id)\(ToolCasesFile.name)", 0, "A tool has at least three worked examples; this has none.",
        "Add the file.")
    }
    for root in files {
      guard let tool = ToolFiles.id(ofFile: root.file).flatMap(guide.tool) else { continue }
      let cases = ToolCasesFile.read(root)
      if cases.count < 3 { root.refuse("A tool has at least three worked examples; this has \(cases.count).", "Add examples.") }
      refuseTwins(cases, root)
      for item in cases where !check(item, tool, root) { untried.insert(tool.tool.id) }
    }
    return untried
  }

  private static func refuseTwins(_ cases: [ToolCasesFile.Case], _ root: ContentNode) {
    var lines: [String: Int] = [:]
    for item in cases {
      guard let first = lines.updateValue(item.origin.line, forKey: item.id) else { continue }
      root.findings.add(
        root.file, item.origin.line, "geval \(item.id): This id stands twice: also on line \(first).", "Give each example its own id.")
    }
  }

  /// - Returns: whether it could be tried.
  private static func check(_ item: ToolCasesFile.Case, _ ready: ReadyTool, _ root: ContentNode) -> Bool {
    let remedy = "Correct the rules, or the example."
    func refuse(_ message: String, _ remedy: String = remedy) {
      root.findings.add(root.file, item.origin.line, "geval \(item.id): \(message)", remedy)
    }
    let given: [String: Value]
    switch item.values(for: ready.tool) {
    case .success(let values): given = values
    case .failure(let problem):
      refuse(problem.text)
      return false
    }
    let run = ready.run(given, on: item.date ?? ready.tool.checking.last, acceptsOldFigures: item.acceptsOldFigures)
    for (id, expected) in item.results {
      guard let answer = run.answer(id) else {
        let near = SimilarName.of(id, among: ready.tool.results.map(\.id)).map { " Did you mean '\($0)'?" } ?? ""
        refuse("The tool gives no '\(id)'.\(near)", "Use an id of uitkomsten in hulp.yaml.")
        continue
      }
      let found = ToolValueText.plain(answer.state)
      let wanted = ToolValueText.plain(expected.json)
      guard found != wanted else { continue }
      let message = "'\(id)' is \(found), and the example says \(wanted)."
      found == "null" ? refuse(message, remedy + " " + reason(of: answer, run)) : refuse(message)
    }
    let open = run.open.map(\.result.id)
    if Set(open) != Set(item.open) {
      refuse("Open are [\(open.joined(separator: ", "))], and the example says [\(item.open.joined(separator: ", "))].")
    }
    if let notices = item.notices, Set(notices) != Set(run.notices.map(\.id)) {
      refuse(
        "The notices are [\(run.notices.map(\.id).joined(separator: ", "))], and the example says [\(notices.joined(separator: ", "))].")
    }
    return true
  }

  /// Where to look when a result is not there.
  private static func reason(of answer: ToolRun.Answer, _ run: ToolRun) -> String {
    let missing = run.missing(for: answer)
    if !missing.isEmpty { return "It waits for \(missing.map { "'\($0)'" }.joined(separator: ", "))." }
    return
      "No rule gives it: see whether its decision requires all that it uses (requiredInput, requiredDecision), and whether each typeRef fits."
  }
}
