import FEEL
import TestSupport
import Testing

/// The program against the expression it was made of.
@Suite struct NumericProgramTests {
  @Test(arguments: [
    "min(h, 6.5) * r", "h", "12.50", "-h + r", "h - r - 2", "h / r", "1 / (h - h)", "max(h, r, 3) + min(h, r)", "-(h * -r) / 7",
    "h * (r + 2) - 0.1",
  ])
  func computesWhatTheExpressionSays(_ text: String) throws {
    let expression = try Parser.expression(text)
    let program = try #require(NumericProgram(expression, names: ["h", "r"]))
    var random = SeededGenerator(seed: 9)
    for _ in 0..<200 {
      let numbers = (0..<2).compactMap { _ in Decimal128(Int.random(in: -50...50, using: &random)).divided(by: Decimal128(8)) }
      let expected = expression.value(in: ["h": .number(numbers[0]), "r": .number(numbers[1])])
      #expect(program.value(numbers).map(Value.number) ?? .null == expected, "\(text) \(numbers)")
    }
  }

  @Test(arguments: ["if h > 1 then 2 else 3", "\"a\" + \"b\"", "other", "count([1])", "h > 2"])
  func refusesWhatIsNotArithmetic(_ text: String) throws {
    #expect(NumericProgram(try Parser.expression(text), names: ["h", "r"]) == nil)
  }
}
