/// Something in the content that has an id of its own: a fact, a question, an organisation.
///
/// A new kind of content is three files: its type (which says here what it holds), its reader (named in `ContentReader.all`), and its page
/// (a row of `PageTable`). Duplicates, references that lead nowhere, what uses what, the differences between two editions and the place
/// of a problem follow from this description, for every kind alike.
public protocol ContentItem: Sendable {
  /// The kind of thing it is.
  static var itemKind: ContentKind { get }

  var id: Identifier<Self> { get }
  /// What it is called within its kind: its id, unless that alone is not enough.
  var key: String { get }
  /// Where it is written.
  var origin: Origin { get }
  /// What people call it, where others name it: its first text, unless a kind says otherwise.
  var name: Text { get }
  /// Everything it says to people.
  var texts: [Text] { get }
  /// Everything it refers to. The check of the content refuses what does not exist.
  var references: [Reference] { get }
  /// The statements in it that must rest on facts, each with its facts. A statement without facts is refused.
  var grounds: [[Fact.ID]] { get }
  /// Where it refers to something: its own place, unless a kind can say it more exactly.
  func origin(of reference: Reference) -> Origin
  /// Where one of its `grounds` stands, counted from 0.
  func origin(ofGround number: Int) -> Origin
}

extension ContentItem {
  public typealias ID = Identifier<Self>

  public var key: String { id.text }
  public var name: Text { texts.first ?? Text(nl: key, en: key) }
  public var grounds: [[Fact.ID]] { [] }
  public func origin(of reference: Reference) -> Origin { origin }
  public func origin(ofGround number: Int) -> Origin { origin }
  /// This item, as others refer to it.
  public var reference: Reference { Reference(kind: Self.itemKind, key: key) }
}

/// A kind of content, as people call it.
public struct ContentKind: Hashable, Sendable {
  /// In the content and for its authors: `feit`.
  public let dutch: String
  /// In messages of the program: `fact`.
  public let english: String
  /// More than one of them: `facts`.
  public let plural: String

  /// - Parameter plural: only where it is not the English word with an s.
  public init(_ dutch: String, english: String, plural: String? = nil) {
    (self.dutch, self.english, self.plural) = (dutch, english, plural ?? english + "s")
  }

  // One name tells kinds apart, and references are compared by the thousand.
  public static func == (a: Self, b: Self) -> Bool { a.dutch == b.dutch }
  public func hash(into hasher: inout Hasher) { hasher.combine(dutch) }
}

/// Where something is written.
public struct Origin: Hashable, Sendable {
  /// The path inside the content.
  public let file: String
  /// Counted from 1; 0 when there is no line.
  public let line: Int

  public init(file: String, line: Int) { (self.file, self.line) = (file, line) }
}

/// That something refers to something else: the kind and the key of what is meant.
public struct Reference: Hashable, Sendable, CustomStringConvertible {
  public let kind: ContentKind
  public let key: String

  public init(kind: ContentKind, key: String) { (self.kind, self.key) = (kind, key) }

  /// `feit A-E02`
  public var description: String { "\(kind.dutch) \(key)" }
}

extension Identifier where Subject: ContentItem {
  public var reference: Reference { Reference(kind: Subject.itemKind, key: text) }
}

extension Sequence {
  /// The ids as references.
  public func references<Item: ContentItem>() -> [Reference] where Element == Identifier<Item> { map(\.reference) }
}
