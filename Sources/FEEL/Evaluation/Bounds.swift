/// Bounds on values. Values can share parts, so a short text could otherwise make a value of endless size or depth.
extension Evaluation {
  /// The value, or `null` with a reason when it holds too much or nests too deep.
  public func bounded(_ value: Value) -> Value { isBounded(value) ? value : .null }

  /// Whether the value holds no more than the limits allow; if not, the reason is noted.
  func isBounded(_ value: Value) -> Bool {
    var parts = Parts(most: limits.size)
    let depth = depth(of: value, room: limits.depth, &parts)
    guard step(parts.count) else { return false }
    if depth != nil { return true }
    _ = fail("A value of more than \(limits.size) parts, or nested more than \(limits.depth) deep, is refused.")
    return false
  }

  /// How many parts of values were seen, and how many there may be.
  struct Parts {
    var count = 0
    let most: Int

    /// Counts a text: every sixteen bytes are a part. `false` when that is too much.
    mutating func takes(_ text: String) -> Bool {
      count += text.utf8.count / 16
      return count <= most
    }
  }

  /// How deep a value nests; `nil` when that is more than `room`, or when it has too many parts.
  func depth(of value: Value, room: Int, _ parts: inout Parts) -> Int? {
    switch value {
    case .list(let elements): depth(of: elements, room: room, &parts)
    case .context(let context): depth(of: context, room: room, &parts)
    case .string(let text): parts.takes(text) ? 0 : nil
    case .range(let range): depth(of: [range.low, range.high].lazy.map { $0 ?? .null }, room: room, &parts)
    case .function(let function): function.depth <= room ? function.depth : nil
    default: 0
    }
  }

  private func depth(of context: Context, room: Int, _ parts: inout Parts) -> Int? {
    for name in context.names where !parts.takes(name) { return nil }
    return depth(of: context.names.lazy.map { context[$0] ?? .null }, room: room, &parts)
  }

  func depth(of values: some Collection<Value>, room: Int, _ parts: inout Parts) -> Int? {
    parts.count += values.count
    guard room > 0, parts.count <= parts.most else { return nil }
    var deepest = 0
    for value in values {
      guard let depth = depth(of: value, room: room - 1, &parts) else { return nil }
      deepest = max(deepest, depth)
    }
    return deepest + 1
  }
}
