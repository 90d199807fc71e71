import FEEL
import Library

/// Values of tools as text.
package enum ToolValueText {
  /// A value as JSON: numbers without an exponent, days as texts.
  package static func json(_ value: Value) -> JSON {
    switch value {
    case .null: .null
    case .boolean(let flag): .boolean(flag)
    case .number(let number): .number(plain(number))
    case .string(let text): .string(text)
    case .date(let day): .string(day.description)
    case .list(let values): .array(values.map(json))
    case .context(let context): .object(context.entries.map { JSON.Member(key: $0.name, value: json($0.value)) })
    case .time, .dateAndTime, .daysDuration, .yearsDuration, .range, .function: .string(value.description)
    }
  }

  /// Digits without an exponent and without zeros that say nothing: `4843.8`.
  package static func plain(_ number: Decimal128) -> String {
    let text = number.description
    guard let mark = text.firstIndex(where: { $0 == "E" || $0 == "e" }), let exponent = Int(text[text.index(after: mark)...]) else {
      return trimmed(text)
    }
    let isNegative = text.first == "-"
    let mantissa = text[..<mark].drop { $0 == "-" }
    let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    var digits = halves.joined()
    var point = halves[0].count + exponent
    if point <= 0 {
      digits = String(repeating: "0", count: 1 - point) + digits
      point = 1
    }
    if point > digits.count { digits += String(repeating: "0", count: point - digits.count) }
    let whole = digits.prefix(point)
    let part = digits.dropFirst(point)
    return (isNegative ? "-" : "") + trimmed(part.isEmpty ? String(whole) : "\(whole).\(part)")
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    let kept = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    let result = String(kept.reversed())
    return result.isEmpty || result == "-" ? "0" : result
  }

  /// An amount as it is written in a language, in whole euros or with cents: `€ 4.843,80`.
  package static func money(_ euros: Decimal128, _ language: Language) -> String {
    let cents = euros.rounded(toScale: 2, .halfUp) ?? euros
    return "€ " + grouped(plain(cents), language, decimals: cents.isWhole ? 0 : 2)
  }

  /// An amount of money in a sum: with cents or more where it is not whole, and with nothing rounded.
  package static func exactMoney(_ euros: Decimal128, _ language: Language) -> String {
    "€ " + grouped(plain(euros), language, decimals: euros.isWhole ? 0 : 2)
  }

  /// Digits as they are written in a language: `4.843,80` or `4,843.80`.
  package static func grouped(_ plain: String, _ language: Language, decimals: Int = 0) -> String {
    let isNegative = plain.first == "-"
    let halves = plain.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let (thousands, point) = language == .nl ? (".", ",") : (",", ".")
    var whole = ""
    for (index, digit) in halves[0].enumerated() {
      if index > 0, (halves[0].count - index) % 3 == 0 { whole += thousands }
      whole.append(digit)
    }
    var part = halves.count > 1 ? String(halves[1]) : ""
    part += String(repeating: "0", count: max(0, decimals - part.count))
    return (isNegative ? "−" : "") + whole + (part.isEmpty ? "" : point + part)
  }

  /// A state of a result in one form, so that it can be compared with what an example says: open is `null`.
  package static func plain(_ state: ToolRun.State) -> String {
    if case .known(let value) = state { plain(json(value)) } else { "null" }
  }

  /// JSON in one form: numbers that are equal read equal.
  package static func plain(_ json: JSON) -> String {
    switch json {
    case .number(let text): Decimal128(text).map { plain($0) } ?? text
    case .array(let elements): "[" + elements.map { plain($0) }.joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.sorted { $0.key < $1.key }.map { "\($0.key): \(plain($0.value))" }.joined(separator: ", ") + "}"
    case .null, .boolean, .string: json.text()
    }
  }
}
