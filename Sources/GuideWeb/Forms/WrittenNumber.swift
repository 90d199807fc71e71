import FEEL
import Library

/// Numbers as people write them, in the Netherlands and elsewhere: `1.234,5`, `1,234.5`, `1 234`, `1234,5`, `€ 60`.
///
/// A point or comma that stands alone with exactly three digits behind it could mark thousands or decimals. Then nothing is guessed.
enum WrittenNumber {
  /// What may stand beside a number.
  enum Sign: Sendable {
    /// Before or behind it.
    case euro
    /// Behind it.
    case percent
  }

  /// Both numbers that a text can mean: `44.730` is `44730` or `44.73`.
  struct Two: Hashable, Sendable {
    let whole: String
    private let units: String
    private let parts: String
    private let mark: Character

    fileprivate init(_ first: String, _ second: String, _ mark: Character) {
      self.mark = mark
      let kept = second.reversed().drop { $0 == "0" }.reversed()
      (whole, units, parts) = (first + second, first, String(kept))
    }

    /// The numbers themselves.
    var both: [Decimal128] { [whole, "\(units).\(parts.isEmpty ? "0" : parts)"].compactMap { Decimal128($0) } }

    /// Whether a language marks thousands in this way.
    fileprivate func isThousands(_ language: Language) -> Bool { mark == (language == .nl ? "." : ",") }

    /// The one with decimals, as a language writes it, and so that it can be read in no other way.
    func broken(_ language: Language) -> String {
      parts.isEmpty ? units : units + (language == .nl ? "," : ".") + parts + (parts.count == 3 ? "0" : "")
    }
  }

  enum Problem: Error, Hashable, Sendable {
    /// No number.
    case none
    case either(Two)
  }

  /// At most 30 signs: longer is no number that people type.
  private static let longest = 30
  /// With spaces between thousands, and a sign.
  private static let mostBytes = 90
  /// The space of a keyboard, and those that do not break.
  private static let spaces: Set<Character> = [" ", "\u{A0}", "\u{2009}", "\u{202F}"]

  /// The number that a text means.
  ///
  /// - Parameter thousands: in whose way thousands are marked, where three decimals make no sense: `12.000` is twelve thousand in Dutch, and
  ///   is asked in English.
  static func read(_ text: Substring, _ sign: Sign? = nil, thousands: Language? = nil) -> Result<Decimal128, Problem> {
    switch parsed(text, sign) {
    case .failure(.either(let two)) where thousands.map(two.isThousands) ?? false:
      Decimal128(two.whole).map { .success($0) } ?? .failure(.none)
    case .failure(let problem): .failure(problem)
    case .success(let plain): Decimal128(plain).map { .success($0) } ?? .failure(.none)
    }
  }

  /// How many digits stand behind the decimal sign.
  static func decimals(_ text: Substring, _ sign: Sign? = nil) -> Int {
    guard case .success(let plain) = parsed(text, sign), let point = plain.firstIndex(of: ".") else { return 0 }
    return plain.distance(from: point, to: plain.endIndex) - 1
  }

  /// Whether bytes from outside hold nothing but what numbers are written with: then they are short, and cheap to compare.
  static func canBeOne(_ bytes: [UInt8]) -> Bool {
    bytes.count <= mostBytes
      && String(decoding: bytes, as: UTF8.self).allSatisfy { isDigit($0) || spaces.contains($0) || ".,-−€%".contains($0) }
  }

  /// As it would be typed.
  static func text(_ number: Decimal128, _ language: Language = .nl) -> String {
    let text = number.description
    return text.contains("E") || language == .en ? text : text.replacing(".", with: ",")
  }

  /// As it is read in one way only, whatever the language: with no mark of thousands, and never three decimals.
  static func plain(_ number: Decimal128) -> String {
    let text = Self.text(number)
    return text.split(separator: ",").last?.count == 3 && text.contains(",") ? text + "0" : text
  }

  /// Digits with at most one point among them, perhaps behind a minus.
  private static func parsed(_ text: Substring, _ sign: Sign?) -> Result<String, Problem> {
    guard text.utf8.count <= mostBytes else { return .failure(.none) }
    var digits = bare(text, sign)
    let minus = digits.first == "-" || digits.first == "−" ? "-" : ""
    if !minus.isEmpty { digits = bare(digits.dropFirst(), sign) }
    guard digits.count <= longest, let first = digits.first, let last = digits.last, isDigit(first), isDigit(last),
      digits.allSatisfy({ isDigit($0) || $0 == "." || $0 == "," || spaces.contains($0) })
    else { return .failure(.none) }
    let marks = digits.filter { $0 == "." || $0 == "," }
    let isSpaced = digits.contains(where: spaces.contains)
    // The last mark is that of decimals, when it stands there once and something else groups thousands.
    if let mark = marks.last, isSpaced || Set(marks).count == 2 {
      guard marks.count(where: { $0 == mark }) == 1, !isSpaced || marks.count == 1 else { return .failure(.none) }
      let halves = digits.split(separator: mark, omittingEmptySubsequences: false)
      return whole(halves[0]).flatMap { units in
        halves[1].allSatisfy(isDigit) ? .success("\(minus)\(units).\(halves[1])") : .failure(.none)
      }
    }
    guard marks.count == 1, let mark = marks.first else { return whole(digits).map { minus + $0 } }
    let halves = digits.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
    if halves[1].count == 3, halves[0].count <= 3, !halves[0].hasPrefix("0") {
      return .failure(.either(Two(minus + halves[0], halves[1], mark)))
    }
    return .success("\(minus)\(halves[0]).\(halves[1])")
  }

  /// A whole number, perhaps with its thousands apart.
  private static func whole(_ text: Substring) -> Result<String, Problem> {
    let groups = text.split(omittingEmptySubsequences: false) { !isDigit($0) }
    guard groups.count == 1 || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }) else {
      return .failure(.none)
    }
    return .success(groups.joined())
  }

  /// Without the sign, and the space around it.
  private static func bare(_ text: Substring, _ sign: Sign?) -> Substring {
    var rest = trimmed(text)
    switch sign {
    case .euro where rest.first == "€": rest.removeFirst()
    case .euro where rest.last == "€", .percent where rest.last == "%": rest.removeLast()
    default: break
    }
    rest = trimmed(rest)
    // Whole euros, as people write them: `20.000,-`.
    if sign == .euro, let tail = [",-", ",–", ",--"].first(where: rest.hasSuffix) { rest = rest.dropLast(tail.count) }
    return trimmed(rest)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, spaces.contains(first) || first == "\t" { text.removeFirst() }
    while let last = text.last, spaces.contains(last) || last == "\t" { text.removeLast() }
    return text
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
