import Funding
import Library

/// `questions/voorwaarden.yaml`: the wording of the conditions that the rules compute.
enum ConditionsFile {
  static let reader = ContentReader(.file("questions/voorwaarden.yaml"), list: "voorwaarden") { node in
    ConditionText(
      id: node.id(), origin: node.origin, short: node.translated("kort"), holds: sentences(node),
      fails: node.optional("omgekeerd")?.read(sentences), isActionable: node.flag("handelbaar"))
  }

  private static func sentences(_ node: ContentNode) -> ConditionText.Sentences {
    ConditionText.Sentences(met: node.translated("voldaan"), notMet: node.translated("nietVoldaan"), open: node.translated("open"))
  }
}
