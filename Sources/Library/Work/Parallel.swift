/// Does a piece of work for every number below a count, in any order and on any threads. The core knows no threads: whoever runs it gives this.
public typealias Workers = @Sendable (_ count: Int, _ work: @Sendable (Int) -> Void) -> Void

public enum Parallel {
  /// One thing after another.
  public static let alone: Workers = { count, work in (0..<count).forEach(work) }

  /// What `body` makes of each number below a count, in their order, whoever does the work.
  public static func map<Result: Sendable>(_ count: Int, _ workers: Workers, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
    let places = Places(UnsafeMutablePointer<Result?>.allocate(capacity: max(1, count)))
    places.start.initialize(repeating: nil, count: count)
    defer {
      places.start.deinitialize(count: count)
      places.start.deallocate()
    }
    workers(count) { index in places.start[index] = body(index) }
    return (0..<count).compactMap { places.start[$0] }
  }

  public static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ workers: Workers, _ body: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    map(elements.count, workers) { body(elements[$0]) }
  }
}

/// Memory that workers fill, each at its own places.
private struct Places<Element>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Element>
  init(_ start: UnsafeMutablePointer<Element>) { self.start = start }
}
