/// Does a piece of work for every number below a count, in any order and on any threads.
package typealias Workers = @Sendable (_ count: Int, _ work: @Sendable (Int) -> Void) -> Void

enum Parallel {
  /// What `body` makes of each element, in their order, whoever does the work.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ workers: Workers, _ body: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    let places = Places(UnsafeMutablePointer<Result?>.allocate(capacity: max(1, elements.count)))
    places.start.initialize(repeating: nil, count: elements.count)
    defer {
      places.start.deinitialize(count: elements.count)
      places.start.deallocate()
    }
    workers(elements.count) { index in places.start[index] = body(elements[index]) }
    return (0..<elements.count).compactMap { places.start[$0] }
  }
}

/// Memory that workers fill, each at its own places.
struct Places<Element>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Element>
  init(_ start: UnsafeMutablePointer<Element>) { self.start = start }
}
