import FEEL

/// Which content an advice was made with.
public struct Edition: Hashable, Sendable {
  /// The name people use: `2026.1`.
  public let name: String
  public let date: CalendarDate
  /// SHA-256 over all content files, as 64 hexadecimal digits.
  public let contentHash: String
  public let publisher: Publisher

  /// Who publishes this content and answers for the service.
  public struct Publisher: Hashable, Sendable {
    public let name: String
    public let url: String
    public let email: String

    public init(name: String, url: String, email: String) { (self.name, self.url, self.email) = (name, url, email) }
  }

  public init(name: String, date: CalendarDate, contentHash: String, publisher: Publisher) {
    (self.name, self.date, self.contentHash, self.publisher) = (name, date, contentHash, publisher)
  }
}
