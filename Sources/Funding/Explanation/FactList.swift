import Library

/// Facts in an order, each with its place among all facts: so that lists of hundreds become one without comparing ids as texts.
package struct FactList: Sendable {
  package let ids: [Fact.ID]
  fileprivate let places: [Int]

  static let none = FactList(ids: [], places: [])

  fileprivate init(ids: [Fact.ID], places: [Int]) { (self.ids, self.places) = (ids, places) }

  init(_ ids: [Fact.ID], in facts: Shelf<Fact>) {
    let known = ids.compactMap { id in facts.position(of: id).map { (id: id, place: $0) } }
    self.init(ids: known.map(\.id), places: known.map(\.place))
  }

  /// Some of the facts, by their number in this list.
  func only(_ numbers: [Int]) -> FactList { FactList(ids: numbers.map { ids[$0] }, places: numbers.map { places[$0] }) }
}

/// Brings lists of facts together in the order in which they come, each fact once.
struct FactCollector {
  private let facts: Shelf<Fact>
  private var isTaken: [Bool]
  private(set) var places: [Int] = []

  init(_ facts: Shelf<Fact>) {
    self.facts = facts
    isTaken = Array(repeating: false, count: facts.count)
  }

  mutating func add(_ list: FactList) { for place in list.places { add(place) } }
  mutating func add(_ ids: [Fact.ID]) { for id in ids { if let place = facts.position(of: id) { add(place) } } }

  private mutating func add(_ place: Int) {
    guard !isTaken[place] else { return }
    isTaken[place] = true
    places.append(place)
  }

  var list: FactList { FactList(ids: places.map { facts[$0].id }, places: places) }
}
