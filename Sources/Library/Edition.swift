import FEEL

/// Which content an advice was made with.
package struct Edition: Hashable, Sendable {
  /// The name people use: `2026.1`.
  package let name: String
  package let date: CalendarDate
  /// SHA-256 over all content files, as 64 hexadecimal digits.
  package let contentHash: String
  package let publisher: Publisher

  /// Who publishes this content and answers for the service.
  package struct Publisher: Hashable, Sendable {
    package let name: String
    package let url: String
    package let email: String

    package init(name: String, url: String, email: String) { (self.name, self.url, self.email) = (name, url, email) }
  }

  package init(name: String, date: CalendarDate, contentHash: String, publisher: Publisher) {
    (self.name, self.date, self.contentHash, self.publisher) = (name, date, contentHash, publisher)
  }
}
