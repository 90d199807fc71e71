import FEEL
import Funding
import Library
import Tools

/// A result that says `bereik` and that goes up and down when one number grows: the bounds of that number then do not give its range.
/// It is tried, and not proved: at some points between the bounds of every number, the other inputs as in the worked examples or at an end.
enum UnevenRange {
  private static let points = 9
  private static let mostTries = 200

  static func check(_ examples: [ToolExample], _ guide: Guide, _ findings: Findings) {
    for ready in guide.tools {
      for result in ready.tool.results where result.isMonotone {
        guard case .number = result.kind,
          let turn = turn(of: result.id, ready, examples.filter { $0.tool.tool.id == ready.tool.id })
        else { continue }
        let said = turn.points.map { "\(ToolValueText.plain($0.at)) gives \(ToolValueText.plain($0.value))" }.joined(separator: ", ")
        findings.add(
          result.origin.file, result.origin.line,
          "\(ready.tool.reference.description): bereik of '\(result.id)' is not true: it goes up and down with '\(turn.input)': \(said).",
          "Remove bereik, or correct the formula. The rest of this case: \(turn.rest).")
      }
    }
  }

  private struct Turn {
    let input: String
    let points: [(at: Decimal128, value: Decimal128)]
    let rest: String
  }

  private static func turn(of result: String, _ ready: ReadyTool, _ examples: [ToolExample]) -> Turn? {
    let needed = ready.inputs(of: result)
    let numbers = needed.compactMap { input in ends(input).map { (input, $0) } }
    for figures in ready.figureSets {
      for start in starts(needed, examples) {
        for (input, ends) in numbers {
          let steps = steps(input, ends)
          let values = steps.compactMap { step -> (at: Decimal128, value: Decimal128)? in
            let given = figures.merging(start) { _, own in own }.merging([input.id: .number(step)]) { _, own in own }
            guard case .number(let value) = ready.value(of: result, given) else { return nil }
            return (step, value)
          }
          guard let points = turn(values) else { continue }
          let rest = start.filter { $0.key != input.id }.sorted { $0.key < $1.key }
            .map { "\($0.key): \(ToolValueText.plain(ToolValueText.json($0.value)))" }
          return Turn(input: input.id, points: points, rest: rest.isEmpty ? "nothing else" : rest.joined(separator: ", "))
        }
      }
    }
    return nil
  }

  /// Three points of which the middle is above or below both others; `nil` where there are none.
  private static func turn(_ values: [(at: Decimal128, value: Decimal128)]) -> [(at: Decimal128, value: Decimal128)]? {
    for middle in values.indices.dropFirst().dropLast() {
      let (before, after) = (values[..<middle], values[(middle + 1)...])
      let value = values[middle].value
      for isPeak in [true, false] {
        let lower = before.first { isPeak ? $0.value < value : $0.value > value }
        let higher = after.first { isPeak ? $0.value < value : $0.value > value }
        if let lower, let higher { return [lower, values[middle], higher] }
      }
    }
    return nil
  }

  private static func ends(_ input: ToolInput) -> (from: Decimal128, to: Decimal128)? {
    guard case .number(_, let bounds) = input.kind, let from = bounds.from, let to = bounds.to, from < to else { return nil }
    return (from, to)
  }

  private static func steps(_ input: ToolInput, _ ends: (from: Decimal128, to: Decimal128)) -> [Decimal128] {
    guard case .number(let measure, _) = input.kind, let width = ends.to.subtracting(ends.from) else { return [] }
    let all = (0..<points).compactMap { step -> Decimal128? in
      let part = width.multiplied(by: Decimal128(step))?.divided(by: Decimal128(points - 1)).flatMap(ends.from.adding)
      return measure == .whole ? part?.rounded(toScale: 0, .halfUp) : part
    }
    return unique(all)
  }

  /// What the inputs can be beside the one that grows: of each worked example, and every combination of choices with the numbers at an end.
  private static func starts(_ needed: [ToolInput], _ examples: [ToolExample]) -> [[String: Value]] {
    let low = needed.reduce(into: [String: Value]()) { all, input in if let ends = ends(input) { all[input.id] = .number(ends.from) } }
    let high = needed.reduce(into: [String: Value]()) { all, input in if let ends = ends(input) { all[input.id] = .number(ends.to) } }
    let ids = Set(needed.map(\.id))
    var starts = examples.flatMap { example in
      [low, high].map { $0.merging(example.given.filter { ids.contains($0.key) }) { _, own in own } }
    }
    var choices: [[String: Value]] = [[:]]
    for input in needed {
      let values: [Value] =
        switch input.kind {
        case .choice(let all): all.map { .string($0.id) }
        case .yesNo: [.boolean(true), .boolean(false)]
        case .choices, .number, .date, .rows: []
        }
      guard !values.isEmpty, choices.count * values.count <= mostTries else { continue }
      choices = choices.flatMap { known in values.map { value in known.merging([input.id: value]) { _, own in own } } }
    }
    starts += choices.flatMap { choice in [low, high].map { $0.merging(choice) { _, own in own } } }
    return Array(unique(starts).prefix(2 * mostTries))
  }
}
