import TestSupport
import Testing

@testable import FEEL

@Suite struct WideNaturalTests {
  /// Numbers of 1 to 12 words, many of them with words of only zeros or only ones: there long division goes wrong.
  private func number(_ source: inout SeededGenerator) -> WideNatural {
    var result = WideNatural(0)
    for _ in 0..<Int.random(in: 1...12, using: &source) {
      let word: UInt64 =
        switch Int.random(in: 0..<5, using: &source) {
        case 0: 0
        case 1: .max
        case 2: 1 << 63
        case 3: UInt64.random(in: 0...3, using: &source)
        default: UInt64.random(in: 0 ... .max, using: &source)
        }
      result = (result << 64) + WideNatural(UInt128(word))
    }
    return result
  }

  @Test func dividingUndoesMultiplying() {
    var source = SeededGenerator(seed: 4)
    for _ in 0..<20_000 {
      let (a, b) = (number(&source), number(&source))
      guard !b.isZero else { continue }
      let (quotient, remainder) = a.divided(by: b)
      #expect(remainder < b)
      #expect(quotient * b + remainder == a)
      #expect((a + b) - b == a)
    }
  }

  @Test func rootsLieBelowTheirSquares() {
    var source = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let square = number(&source)
      let root = square.squareRoot
      #expect(root * root <= square && (root + WideNatural(1)) * (root + WideNatural(1)) > square)
    }
  }

  @Test func shiftsAreProductsWithPowersOfTwo() {
    var source = SeededGenerator(seed: 6)
    for _ in 0..<2_000 {
      let (value, count) = (number(&source), Int.random(in: 0...300, using: &source))
      #expect(value << count == value * .powerOfTwo(count))
      #expect(value >> count == value.divided(by: .powerOfTwo(count)).quotient)
      #expect(value.lowest(count) == value.divided(by: .powerOfTwo(count)).remainder)
    }
  }
}
