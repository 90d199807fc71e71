import Testing

@testable import FEEL

@Suite struct NumberFunctionsTests {
  @Test(arguments: [
    ("decimal", ["0.3333", "2"], "0.33"), ("decimal", ["0.3333", "2.5"], "0.33"), ("decimal", ["1.5", "0"], "2"), ("decimal", ["2.5", "0"], "2"),
    ("decimal", ["0.515", "2"], "0.52"), ("decimal", ["1234", "-2"], "1200"), ("decimal", ["65.1", "6"], "65.1"),
    ("floor", ["1.5"], "1"), ("floor", ["-1.5"], "-2"), ("floor", ["1.56", "1"], "1.5"), ("floor", ["-1.56", "1"], "-1.6"), ("floor", ["-0.1"], "-1"),
    ("ceiling", ["1.5"], "2"), ("ceiling", ["-1.5"], "-1"), ("ceiling", ["-0.3333"], "0"), ("ceiling", ["1.56", "1"], "1.6"),
    ("round up", ["5.5", "0"], "6"), ("round up", ["-5.1", "0"], "-6"), ("round up", ["1.121", "2"], "1.13"), ("round up", ["5.5", "6176"], "5.5"),
    ("round up", ["5.5", "-6111"], "1E6111"), ("round down", ["-5.5", "0"], "-5"), ("round down", ["1.126", "2"], "1.12"),
    ("round half up", ["5.5", "0"], "6"), ("round half up", ["-5.5", "0"], "-6"), ("round half up", ["1.121", "2"], "1.12"),
    ("round half down", ["5.5", "0"], "5"), ("round half down", ["-5.5", "0"], "-5"), ("round half down", ["-1.126", "2"], "-1.13"),
    ("abs", ["-1"], "1"), ("abs", ["-P1D"], "P1D"), ("abs", ["-P1Y"], "P1Y"), ("abs", ["[-2]"], "2"),
    ("modulo", ["10", "-4"], "-2"), ("modulo", ["-10", "4"], "2"), ("modulo", ["-12", "-5"], "-2"), ("modulo", ["-10.1", "4.5"], "3.4"),
    ("modulo", ["10.1", "-4.5"], "-3.4"), ("modulo", ["0", "4"], "0"), ("sqrt", ["4"], "2"), ("sqrt", ["0"], "0"), ("exp", ["0"], "1"),
    ("log", ["1"], "0"), ("log", ["10"], "2.302585092994045684017991454684364"), ("even", ["-2"], "true"), ("even", ["1"], "false"),
    ("even", ["2.5"], "false"), ("even", ["0"], "true"), ("even", ["2E20"], "true"), ("even", ["2.0"], "true"), ("odd", ["-1"], "true"),
    ("odd", ["2"], "false"), ("odd", ["2.5"], "false"), ("odd", ["3.0"], "true"),
  ])
  func gives(_ name: String, _ arguments: [String], _ expected: String) {
    let evaluation = Evaluation()
    let result = Value.call(name, arguments.map { Value($0) }, evaluation)
    #expect(result == Value(expected))
    #expect(evaluation.reasons.isEmpty)
  }

  @Test(arguments: [
    ("decimal", ["null", "2"]), ("decimal", ["1", "null"]), ("floor", ["1.56", "null"]), ("floor", ["null", "1"]), ("floor", ["'1.5'"]),
    ("ceiling", ["1.5", "'1'"]), ("round up", ["5.5", "-6112"]), ("round up", ["5.5", "6177"]), ("round half down", ["5.5", "1E30"]),
    ("round down", ["'123'", "0"]), ("abs", ["null"]), ("abs", ["'-1'"]), ("abs", ["2018-12-06"]), ("modulo", ["10", "0"]), ("modulo", ["10", "null"]),
    ("modulo", ["P10D", "4"]), ("sqrt", ["-1"]), ("sqrt", ["'4'"]), ("sqrt", ["P4D"]), ("exp", ["14150"]), ("exp", ["null"]), ("log", ["0"]),
    ("log", ["-1"]), ("even", ["null"]), ("odd", ["true"]),
  ])
  func refuses(_ name: String, _ arguments: [String]) {
    let evaluation = Evaluation()
    let result = Value.call(name, arguments.map { Value($0) }, evaluation)
    #expect(result == .null)
    #expect(evaluation.reasons.count == 1)
    #expect(evaluation.reasons.first?.hasPrefix("\(name)()") == true)
  }
}

@Suite struct AggregateFunctionsTests {
  @Test(arguments: [
    ("min", "[3, 1, 2]", "1"), ("max", "[3, 1, 2]", "3"), ("min", "['b', 'a']", "'a'"), ("max", "[2021-01-01, 2022-01-01]", "2022-01-01"),
    ("min", "[10:00:00, 09:00:00]", "09:00:00"), ("max", "[P1D, PT25H]", "PT25H"), ("min", "[P1Y, P11M]", "P11M"),
    ("max", "[2021-01-01T00:00:00Z, 2021-01-01T00:30:00+01:00]", "2021-01-01T00:00:00Z"), ("min", "7", "7"),
    ("sum", "[6, 14, -3]", "17"), ("sum", "[0.1, 0.2]", "0.3"), ("product", "[2.5, 1, 2.5, 3]", "18.75"), ("product", "6", "6"),
    ("mean", "[6, 14, -3]", "5.666666666666666666666666666666667"), ("median", "[8, 2, 5, 3, 4]", "4"), ("median", "[6, 1, 2, 3]", "2.5"),
    ("stddev", "[2, 4, 7, 5]", "2.081665999466132735282297706979931"), ("stddev", "[1, 1]", "0"), ("mode", "[6, 3, 9, 6, 6]", "[6]"),
    ("mode", "[3, 6, 1, 9, 6, 1, 3]", "[1, 3, 6]"), ("mode", "[]", "[]"), ("mode", "6", "[6]"), ("mode", "[1.0, 1, 2]", "[1]"),
  ])
  func gives(_ name: String, _ list: String, _ expected: String) {
    let evaluation = Evaluation()
    #expect(Value.call(name, [Value(list)], evaluation) == Value(expected))
    #expect(evaluation.reasons.isEmpty)
    guard case .list(let values) = Value(list), values.count > 1 else { return }
    #expect(Value.call(name, values) == Value(expected))
  }

  @Test(arguments: [
    ("min", "[]"), ("max", "null"), ("min", "[1, 'a']"), ("max", "[1, null]"), ("min", "[true]"), ("max", "[P1D, P1Y]"), ("sum", "[]"), ("sum", "null"),
    ("sum", "[1, 'foo']"), ("sum", "[9E6144, 9E6144]"), ("product", "[]"), ("product", "[1, 2, null, 4]"), ("mean", "[]"), ("mean", "['a']"),
    ("median", "[]"), ("median", "[1, 2, 'foo', 4]"), ("stddev", "47"), ("stddev", "[47]"), ("stddev", "[]"), ("mode", "null"), ("mode", "[1, 'foo']"),
  ])
  func refuses(_ name: String, _ list: String) {
    let evaluation = Evaluation()
    #expect(Value.call(name, [Value(list)], evaluation) == .null)
    #expect(evaluation.reasons.count == 1)
    #expect(evaluation.reasons.first?.hasPrefix("\(name)()") == true)
  }

  @Test(arguments: ["min", "max", "sum", "product", "mean", "median", "stddev", "mode"])
  func needsAnArgument(_ name: String) {
    let evaluation = Evaluation()
    #expect(Value.call(name, [], evaluation) == .null)
    #expect(evaluation.reasons.count == 1)
  }

  @Test func stopsWhenTheListIsTooLong() {
    var environment = Environment()
    environment.limits.steps = 10
    let evaluation = Evaluation(environment)
    #expect(Value.call("sum", [.list(Array(repeating: Value("1"), count: 11))], evaluation) == .null)
    #expect(evaluation.isExhausted)
  }
}
