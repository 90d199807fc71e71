import Dispatch

/// Work on all processors at once.
enum SideBySide {
  /// The results in order.
  static func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    var results: [Result?] = Array(repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { results in
      // Each piece of work has a place of its own.
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: count) { results[$0] = body($0) }
    }
    return results.compactMap(\.self)
  }
}
