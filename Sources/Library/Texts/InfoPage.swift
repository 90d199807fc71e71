/// A page of plain information: about, privacy, accessibility.
package final class InfoPage: ContentItem {
  package static let itemKind = ContentKind("informatiepagina", english: "information page")

  package struct Section: Sendable {
    package let heading: Text?
    package let paragraphs: [Text]

    package init(heading: Text?, paragraphs: [Text]) { (self.heading, self.paragraphs) = (heading, paragraphs) }
  }

  /// The pages that the site has; the raw value is the id in the content and the path of the page.
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case about = "over"
    case privacy
    case accessibility = "toegankelijkheid"

    package var id: InfoPage.ID { Identifier(rawValue) }
  }

  package let id: Identifier<InfoPage>
  package let origin: Origin
  package let title: Text
  package let sections: [Section]

  package init(id: Identifier<InfoPage>, origin: Origin, title: Text, sections: [Section]) {
    (self.id, self.origin, self.title, self.sections) = (id, origin, title, sections)
  }

  package var texts: [Text] { [title] + sections.flatMap { [$0.heading].compactMap(\.self) + $0.paragraphs } }
  package var references: [Reference] { [] }
}
