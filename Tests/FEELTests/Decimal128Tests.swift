import FEEL
import Foundation
import Testing

@Suite struct Decimal128Tests {
  static let roundings = Dictionary(uniqueKeysWithValues: Rounding.allCases.map { ("\($0)", $0) })

  /// What is left of 0 times something of many digits is 0, and is written so.
  @Test func aZeroIsWrittenAsZero() throws {
    for text in ["0E+3", "0E+31", "0E+500", "-0E+31", "0E-40"] { #expect(try #require(Decimal128(text)).description == "0", "\(text)") }
    #expect(Decimal128("0.00")?.description == "0.00")
    let third = try #require(Decimal128(1).divided(by: Decimal128(3)))
    let zero = try #require(Decimal128.zero.divided(by: third)?.rounded(toScale: 2, .halfUp))
    #expect(Double(zero.description) == 0 && zero.description.utf8.count <= 4)
  }

  /// 6,100 operations by another implementation: Python's `decimal`, 34 digits, half even.
  @Test func agreesWithPythonsDecimal() throws {
    let file = try #require(Bundle.module.url(forResource: "decimal-vectors", withExtension: "tsv"))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 6100)
    for line in lines {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      let (a, b) = (try #require(Decimal128(parts[1])), try #require(Decimal128(parts[2])))
      let result =
        switch parts[0] {
        case "+": a.adding(b)
        case "-": a.subtracting(b)
        case "*": a.multiplied(by: b)
        case "/": a.divided(by: b)
        case "mod": a.modulo(b)
        case "**": a.raised(to: b)
        case "sqrt": a.squareRoot()
        case "exp": a.exponential()
        case "log": a.naturalLogarithm()
        default: a.rounded(toScale: try #require(b.integer), try #require(Self.roundings[String(parts[0])]))
        }
      #expect(result == Decimal128(parts[3]), "\(line) gave \(result.map(\.description) ?? "nothing")")
    }
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("1.50", "1.50"), ("007", "7"), ("0.000001", "0.000001"), ("1E3", "1000"), ("-12.5e-1", "-1.25"),
    ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
  ])
  func readsAndWrites(_ text: String, _ expected: String) throws {
    let number = try #require(Decimal128(text))
    #expect(number == Decimal128(expected))
  }

  @Test(arguments: ["", "-", "1,5", "1.2abc", " 7", "1.", ".", "0x10", "1e", "1e999999", "NaN", "--1"])
  func refusesWhatIsNoNumber(_ text: String) { #expect(Decimal128(text) == nil) }

  /// Beside a number of at most as many decimals, a key is less, equal or more as the number itself is.
  @Test func aKeyHasTheOrderOfItsNumber() throws {
    let texts = [
      "0", "-0.00", "1", "1.0", "1.00E+1", "9.5", "9.50", "9.51", "9.49999999999999999999", "10", "-9.5", "-9.51", "-9.49", "1E-30",
      "-1E-6176",
      "1E+18", "1E+30", "-1E+30", "9999999999999999999999999999999999", "18446744073709551615", "18446744073709551616", "9E+6111", "0.25",
      "0.3",
    ]
    let numbers = try texts.map { try #require(Decimal128($0[...])) }
    for decimals in 0...20 {
      let bounds = numbers.filter { $0.decimals <= decimals && abs($0.key(decimals: decimals)) < Decimal128.keyLimit }
      #expect(bounds.count > 1)
      for (bound, number) in bounds.flatMap({ bound in numbers.map { (bound, $0) } }) {
        let (a, b) = (number.key(decimals: decimals), bound.key(decimals: decimals))
        #expect((a < b) == (number < bound) && (a == b) == (number == bound), "\(number) beside \(bound), \(decimals) decimals")
      }
    }
  }

  @Test func keepsTrailingZerosForPrintingAndIgnoresThemInEquality() throws {
    let long = try #require(Decimal128("1.50"))
    let short = try #require(Decimal128("1.5"))
    #expect(long.description == "1.50")
    #expect(long == short)
    #expect(Set([long, short]).count == 1)
  }

  @Test func ordersByValue() throws {
    let texts = ["-1E10", "-2", "-1.5", "-1E-9", "0", "1E-30", "0.9", "1", "1.000000000000000000000000000000001", "7E3", "1E40"]
    let numbers = try texts.map { try #require(Decimal128($0)) }
    for (index, a) in numbers.enumerated() {
      for (other, b) in numbers.enumerated() { #expect((a < b) == (index < other)) }
    }
  }

  /// The exact results have 35 digits, the last of which is 5: they go to the even one of their neighbours.
  @Test(arguments: [
    ("400000000005", "64000000002400000000030000000000120"), ("400000000015", "64000000007200000000270000000003380"),
    ("400000000025", "64000000012000000000750000000015620"),
  ])
  func aPowerInTheMiddleGoesToTheEvenDigit(_ text: String, _ cube: String) throws {
    let root = try #require(Decimal128(text))
    let square = try #require(root.raised(to: Decimal128(2)))
    #expect(root.raised(to: Decimal128(3)) == Decimal128(cube))
    #expect(square.raised(to: try #require(Decimal128("1.5"))) == Decimal128(cube))
    #expect(square.squareRoot()?.description == text)
  }

  /// As Python's `next_plus` and `next_minus` have it, "none" where that is infinite.
  @Test(arguments: [
    ("0", "1E-6176", "-1E-6176"), ("1", "1.000000000000000000000000000000001", "0.9999999999999999999999999999999999"),
    ("-10", "-9.999999999999999999999999999999999", "-10.00000000000000000000000000000001"),
    ("9999999999999999999999999999999999", "1E+34", "9999999999999999999999999999999998"),
    ("-1E-6176", "0", "-2E-6176"), ("1E40", "1.000000000000000000000000000000001E+40", "9.999999999999999999999999999999999E+39"),
    ("9.999999999999999999999999999999999E6144", "none", "9.999999999999999999999999999999998E+6144"),
    ("-9.999999999999999999999999999999999E6144", "-9.999999999999999999999999999999998E+6144", "none"),
    ("1.50", "1.500000000000000000000000000000001", "1.499999999999999999999999999999999"),
    ("1E-6143", "1.000000000000000000000000000000001E-6143", "9.99999999999999999999999999999999E-6144"),
    ("-1E-6170", "-9.99999E-6171", "-1.000001E-6170"),
  ])
  func neighbours(_ text: String, _ next: String, _ previous: String) throws {
    let number = try #require(Decimal128(text))
    #expect(number.next == Decimal128(next))
    #expect(number.previous == Decimal128(previous))
  }

  @Test func dividingByZeroHasNoResult() { #expect(Decimal128(1).divided(by: .zero) == nil) }
}
