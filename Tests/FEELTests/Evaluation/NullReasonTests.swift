import FEEL
import Testing

/// Every null that arises has a reason, also where it follows from another.
@Suite struct NullReasonTests {
  @Test(arguments: [
    ("not(null)", "not() needs true or false, not null."),
    ("all([true, null])", "all() needs only true and false, not null."),
    ("any([null])", "any() needs only true and false, not null."),
    ("every i in [null] satisfies i", "'every' has no answer: a condition is neither true nor false."),
    ("some i in [false, null] satisfies i", "'some' has no answer: a condition is neither true nor false."),
    (
      "null between 1 and 2",
      "'between' needs three numbers, texts, days, times or durations of one kind; it has null, a number and a number."
    ),
  ])
  func saysWhy(_ text: String, _ reason: String) throws {
    let evaluated = try Parser.expression(text).evaluate()
    #expect(evaluated.value == .null && evaluated.reasons == [reason])
  }

  @Test(arguments: [
    ("3 between null and 2", "false"), ("0 between 1 and null", "false"), ("2 between 1 and 3", "true"), ("1 between 1 and 1", "true"),
    ("any([null, true])", "true"), ("all([null, false])", "false"), ("some i in [null, true] satisfies i", "true"),
    ("string(0.00000001)", "\"1E-8\""), ("(=10) = [10..10]", "true"), ("get entries({b: 1, a: 2})[1].key", "\"b\""),
  ])
  func whatDecidesDecides(_ text: String, _ value: String) throws {
    let evaluated = try Parser.expression(text).evaluate()
    #expect(evaluated.value.description == value)
  }

  /// Two expressions are equal when they are written alike.
  @Test func expressionsThatAreWrittenOtherwiseDiffer() throws {
    #expect(try Parser.expression("string(1.0)") != Parser.expression("string(1)"))
    #expect(try Parser.expression("string(1.0)") == Parser.expression("string( 1.0 )"))
    #expect(try Parser.unaryTests("1.50") != Parser.unaryTests("1.5"))
  }
}
