/// A statement of the content with the facts it rests on.
public struct SourcedText: Hashable, Sendable {
  public let text: Text
  public let facts: [Fact.ID]

  public init(text: Text, facts: [Fact.ID]) { (self.text, self.facts) = (text, facts) }
}
