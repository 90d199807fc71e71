/// A page of plain information: about, privacy, accessibility.
public final class InfoPage: ContentItem {
  public static let itemKind = ContentKind("informatiepagina", english: "information page")

  public struct Section: Sendable {
    public let heading: Text?
    public let paragraphs: [Text]

    public init(heading: Text?, paragraphs: [Text]) { (self.heading, self.paragraphs) = (heading, paragraphs) }
  }

  /// The pages that the site has; the raw value is the id in the content and the path of the page.
  public enum Name: String, CaseIterable, Hashable, Sendable {
    case about = "over"
    case privacy
    case accessibility = "toegankelijkheid"

    public var id: InfoPage.ID { Identifier(rawValue) }
  }

  public let id: Identifier<InfoPage>
  public let origin: Origin
  public let title: Text
  public let sections: [Section]

  public init(id: Identifier<InfoPage>, origin: Origin, title: Text, sections: [Section]) {
    (self.id, self.origin, self.title, self.sections) = (id, origin, title, sections)
  }

  public var texts: [Text] { [title] + sections.flatMap { [$0.heading].compactMap(\.self) + $0.paragraphs } }
  public var references: [Reference] { [] }
}
