import FEEL
import Funding
import Library
import Tools

/// What was filled in for a tool: as it was typed, and the values that it means.
struct ToolForm: Sendable {
  struct Problem: Sendable {
    let input: String
    let text: String
  }

  let tool: Tool
  /// As it was sent, by name.
  let typed: [String: [String]]
  let values: [String: Value]
  let problems: [Problem]
  let acceptsOldFigures: Bool

  static let oldFigures = "oudeCijfers"

  /// Every name under which a browser sends something.
  static func names(of tool: Tool) -> [String] {
    [oldFigures]
      + tool.inputs.flatMap { input -> [String] in
        guard case .rows(let columns, let most) = input.kind else { return [input.id] }
        return (0..<most).flatMap { row in columns.map { name(input.id, row, $0.id) } }
      }
  }

  /// The name of a cell of a table.
  static func name(_ input: String, _ row: Int, _ column: String) -> String { "\(input)-\(row + 1)-\(column)" }

  init(_ tool: Tool, _ sent: [(key: String, value: String)], _ context: PageContext) {
    self.tool = tool
    var typed: [String: [String]] = [:]
    for (key, value) in sent { typed[key, default: []].append(value) }
    self.typed = typed
    acceptsOldFigures = typed[Self.oldFigures] == ["ja"]
    var values: [String: Value] = [:]
    var problems: [Problem] = []
    for input in tool.inputs {
      switch Self.read(input, typed, context) {
      case .success(let value): if let value { values[input.id] = value }
      case .failure(let problem): problems.append(Problem(input: input.id, text: problem.text))
      }
    }
    (self.values, self.problems) = (values, problems)
  }

  private struct Unreadable: Error { let text: String }

  private static func read(_ input: ToolInput, _ typed: [String: [String]], _ context: PageContext) -> Result<Value?, Unreadable> {
    guard case .rows(let columns, let most) = input.kind else { return read(typed[input.id] ?? [], input.kind, context) }
    var rows: [Value] = []
    for row in 0..<most {
      let cells = columns.map { (column: $0, typed: typed[name(input.id, row, $0.id)] ?? []) }
      guard cells.contains(where: { !$0.typed.isEmpty }) else { continue }
      var entries: [(String, Value)] = []
      for cell in cells {
        switch read(cell.typed, cell.column.kind, context) {
        case .success(let value?): entries.append((cell.column.id, value))
        case .success(nil): return .failure(Unreadable(text: context.say(.toolRowProblem, ["nummer": String(row + 1)])))
        case .failure(let problem): return .failure(problem)
        }
      }
      rows.append(.context(Context(entries)))
    }
    return .success(rows.isEmpty ? nil : .list(rows))
  }

  private static func read(_ texts: [String], _ kind: ToolValueKind, _ context: PageContext) -> Result<Value?, Unreadable> {
    guard let first = texts.first else { return .success(nil) }
    func fail(_ phrase: Phrase, _ values: TextValues = [:]) -> Result<Value?, Unreadable> {
      .failure(Unreadable(text: context.say(phrase, values)))
    }
    switch kind {
    case .choice(let choices):
      return texts.count == 1 && choices.contains { $0.id == first } ? .success(.string(first)) : fail(.toolChoiceProblem)
    case .choices(let choices):
      if texts == [Answer.noneID] { return .success(.list([])) }
      guard texts.allSatisfy({ text in choices.contains { $0.id == text } }) else { return fail(.toolChoiceProblem) }
      return .success(.list(choices.map(\.id).filter(texts.contains).map(Value.string)))
    case .yesNo:
      return texts.count == 1 && ["ja", "nee"].contains(first) ? .success(.boolean(first == "ja")) : fail(.toolChoiceProblem)
    case .date:
      guard case .success(let day) = Reading.day.read(texts) else { return fail(.toolDayProblem) }
      return .success(.date(day))
    case .number(let measure, let bounds):
      let number: Decimal128
      switch texts.count == 1 ? WrittenNumber.read(first[...], measure.sign) : .failure(.none) {
      case .failure(.none): return fail(.toolNumberProblem)
      case .failure(.either(let two)): return fail(.toolEitherProblem, ["heel": two.whole, "gebroken": two.broken(context.language)])
      case .success(let written): number = written
      }
      switch ToolInputReader.checked(number, measure, bounds) {
      case .success(let value): return .success(value)
      case .failure:
        let (from, to) = (
          bounds.from.map { WrittenNumber.text($0, context.language) } ?? "…",
          bounds.to.map { WrittenNumber.text($0, context.language) } ?? "…"
        )
        return bounds.contain(number) ? fail(.toolWholeProblem) : fail(.toolBoundsProblem, ["van": from, "tot": to])
      }
    case .rows: return .success(nil)
    }
  }
}

extension ToolValueKind.Measure {
  /// What may be typed beside such a number.
  fileprivate var sign: WrittenNumber.Sign? {
    switch self {
    case .money: .euro
    case .percentage: .percent
    case .hours, .whole, .decimal: nil
    }
  }
}
