import BusinessCase
import FEEL

/// A number as people write it in a case: what it is, or what is wrong with how it is written.
struct CaseNumber {
  let value: Double?
  /// With a value, the value can mean two things.
  let problem: (kind: CaseProblem.Kind, parts: [CaseProblem.Part: CaseProblem.Value])?

  private static let most = 1e15

  init(_ text: String) {
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    if isPlain, let number = Double(text), abs(number) <= Self.most {
      (value, problem) = (number, Self.twofold(text))
    } else {
      (value, problem) = (nil, Self.slip(text) ?? (.noNumber, [.written: .text(text)]))
    }
  }

  private typealias Problem = (kind: CaseProblem.Kind, parts: [CaseProblem.Part: CaseProblem.Value])

  /// `40.000` and `1,250`: the sign before three last digits can mark thousands or decimals.
  private static func twofold(_ text: String) -> Problem? {
    let halves = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard halves.count == 2, halves[1].count == 3, (1...3).contains(halves[0].count), halves[0] != "0", halves[0] != "-" else { return nil }
    // Written with another number of digits it can mean one thing only.
    let kept = String(halves[1].reversed().drop { $0 == "0" }.reversed())
    let digits = kept.count < 3 ? kept : kept + "0"
    let decimals = digits.isEmpty ? String(halves[0]) : "\(halves[0]).\(digits)"
    return (.numberOfThousands, [.written: .text(text), .better: .text("\(halves[0])\(halves[1])"), .otherwise: .text(decimals)])
  }

  /// A number with signs that do not belong in it, where it is clear which number it is.
  private static func slip(_ text: String) -> Problem? {
    // What is longer is no number.
    guard text.utf8.count <= 40 else { return nil }
    let bare = bare(text)
    let isPart = bare.hasSuffix("%")
    var digits = isPart ? String(bare.dropLast()) : bare
    if !isPart, let problem = twofold(digits) {
      guard isMoney(text) else { return (problem.kind, problem.parts.merging([.written: .text(text)]) { $1 }) }
      // Nobody writes three decimals of a euro.
      digits = digits.filter { $0.isNumber || $0 == "-" }
    }
    guard let plain = plain(digits), let number = Decimal128(plain) else { return nil }
    guard let value = isPart ? number.divided(by: Decimal128(100)) : number else { return nil }
    let hasComma = digits == text && digits.count(where: { $0 == "," }) == 1
    let kind: CaseProblem.Kind = isPart ? .percentage : hasComma ? .numberWithComma : .numberWithSign
    return (kind, [.written: .text(text), .better: .text(isPart ? value.description : plain)])
  }

  /// Words and signs that say what is counted, and spaces.
  private static let units = ["€", "euro", "eur", "uren", "uur", "jaren", "jaar", "maanden", "maand", "cliënten", "clienten"]

  private static func isMoney(_ text: String) -> Bool { text.contains("€") || text.lowercased().contains("eur") || text.hasSuffix("-") }

  private static func bare(_ text: String) -> String {
    var bare = text.lowercased().filter { !$0.isWhitespace && $0 != "\u{27}" && $0 != "\u{2019}" }
    for unit in units { bare = bare.replacing(unit, with: "") }
    for ending in [",-", ",=", ",--", ",–", ",—"] where bare.hasSuffix(ending) { bare.removeLast(ending.count) }
    return bare
  }

  /// Digits with at most a point: of points and commas the last one that stands alone marks decimals.
  private static func plain(_ digits: String) -> String? {
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "," || $0 == "-") }), digits.contains(where: \.isNumber)
    else { return nil }
    guard let last = digits.last(where: { $0 == "." || $0 == "," }) else { return digits }
    let halves = digits.split(separator: last, omittingEmptySubsequences: false)
    let other: Character = last == "." ? "," : "."
    // More of the same sign: they all mark thousands.
    if halves.count > 2 { return digits.contains(other) ? nil : halves.joined() }
    return halves[0].replacing(String(other), with: "") + "." + halves[1]
  }
}
