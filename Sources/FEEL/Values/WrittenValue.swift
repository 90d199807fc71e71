/// A value as it is written. Values that FEEL calls equal can differ in what is made of them: `string(1.0)` is not `string(1)`, and the
/// first key of `{a: 1, b: 2}` is not that of `{b: 2, a: 1}`. What keeps values apart, each once, must keep these apart too.
package struct WrittenValue: Hashable, Sendable {
  /// The value itself.
  package let value: Value

  /// A value, to be told from equal ones that are written otherwise.
  package init(_ value: Value) { self.value = value }

  package static func == (a: WrittenValue, b: WrittenValue) -> Bool {
    switch (a.value, b.value) {
    case (.number(let a), .number(let b)):
      return a.exponent == b.exponent && a.coefficient == b.coefficient && a.isNegative == b.isNegative
    case (.list(let a), .list(let b)): return a.count == b.count && zip(a, b).allSatisfy { WrittenValue($0) == WrittenValue($1) }
    case (.context(let a), .context(let b)):
      return a.names.count == b.names.count
        && zip(a.entries, b.entries).allSatisfy { $0.name.isExactly($1.name) && WrittenValue($0.value) == WrittenValue($1.value) }
    case (.range(let a), .range(let b)):
      return a.includesLow == b.includesLow && a.includesHigh == b.includesHigh
        && a.low.map(WrittenValue.init) == b.low.map(WrittenValue.init)
        && a.high.map(WrittenValue.init) == b.high.map(WrittenValue.init)
    case (let a, let b): return a == b
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch value {
    case .number(let number):
      hasher.combine(number.coefficient)
      hasher.combine(number.exponent)
    case .list(let elements): for element in elements { WrittenValue(element).hash(into: &hasher) }
    case .context(let context):
      for entry in context.entries {
        hasher.combine(CodePoints(entry.name))
        WrittenValue(entry.value).hash(into: &hasher)
      }
    case .range(let range): for end in [range.low, range.high] { WrittenValue(end ?? .null).hash(into: &hasher) }
    default: value.hash(into: &hasher)
    }
  }
}
