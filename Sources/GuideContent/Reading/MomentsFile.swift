import FEEL
import Library

/// `calendar/momenten.yaml`: what can be arranged in a certain part of the year.
enum MomentsFile {
  static let reader = ContentReader(.file("calendar/momenten.yaml"), list: "momenten", moment)

  private static func moment(_ node: ContentNode) -> Moment? {
    let words = Moment.Words(
      open: words("open", node), tomorrow: words("morgen", node), lastDay: words("laatsteDag", node), closed: words("dicht", node))
    let (name, doubt, facts) = (node.translated("naam"), node.translated("twijfel"), node.facts("feiten"))
    guard let first = day("van", node), let last = day("tot", node) else { return nil }
    return Moment(
      id: node.id(), origin: node.origin, name: name, first: first, last: last, words: words, doubt: doubt, facts: facts)
  }

  private static func words(_ key: String, _ node: ContentNode) -> Text {
    let text = node.translated(key)
    if let words = node.optional(key) { Placeholders.check(text, ["dagen", "tot", "volgende"], words) }
    return text
  }

  private static func day(_ key: String, _ node: ContentNode) -> Moment.Day? {
    guard let written = node.required(key) else { return nil }
    if let day = Moment.Day(written: written.written ?? "") { return day }
    written.refuse("A day of every year is expected here.", "Write month and day as 07-01.")
    return nil
  }
}
