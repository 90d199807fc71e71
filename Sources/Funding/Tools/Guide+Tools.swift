import FEEL
import Library
import Tools

extension Guide {
  /// The tools that belong to something.
  package func tools(of reference: Reference) -> [ReadyTool] {
    library.users(Tool.self, of: reference).compactMap { tool($0.id) }
  }

  /// The tools that belong to what fits or can still fit, each with what the answers already say of its inputs.
  package func tools(for advice: Advice) -> [(tool: ReadyTool, given: [(input: String, value: String)])] {
    let alive = Set(advice.outcomes.filter { $0.isTarget && $0.outcome.kind != .development }.map(\.id.text))
    let fitting = tools.filter { ready in ready.tool.outcomes.contains(where: alive.contains) }
    // What belongs to few outcomes is made for these.
    return fitting.enumerated().sorted { ($0.element.tool.outcomes.count, $0.offset) < ($1.element.tool.outcomes.count, $1.offset) }.map {
      _, ready in
      (ready, ready.tool.inputs.compactMap { input in known(input, advice.answers).map { (input.id, $0) } })
    }
  }

  /// What an answer says of an input; `nil` where it says nothing, or more than one thing.
  private func known(_ input: ToolInput, _ answers: Answers) -> String? {
    guard let source = input.fromAdvice else { return nil }
    switch answers[Question.ID(source.question)] {
    case .one(let option): return source.meanings[option].map(asTyped)
    case .several(let options) where options.count == 1: return source.meanings[options[0]].map(asTyped)
    case .several, .unknown, nil: return nil
    }
  }

  /// As a form sends it.
  private func asTyped(_ text: String) -> String {
    switch text {
    case "true": "ja"
    case "false": "nee"
    default: text
    }
  }
}
