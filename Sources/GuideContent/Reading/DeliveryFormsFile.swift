import Funding
import Library

/// `outcomes/leveringsvormen.yaml`: the matrix of delivery forms and Wlz options.
enum DeliveryFormsFile {
  static let reader = ContentReader(.file("outcomes/leveringsvormen.yaml"), list: "leveringsvormen") { node in
    DeliveryForm(
      id: node.id(), origin: node.origin, name: node.translated("naam"), explanation: node.translated("uitleg"),
      facts: node.facts("feiten"),
      cells: (node.required("cellen")?.members ?? []).compactMap { member in
        member.value.read { cell(Identifier(member.key), $0) }
      })
  }

  private static func cell(_ outcome: Outcome.ID, _ node: ContentNode) -> DeliveryForm.Cell? {
    let fact: Fact.ID = node.id("feit")
    guard let value = node.choice("waarde", DeliveryForm.Value.self), let certainty = node.choice("zekerheid", Certainty.self) else {
      return nil
    }
    return DeliveryForm.Cell(outcome: outcome, value: value, fact: fact, certainty: certainty)
  }
}
