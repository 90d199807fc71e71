/// What the sources hold, as a list of numbers: the measure of whether the content is complete.
public final class InventoryGroup: ContentItem {
  public static let itemKind = ContentKind("deel van de inventaris", english: "part of the inventory", plural: "parts of the inventory")

  /// The letter that the numbers begin with.
  public let id: Identifier<InventoryGroup>
  public let origin: Origin
  public let title: Text
  /// Every number of the group, in order.
  public let numbers: [String]
  /// The numbers that do not come into the content, with the reason.
  public let leftOut: [LeftOut]

  public struct LeftOut: Hashable, Sendable {
    public let number: String
    public let reason: String

    public init(number: String, reason: String) { (self.number, self.reason) = (number, reason) }
  }

  public init(id: Identifier<InventoryGroup>, origin: Origin, title: Text, numbers: [String], leftOut: [LeftOut]) {
    (self.id, self.origin, self.title, self.numbers, self.leftOut) = (id, origin, title, numbers, leftOut)
  }

  public var texts: [Text] { [title] }
  public var references: [Reference] { [] }
}

/// How much of the inventory stands in the content: a number is in it when its fact exists and something rests on that fact.
public struct Coverage: Sendable {
  public struct Row: Hashable, Sendable {
    public let number: String
    public let state: State
  }

  public enum State: Hashable, Sendable {
    /// The things that rest on the fact.
    case inContent([Reference])
    case leftOut(reason: String)
    /// The fact does not exist, or nothing rests on it.
    case missing(why: String)
  }

  public let rows: [Row]

  private init(rows: [Row]) { self.rows = rows }

  /// The same of one group.
  public func rows(of group: InventoryGroup) -> Coverage {
    let numbers = Set(group.numbers)
    return Coverage(rows: rows.filter { numbers.contains($0.number) })
  }

  public init(_ library: Library) {
    rows = library[InventoryGroup.self].flatMap { group in
      let reasons = Dictionary(group.leftOut.map { ($0.number, $0.reason) }) { first, _ in first }
      return group.numbers.map { Row(number: $0, state: Self.state(of: $0, reasons, library)) }
    }
  }

  private static func state(of number: String, _ reasons: [String: String], _ library: Library) -> State {
    if let reason = reasons[number] { return .leftOut(reason: reason) }
    let fact = Fact.ID(number)
    guard library.find(fact) != nil else { return .missing(why: "no fact has this number") }
    let users = library.uses(of: fact.reference)
    return users.isEmpty ? .missing(why: "nothing rests on the fact") : .inContent(users)
  }

  public var missing: [Row] { rows.filter { if case .missing = $0.state { true } else { false } } }
  public var leftOut: [Row] { rows.filter { if case .leftOut = $0.state { true } else { false } } }
  public var inContent: [Row] { rows.filter { if case .inContent = $0.state { true } else { false } } }
}
