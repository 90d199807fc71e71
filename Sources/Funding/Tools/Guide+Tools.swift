import FEEL
import Library
import Tools

extension Guide {
  package func tools(in group: ToolGroup) -> [ReadyTool] { tools.filter { $0.tool.group == group } }

  /// The tools that belong to something.
  package func tools(of reference: Reference) -> [ReadyTool] {
    library.users(Tool.self, of: reference).compactMap { tool($0.id) }
  }

  /// A tool with what answers already say of its inputs, as a form sends it.
  package typealias FilledTool = (tool: ReadyTool, given: [(input: String, value: String)])

  /// The tools that belong to what fits or can still fit, each with what the answers already say of its inputs.
  package func tools(for advice: Advice) -> [FilledTool] {
    let alive = advice.outcomes.filter { $0.isTarget && $0.outcome.kind != .development }.map(\.id)
    return tools(for: alive, advice.answers)
  }

  /// The tools that belong to some outcomes; first those that are made for few.
  package func tools(for outcomes: [Outcome.ID], _ answers: Answers) -> [FilledTool] {
    let ids = Set(outcomes.map(\.text))
    let fitting = tools.filter { ready in ready.tool.outcomes.contains(where: ids.contains) }
    return fitting.enumerated().sorted { ($0.element.tool.outcomes.count, $0.offset) < ($1.element.tool.outcomes.count, $1.offset) }.map {
      filled($0.element, answers)
    }
  }

  /// The tool that is made for an outcome most of all: for the fewest others, and of those the first.
  package func tool(for outcome: Outcome.ID, _ answers: Answers) -> FilledTool? {
    let fitting = tools.lazy.filter { $0.tool.outcomes.contains(outcome.text) }
    return fitting.min { $0.tool.outcomes.count < $1.tool.outcomes.count }.map { filled($0, answers) }
  }

  private func filled(_ ready: ReadyTool, _ answers: Answers) -> FilledTool {
    (ready, ready.tool.inputs.compactMap { input in known(input, answers).map { (input.id, $0) } })
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

extension ToolGroup {
  /// What stands above its tools.
  package var title: Phrase {
    switch self {
    case .way: .toolsOfWay
    case .figures: .toolsOfFigures
    case .preparation: .toolsOfPreparation
    }
  }
}
