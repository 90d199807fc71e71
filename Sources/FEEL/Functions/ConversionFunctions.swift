/// Functions that make a number of text, and text of any value.
enum ConversionFunctions {
  static let all: [BuiltinFunction] = [
    BuiltinFunction("number", .init("from", "grouping separator", "decimal separator", optional: 2, apply: number)),
    BuiltinFunction(
      "string",
      .init("from") { arguments, evaluation in
        guard arguments[0] != .null else { return evaluation.refuse("string", arguments, needs: "a value that is not null") }
        var writer = TextWriter(evaluation)
        return writer.write(arguments[0]).map(Value.string) ?? .null
      }),
  ]

  private static func number(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    let (grouping, point) = (arguments.given(1), arguments.given(2))
    guard let text = arguments[0].asString else {
      return evaluation.refuse("number", arguments, needs: "a string, and perhaps a grouping and a decimal separator")
    }
    let separators = (grouping: grouping?.asString.map { CodePoints($0) }, point: point?.asString.map { CodePoints($0) })
    guard grouping == nil || [" ", ",", "."].contains(separators.grouping),
      point == nil || [",", "."].contains(separators.point), grouping == nil || separators.grouping != separators.point ?? "."
    else {
      return evaluation.fail(
        """
        number() needs a space, a comma or a point as grouping separator, and another one, a comma or a point, as decimal \
        separator; either may be null.
        """)
    }
    guard evaluation.step(1 + text.utf8.count / 64) else { return .null }
    guard let plain = plain(text, grouping: separators.grouping?.text.utf8.first, point: separators.point?.text.utf8.first),
      let number = Decimal128(plain)
    else { return evaluation.fail("number(): \(shortened(text)) is not a number with these separators.") }
    return .number(number)
  }

  /// The digits without grouping separators and with a point; `nil` when a separator stands where none can.
  private static func plain(_ text: String, grouping: UInt8?, point: UInt8?) -> String? {
    let point = point ?? UInt8(ascii: ".")
    var result: [UInt8] = []
    var isWhole = true
    var isAfterDigit = false
    for byte in text.utf8 {
      if byte == grouping {
        guard isWhole, isAfterDigit else { return nil }
      } else if byte == point {
        guard isWhole else { return nil }
        isWhole = false
        result.append(UInt8(ascii: "."))
      } else {
        // A point that is not the decimal separator has no meaning.
        guard byte != UInt8(ascii: ".") else { return nil }
        result.append(byte)
      }
      isAfterDigit = (0x30...0x39).contains(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func shortened(_ text: String) -> String {
    "\"" + text.prefix(40) + (text.utf8.count > 200 || text.count > 40 ? "…" : "") + "\""
  }
}

/// Writes values as text. What stands within a list or context is written as a literal, so texts are between quotes there.
struct TextWriter {
  /// Lists and contexts may nest so deep.
  static let maximumDepth = 100

  private let evaluation: Evaluation
  private var result = ""

  init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  /// The text of a value; `nil` when it is too long or too deep.
  mutating func write(_ value: Value) -> String? {
    switch value {
    case .string(let text): return text
    case .date(let date): return date.description
    case .time(let time): return time.description
    case .dateAndTime(let moment): return moment.description
    case .daysDuration(let duration): return duration.description
    case .yearsDuration(let duration): return duration.description
    default: return append(value, depth: 0) ? result : nil
    }
  }

  /// The start of the text of a value, as a literal.
  static func brief(_ value: Value) -> String {
    var environment = Environment()
    environment.limits.size = 200
    var writer = TextWriter(Evaluation(environment))
    return writer.append(value, depth: 0) ? writer.result : writer.result.cut(to: environment.limits.size)
  }

  private mutating func append(_ value: Value, depth: Int) -> Bool {
    guard evaluation.step() else { return false }
    guard depth <= Self.maximumDepth else {
      _ = evaluation.fail("string(): the value nests more than \(Self.maximumDepth) deep.")
      return false
    }
    switch value {
    case .list(let elements):
      result += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { result += ", " }
        guard append(element, depth: depth + 1) else { return false }
      }
      result += "]"
    case .context(let context):
      result += "{"
      for (index, entry) in context.entries.enumerated() {
        if index > 0 { result += ", " }
        result += Context.key(entry.name) + ": "
        guard append(entry.value, depth: depth + 1) else { return false }
      }
      result += "}"
    case .string(let text):
      let size = evaluation.environment.limits.size
      guard evaluation.step(text.utf8.count / 64) else { return false }
      result += Value.string(text.utf8.count <= size ? text : text.cut(to: size)).description
    default: result += value.description
    }
    guard result.utf8.count <= evaluation.environment.limits.size else {
      _ = evaluation.refuseSize("string", of: "characters")
      return false
    }
    return true
  }
}
