/// Bounds on values. Values can share parts, so a short text could otherwise make a value of endless size or depth.
extension Evaluation {
  /// The value, or `null` with a reason when it holds too much or nests too deep.
  func bounded(_ value: Value) -> Value { isBounded(value) ? value : .null }

  /// Whether the value holds no more than the limits allow; if not, the reason is noted.
  func isBounded(_ value: Value) -> Bool {
    var parts = 0
    let depth = depth(of: value, &parts)
    guard step(parts) else { return false }
    if depth != nil { return true }
    let limits = environment.limits
    _ = fail("A value of more than \(limits.size) parts, or nested more than \(limits.depth) deep, is refused.")
    return false
  }

  /// How deep a value nests; `nil` when that is more than the limits allow, or when it has more parts.
  /// - Parameters:
  ///   - room: how deep it may nest.
  ///   - parts: grows by the number of parts that were seen.
  func depth(of value: Value, room: Int? = nil, _ parts: inout Int) -> Int? {
    let room = room ?? environment.limits.depth
    switch value {
    case .list(let elements): return depth(of: elements, room: room, &parts)
    case .context(let context): return depth(of: context.names.lazy.map { context[$0] ?? .null }, room: room, &parts)
    case .function(let function): return function.depth <= room ? function.depth : nil
    default: return 0
    }
  }

  func depth(of values: some Collection<Value>, room: Int? = nil, _ parts: inout Int) -> Int? {
    let room = (room ?? environment.limits.depth) - 1
    parts += values.count
    guard room >= 0, parts <= environment.limits.size else { return nil }
    var deepest = 0
    for value in values {
      guard let depth = depth(of: value, room: room, &parts) else { return nil }
      deepest = max(deepest, depth)
    }
    return deepest + 1
  }
}
