import Funding
import HTTPTypes
import Library

@testable import GuideWeb

/// The last of the three files of a new kind: its page. In the program `page` stands in `PageTable.all`.
enum VoorbeeldpartijenPage {
  static let page = Page(.get, "/partijen", .everyone) { request in
    let context = try request.page()
    let parties = context.guide.library[Voorbeeldpartij.self]
    return .document(Document(context: context, title: "Partijen", content: "<h1>Partijen</h1>\(parties.map { item($0, context) })"))
  }

  private static func item(_ party: Voorbeeldpartij, _ context: PageContext) -> HTML {
    """
    <section id="\(party.id.text)"><h2>\(party.name[context.language])</h2>
    <p>\(party.does[context.language]) \(Citation.inline(party.facts, context))</p></section>
    """
  }
}
