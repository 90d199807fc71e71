import Library

@testable import GuideContent

/// `parties/*.yaml`: the second of the three files of a new kind, its reader. What it asks for is what an author may write; in the program
/// its `reader` stands in `ContentReader.all`.
enum VoorbeeldpartijenFile {
  static let reader = ContentReader(.folder("parties"), list: "partijen", party)

  private static func party(_ node: ContentNode) -> Voorbeeldpartij {
    Voorbeeldpartij(
      id: node.id(), origin: node.origin, name: node.translated("naam"), does: node.translated("doet"),
      contact: node.optionalString("contact").map { Identifier($0) }, facts: node.facts("feiten"))
  }
}
