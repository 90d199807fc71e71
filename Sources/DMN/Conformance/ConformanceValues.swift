import FEEL

/// Reads the values of test files, and compares them with those of a model.
struct ConformanceValues {
  let environment: Environment

  private static let instance = "http://www.w3.org/2001/XMLSchema-instance"

  /// The value that stands in `node`: in a `value`, in `component`s, or in a `list`.
  func value(_ node: XMLElement) -> Value {
    if isNil(node) { return .null }
    if let simple = node.first("value") { return isNil(simple) ? .null : self.simple(simple) }
    if let list = node.first("list") { return isNil(list) ? .null : .list(list.all("item").map(value)) }
    let components = node.all("component")
    guard !components.isEmpty else { return .null }
    return .context(Context(components.map { (($0["name"] ?? "").normalizedName, value($0)) }))
  }

  private func isNil(_ node: XMLElement) -> Bool {
    ["true", "1"].contains(node.attributes.first { $0.name.hasSuffix(":nil") }?.value)
  }

  private func simple(_ node: XMLElement) -> Value {
    let text = node.text
    let type = node.attributes.first { $0.name.hasSuffix(":type") }?.value.split(separator: ":").last
    switch type {
    case "string": return .string(text)
    case "boolean": return .boolean(["true", "1"].contains(text.trimmed))
    case "decimal", "double", "float", "integer", "int", "long": return number(text.trimmed) ?? .string(text)
    case "date", "time", "dateTime", "duration": return Expression.temporal(text.trimmed).evaluate(in: Scope(), environment).value
    default:
      // Without a type the text says what it is.
      if ["true", "false"].contains(text.trimmed) { return .boolean(text.trimmed == "true") }
      return number(text.trimmed) ?? .string(text)
    }
  }

  private func number(_ text: String) -> Value? {
    let plain = text.hasPrefix("+") ? String(text.dropFirst()) : text
    let whole = plain.hasPrefix(".") ? "0" + plain : plain.hasPrefix("-.") ? "-0" + plain.dropFirst() : plain
    return Decimal128(whole).map(Value.number)
  }

  /// Whether two values count as the same for the kit: numbers may differ by 0.00000001, and times are those of one moment.
  static func areAlike(_ expected: Value, _ actual: Value, _ environment: Environment) -> Bool {
    switch (expected, actual) {
    case (.number(let a), .number(let b)):
      guard let difference = a.subtracting(b), let tolerance = Decimal128("0.00000001") else { return false }
      return difference < tolerance && -difference < tolerance
    case (.list(let a), .list(let b)): return a.count == b.count && zip(a, b).allSatisfy { areAlike($0, $1, environment) }
    case (.context(let a), .context(let b)):
      return a.names.count == b.names.count
        && a.entries.allSatisfy { entry in b[entry.name].map { areAlike(entry.value, $0, environment) } ?? false }
    default:
      return expected == actual
        || Expression.binary(.equal, .literal(expected), .literal(actual)).evaluate(in: Scope(), environment).value == .boolean(true)
    }
  }
}
