/// An identifier that says what it identifies, so that a fact id can never stand where a question id belongs.
public struct Identifier<Subject>: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  public let text: String

  @inlinable public init(_ text: String) { self.text = text }
  @inlinable public init(stringLiteral value: String) { text = value }

  @inlinable public var description: String { text }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  // Ids are compared by the thousand, in every target: written out, so that the compiler can do so in place.
  @inlinable public static func == (a: Self, b: Self) -> Bool { a.text == b.text }
  @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
