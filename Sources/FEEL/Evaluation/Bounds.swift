/// Bounds on values. Values can share parts, so a short text could otherwise make a value of endless size or depth.
extension Evaluation {
  /// The value, or `null` with a reason when it holds too much or nests too deep.
  func bounded(_ value: Value) -> Value { isBounded(value) ? value : .null }

  /// Whether the value holds no more than the limits allow; if not, the reason is noted.
  func isBounded(_ value: Value) -> Bool {
    var parts = 0
    let fits = fits(value, depth: 0, &parts)
    guard step(parts) else { return false }
    if fits { return true }
    _ = fail("A value of more than \(environment.limits.size) parts, or nested more than \(environment.limits.depth) deep, is refused.")
    return false
  }

  private func fits(_ value: Value, depth: Int, _ parts: inout Int) -> Bool {
    guard depth <= environment.limits.depth else { return false }
    switch value {
    case .list(let elements):
      parts += elements.count
      guard parts <= environment.limits.size else { return false }
      for element in elements where !fits(element, depth: depth + 1, &parts) { return false }
    case .context(let context):
      parts += context.names.count
      guard parts <= environment.limits.size else { return false }
      for name in context.names where !fits(context[name] ?? .null, depth: depth + 1, &parts) { return false }
    default: break
    }
    return true
  }
}
