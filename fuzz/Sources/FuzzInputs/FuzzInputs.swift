import DMN
import FEEL
import FuzzSupport

/// Texts that come in as values: the first byte chooses as what the rest is read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let data, count > 0 else { return 0 }
  let rest = UnsafeBufferPointer(start: data + 1, count: count - 1)
  let text = String(decoding: rest, as: UTF8.self)
  switch data[0] {
  case UInt8(ascii: "r"): checkPattern(text)
  case UInt8(ascii: "t"): checkTemporal(text)
  case UInt8(ascii: "n"): checkNumber(text)
  case UInt8(ascii: "x"): checkXML(Array(rest))
  case UInt8(ascii: "f"): checkFunctions(text)
  default: return -1  // Not to be kept.
  }
  return 0
}

/// Calls a function of the language on texts.
@discardableResult
private func call(_ function: String, _ arguments: Value...) -> Value {
  let result = Expression.call(.name(function), .positional(arguments.map { .literal($0) })).evaluate(in: Scope(), Surroundings.environment)
  _ = (result.value.description, result.value.hashValue)
  return result.value
}

/// Three lines: a pattern, flags, and the text to search.
private func checkPattern(_ text: String) {
  let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map { Value.string(String($0)) }
  guard lines.count == 3 else { return }
  let matches = call("matches", lines[2], lines[0], lines[1])
  let replaced = call("replace", lines[2], lines[0], .string("<$0>"), lines[1])
  if matches == .boolean(false), replaced != .null { holds(replaced == lines[2], "Nothing matches, but something was replaced.") }
  call("split", lines[2], lines[0])
}

private func checkTemporal(_ text: String) {
  if let date = CalendarDate(text) { holds(CalendarDate(date.description) == date, "\(date)") }
  if let time = TimeOfDay(text) { holds(TimeOfDay(time.description) == time, "\(time)") }
  if let moment = DateAndTime(text) { holds(DateAndTime(moment.description) == moment, "\(moment)") }
  if let duration = DaysDuration(text) { holds(DaysDuration(duration.description) == duration, "\(duration)") }
  if let duration = YearsDuration(text) { holds(YearsDuration(duration.description) == duration, "\(duration)") }
  var values: [Value] = []
  for name in ["date", "time", "date and time", "duration"] { values.append(call(name, .string(text))) }
  for value in values where value != .null {
    for name in ["day of year", "day of week", "week of year", "month of year", "string", "abs"] { call(name, value) }
    let literal = Expression.literal(value)
    for part in ["year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone", "days", "years"] {
      _ = Expression.path(literal, part).evaluate(in: Scope(), Surroundings.environment)
    }
    for other in values + Surroundings.values.values {
      for operation in [BinaryOperator.add, .subtract, .multiply, .divide, .less, .equal] {
        for (left, right) in [(value, other), (other, value)] {
          _ = Expression.binary(operation, .literal(left), .literal(right)).evaluate(in: Scope(), Surroundings.environment).value.description
        }
      }
      call("years and months duration", value, other)
      call("date and time", value, other)
    }
  }
}

/// Two lines: numbers.
private func checkNumber(_ text: String) {
  let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
  let numbers = lines.compactMap { Decimal128($0) }
  for number in numbers {
    guard let again = Decimal128(number.description) else { fatalError("\(number) cannot be read.") }
    holds(again == number && again.hashValue == number.hashValue, "\(number) reads back as \(again)")
    holds(number.subtracting(number) == .zero, "\(number) less itself")
    if let root = number.squareRoot() { holds(root >= .zero, "√\(number) = \(root)") }
    for name in ["sqrt", "exp", "log", "even", "odd", "floor", "ceiling", "abs", "string"] { call(name, .number(number)) }
    for scale in [-2, 0, 5] { for rounding in Rounding.allCases { _ = number.rounded(toScale: scale, rounding) } }
  }
  guard numbers.count == 2 else { return call("number", .string(text), .string(","), .string(".")) == .null ? () : () }
  let (a, b) = (numbers[0], numbers[1])
  holds(!(a < b && b < a) && (a == b) == (b == a), "The order of \(a) and \(b)")
  holds(a.adding(b) == b.adding(a) && a.multiplied(by: b) == b.multiplied(by: a), "\(a) and \(b) in another order")
  _ = (a.divided(by: b), a.raised(to: b), a.rounded(toScale: b.integer ?? 0, .halfEven))
  if let rest = a.modulo(b) { holds(rest.magnitude <= b.magnitude, "\(a) modulo \(b) = \(rest)") }
}

private func checkXML(_ bytes: [UInt8]) {
  guard let document = try? XMLDocument.read(bytes) else { return }
  let written = document.write()
  guard let again = try? XMLDocument.read(written) else { fatalError("What was written cannot be read.") }
  holds(again.write() == written, "What was written reads back as something else.")
  holds(again.root.text == document.root.text && again.root.attributes.map(\.value) == document.root.attributes.map(\.value), "Another text.")
}

/// Functions on texts, and the reading of ranges.
private func checkFunctions(_ text: String) {
  let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map { Value.string(String($0)) }
  for name in ["upper case", "lower case", "string length", "range", "string", "number", "date", "time", "duration"] { call(name, parts[0]) }
  guard parts.count == 2 else { return }
  for name in ["contains", "starts with", "ends with", "substring before", "substring after", "string join", "split", "is"] {
    call(name, parts[0], parts[1])
  }
  let before = call("substring before", parts[0], parts[1])
  let after = call("substring after", parts[0], parts[1])
  if call("contains", parts[0], parts[1]) == .boolean(true), case .string(let before) = before, case .string(let after) = after,
    case .string(let whole) = parts[0], case .string(let match) = parts[1]
  {
    holds((before + match + after).utf8.elementsEqual(whole.utf8), "\(before)|\(match)|\(after) is not \(whole)")
  }
}
