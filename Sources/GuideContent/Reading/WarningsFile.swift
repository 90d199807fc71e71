import Funding
import Library

/// `warnings/waarschuwingen.yaml`: the wording of the warnings that the warning rules give.
enum WarningsFile {
  static let reader = ContentReader(.file("warnings/waarschuwingen.yaml"), list: "waarschuwingen", warning)

  private static func warning(_ node: ContentNode) -> Warning? {
    guard let severity = node.choice("ernst", Warning.Severity.self) else { return nil }
    return Warning(
      id: node.id(), origin: node.origin, severity: severity, outcomes: node.ids("uitkomsten"), disputes: node.facts("betwist"),
      title: node.translated("titel"), short: node.translated("kort"), text: node.translated("tekst"), facts: node.facts("feiten"))
  }
}
