/// A page of plain information: about, privacy, accessibility.
package struct InfoPage: Sendable {
  package struct Section: Sendable {
    package let heading: Text?
    package let paragraphs: [Text]

    package init(heading: Text?, paragraphs: [Text]) { (self.heading, self.paragraphs) = (heading, paragraphs) }
  }
  /// The pages that the site has; the raw value is the id in the content and the path of the page.
  package enum ID: String, CaseIterable, Hashable, Sendable {
    case about = "over"
    case privacy
    case accessibility = "toegankelijkheid"
  }

  package let id: ID
  package let title: Text
  package let sections: [Section]

  package init(id: ID, title: Text, sections: [Section]) { (self.id, self.title, self.sections) = (id, title, sections) }
}
