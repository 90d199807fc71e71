package import Library

/// One thing that can be found: a page about an instrument, an organisation, a term.
package struct SearchDocument: Sendable {
  /// What it is, such as `instrumenten`. Together with the id it tells the reader of an answer which thing was found.
  package let kind: String
  package let id: String
  package let title: Text
  package let summary: Text
  /// Everything else that is said about it. It is searched, and not shown.
  package let body: Text
  /// Other names, in any language: they are searched in every language.
  package let alsoKnownAs: [String]

  package init(kind: String, id: String, title: Text, summary: Text, body: Text, alsoKnownAs: [String] = []) {
    (self.kind, self.id, self.title, self.summary, self.body, self.alsoKnownAs) = (kind, id, title, summary, body, alsoKnownAs)
  }
}
