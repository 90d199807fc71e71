import FEEL
import Library
import Tools

/// `parameters/*.yaml`: the figures of laws and rules, each with its time.
enum ParametersFile {
  static let reader = ContentReader(.folder("parameters"), list: "parameters") { node in
    // For authors: why a year is as it is.
    node.allow("noot")
    return DatedFigure(
      id: node.id(), origin: node.origin, title: node.translated("naam"), unit: unit(node),
      measure: node.optional("soort").flatMap { $0.choice(ToolValueKind.Measure.self) }, values: values(node))
  }

  /// The values with the time of each. Two that hold on the same day are refused: which of them counts would depend on their order.
  private static func values(_ node: ContentNode) -> [DatedFigure.Dated] {
    let placed = node.list("waarden").compactMap { node in node.read(dated).map { (node: node, value: $0) } }
    for (index, later) in placed.enumerated() {
      for earlier in placed[..<index] {
        guard let day = earlier.value.firstDay(sharedWith: later.value) else { continue }
        later.node.refuse(
          "On \(day) two values hold: this one, and that of line \(earlier.node.line).",
          "Close the older one with 'tot', on the day before the newer one begins.")
      }
    }
    return placed.map(\.value)
  }

  private static func unit(_ node: ContentNode) -> Text {
    guard let found = node.optional("eenheid") else { return Text(nl: "", en: "") }
    guard found.written != nil else { return found.translation }
    let text = found.text ?? ""
    return Text(nl: text, en: text)
  }

  private static func dated(_ node: ContentNode) -> DatedFigure.Dated? {
    node.allow("noot")
    guard let written = node.required("waarde"), node.required("van") != nil, let from = node.optionalDate("van") else { return nil }
    let text = written.written ?? ""
    let value = CalendarDate(written: text).map(Value.date) ?? Decimal128(text).map(Value.number)
    guard let value else {
      written.refuse("A number or a day is expected here.", "Write it as 6.5 or as 2026-01-31.")
      return nil
    }
    if let until = node.optionalDate("tot"), until < from {
      node.refuse("The value ends on \(until), before it begins on \(from).", "Correct van or tot.")
    }
    return DatedFigure.Dated(
      value: value, from: from, until: node.optionalDate("tot"), facts: node.facts("feiten"),
      derivation: node.optionalString("afgeleid"), origin: node.origin)
  }
}
