/// Reads a strict written form from left to right. What does not fit leaves the scanner where it was.
struct ByteScanner {
  private var rest: ArraySlice<UInt8>

  /// No written form is longer than this; of a longer text nothing is read.
  private static let maximumLength = 2_000

  init(_ text: some StringProtocol) { rest = text.utf8.count <= Self.maximumLength ? Array(text.utf8)[...] : [] }

  var isAtEnd: Bool { rest.isEmpty }

  /// Whether the next byte is `character`; if so it is taken.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// All digits that stand here, when their number fits.
  mutating func digits(_ counts: ClosedRange<Int>) -> ArraySlice<UInt8>? {
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard counts.contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits
  }

  /// The number that the digits here write; at most 18 of them.
  mutating func number(_ counts: ClosedRange<Int>) -> Int? {
    digits(counts).map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
  }

  /// The number that the digits here write, of any length that fits.
  mutating func wide() -> Int128? {
    guard let digits = digits(1...39) else { return nil }
    return Int128(String(decoding: digits, as: UTF8.self))
  }

  /// A fraction after the point, in billionths. Digits beyond the ninth must be zero.
  mutating func billionths(_ counts: ClosedRange<Int>) -> Int? {
    guard let digits = digits(counts), digits.dropFirst(9).allSatisfy({ $0 == 0x30 }) else { return nil }
    var value = digits.prefix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    for _ in digits.count..<max(9, digits.count) { value *= 10 }
    return value
  }

  /// Everything up to the end.
  mutating func remainder() -> String {
    defer { rest = [] }
    return String(decoding: rest, as: UTF8.self)
  }
}

/// The digits of a number of at least zero, with zeros in front up to `width`.
func padded(_ value: Int, _ width: Int) -> String {
  let text = String(value)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

/// A fraction of a second as text: nothing, or a point with the digits that matter.
func fractionText(billionths: Int) -> String {
  guard billionths != 0 else { return "" }
  var digits = padded(billionths, 9)
  while digits.last == "0" { digits.removeLast() }
  return "." + digits
}
