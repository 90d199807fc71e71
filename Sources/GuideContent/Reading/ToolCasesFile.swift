import FEEL
import Library
import Tools

/// `tools/<id>/gevallen.yaml`: worked examples, which `content check` runs.
enum ToolCasesFile {
  static let name = "/gevallen.yaml"

  struct Case {
    let id: String
    let origin: Origin
    let inputs: ContentNode?
    let results: [(id: String, expected: ContentNode)]
    /// The results that stay open.
    let open: [String]
    /// The notices that are given; `nil` where the case does not say.
    let notices: [String]?
    let date: CalendarDate?
    let acceptsOldFigures: Bool

    /// What it fills in, as the tool takes it; or what does not fit.
    func values(for tool: Tool) -> Result<[String: Value], Misfit> {
      var given: [String: Value] = [:]
      for (key, node) in inputs?.members ?? [] {
        guard let input = tool.input(key) else {
          let near = SimilarName.of(key, among: tool.inputs.map(\.id)).map { " Did you mean '\($0)'?" } ?? ""
          return .failure(Misfit(text: "The tool asks no '\(key)'.\(near)"))
        }
        switch ToolInputReader.value(node.json, input.kind) {
        case .success(let value): given[key] = value
        case .failure(let problem): return .failure(Misfit(text: "'\(key)': \(problem.message.en)"))
        }
      }
      return .success(given)
    }
  }

  struct Misfit: Error { let text: String }

  static func read(_ root: ContentNode) -> [Case] {
    root.read { root in
      root.list("gevallen") { node in
        Case(
          id: node.string("id"), origin: node.origin, inputs: node.optional("invoer"),
          results: node.optional("uitkomsten")?.members.map { ($0.key, $0.value) } ?? [],
          open: node.optionalList("open").compactMap(\.text),
          notices: node.optional("meldingen").map { $0.elements.compactMap(\.text) }, date: node.optionalDate("peildatum"),
          acceptsOldFigures: node.optionalString("oudeCijfers") == "true")
      }
    } ?? []
  }
}
