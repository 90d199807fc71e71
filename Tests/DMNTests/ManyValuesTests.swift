import FEEL
import TestSupport
import Testing

@testable import DMN

/// Tables over inputs and decisions with many values: rules cost what they say, and mean what the standard says.
@Suite struct ManyValuesTests {
  /// Tables of so many rules that each test one value, or one piece.
  enum Shape: CaseIterable {
    /// `= i`.
    case numbers
    /// `= "v…"`, of a list of texts.
    case texts
    /// `[i..i+1)`, with a second column.
    case bands
    /// A table of `= i` whose result another table tests.
    case chain
    /// The same, with a second column in the other table.
    case widerChain
    /// `= i` and `= j`.
    case twoNumbers
  }

  static let i = InputData(id: "i", name: "i", domain: .ordered(.number), line: 1)
  static let j = InputData(id: "j", name: "j", domain: .ordered(.number), line: 1)
  static let b = InputData(id: "b", name: "b", domain: .choice([.boolean(false), .boolean(true)]), line: 1)

  static func number(_ value: Int) -> Value { .number(Decimal128(value)) }
  static func equals(_ value: Value) -> UnaryTests { .oneOf([.matches(.literal(value))]) }
  static func equals(_ value: Int) -> UnaryTests { equals(number(value)) }
  static func text(_ value: Int) -> Value { .string("v\(value)") }
  static func within(_ low: Int, _ high: Int) -> UnaryTests {
    .oneOf([.within(low: .literal(number(low)), lowIncluded: true, high: .literal(number(high)), highIncluded: false)])
  }

  static func model(_ shape: Shape, _ count: Int) -> DecisionModel {
    let rows = 0..<count
    func table(_ name: String, _ columns: [String], _ rows: [([UnaryTests], Value)]) -> Decision {
      LongChainTests.table(name, columns: columns, rows, hitPolicy: .unique)
    }
    let truth = [equals(.boolean(false)), equals(.boolean(true))]
    let first = table("t", ["i"], rows.map { ([equals($0)], text($0)) })
    switch shape {
    case .numbers: return DecisionModel(name: "m", inputs: [i], decisions: [first])
    case .texts:
      let input = InputData(id: "i", name: "i", domain: .choice(rows.map(text)), line: 1)
      return DecisionModel(name: "m", inputs: [input], decisions: [table("t", ["i"], rows.map { ([equals(text($0))], number($0)) })])
    case .bands:
      let bands = table("t", ["i", "b"], rows.map { ([within($0 / 2, $0 / 2 + 1), truth[$0 % 2]], number($0)) })
      return DecisionModel(name: "m", inputs: [i, b], decisions: [bands])
    case .chain:
      let second = table("u", ["t"], rows.map { ([equals(text($0))], number($0)) })
      return DecisionModel(name: "m", inputs: [i], decisions: [first, second])
    case .widerChain:
      let second = table("u", ["t", "b"], rows.map { ([equals(text($0 / 2)), truth[$0 % 2]], number($0)) })
      return DecisionModel(name: "m", inputs: [i, b], decisions: [first, second])
    case .twoNumbers:
      let both = table("t", ["i", "j"], rows.map { ([equals($0), equals($0 * 7919 % count)], number($0)) })
      return DecisionModel(name: "m", inputs: [i, j], decisions: [both])
    }
  }

  /// Each rule adds a bounded number of looks, but for a logarithm; it was as many as there are rules.
  @Test(arguments: Shape.allCases)
  func workGrowsWithTheRules(_ shape: Shape) throws {
    let looks = try [250, 2_000].map { try CompiledModel(Self.model(shape, $0)).store.looks }
    #expect(looks[1] < 2_000 * 120, "\(shape): \(looks)")
    #expect(looks[1] < looks[0] * 14, "\(shape): \(looks)")
  }

  /// So no bound refuses a table of thousands of rules.
  @Test func aLargeTableIsDecided() throws {
    let compiled = try CompiledModel(Self.model(.numbers, 6_000))
    let known = try compiled.known(["i": Self.number(4_711)])
    #expect(compiled.possibleValues(of: "t", given: known) == [Self.text(4_711)])
    #expect(compiled.truth(ofRule: 4_711, decision: "t", given: known) == .always)
    #expect(compiled.truth(ofRule: 4_712, decision: "t", given: known) == .never)
  }

  /// Values, rules and cells in random cases, and what remains possible when an input is open.
  @Test(arguments: Seeds.upTo(12))
  func tablesMeanWhatTheirRulesSay(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let model = Self.random(using: &random)
    let compiled = try CompiledModel(model)
    let evaluator = try FastEvaluator(compiled)
    for _ in 0..<60 {
      let inputs = Dictionary(
        uniqueKeysWithValues: zip(model.inputs, compiled.space.groups).map { input, group in
          (input.id, compiled.variables[group.lowerBound].values.randomElement(using: &random) ?? .null)
        })
      let expected = Interpreter.evaluate(model, inputs: inputs)
      let known = try compiled.known(inputs)
      let result = try evaluator.evaluate(inputs)
      for decision in model.decisions {
        let wanted = try #require(expected[decision.id])
        #expect(compiled.possibleValues(of: decision.id, given: known) == [wanted.value])
        #expect(result[decision.id]?.value == wanted.value)
        #expect(result[decision.id]?.firedRules == wanted.firedRules)
        for rule in decision.table.rules.indices {
          let truth: Truth = wanted.firedRules.contains(rule) ? .always : .never
          #expect(compiled.truth(ofRule: rule, decision: decision.id, given: known) == truth)
        }
      }
      guard let open = model.inputs.randomElement(using: &random) else { continue }
      let rest = try compiled.known(inputs.filter { $0.key != open.id })
      let pieces = try #require(compiled.space.group(open.id)).flatMap { compiled.variables[$0].values }
      let completions = pieces.map { piece in Interpreter.evaluate(model, inputs: inputs.merging([open.id: piece]) { $1 }) }
      for decision in model.decisions {
        let wanted = Set(completions.compactMap { $0[decision.id]?.value })
        #expect(Set(compiled.possibleValues(of: decision.id, given: rest)) == wanted)
        #expect(compiled.relevantOpenInputs(for: [decision.id], given: rest).isEmpty == (wanted.count == 1))
      }
    }
  }

  /// Beside a number that rules compare with there are others, however large it is and however close the next one.
  @Test(arguments: [
    ["1E40"], ["-1E40"], ["1E40", "2E40"], ["-1E6000", "1E6000"], ["9E6144", "9.5E6144"], ["-9.5E6144", "-9E6144"], ["1E-6176"], ["0"],
    ["9.999999999999999999999999999999998", "10"], ["9999999999999999999999999999999999", "1E34"],
    ["0.1", "0.10000000000000000000000000000001"],
    ["-9.999999999999999999999999999999999E6144", "9.999999999999999999999999999999999E6144"], ["1", "2", "1E33", "1E34", "1E35"],
  ])
  func numbersOfAnySizeAreCut(_ texts: [String]) throws {
    let cuts = try texts.map { try #require(Decimal128($0)) }
    let tests = cuts.flatMap { cut -> [UnaryTest] in
      [.compares(.less, .literal(.number(cut))), .matches(.literal(.number(cut)))]
    }
    let rows = tests.enumerated().map { ([UnaryTests.oneOf([$1])], Self.text($0)) } + [([.any], Self.text(99))]
    let model = DecisionModel(name: "m", inputs: [Self.i], decisions: [LongChainTests.table("t", columns: ["i"], rows)])
    let (compiled, evaluator) = (try CompiledModel(model), try FastEvaluator(CompiledModel(model)))
    let beside = cuts.flatMap { [$0, $0.next, $0.previous, $0.multiplied(by: Decimal128(2)), -$0] }.compactMap(\.self)
    for number in beside + [Decimal128(0), Decimal128(5), Decimal128(-5)] {
      let inputs = ["i": Value.number(number)]
      let wanted = Interpreter.evaluate(model, inputs: inputs)["t"]?.value
      #expect(compiled.possibleValues(of: "t", given: try compiled.known(inputs)).first == wanted, "\(number)")
      #expect(try evaluator.evaluate(inputs)["t"]?.value == wanted, "\(number)")
    }
  }

  /// A column can have a type of its own, which lets in some values of the input and others not: what it does not take is null in the table.
  @Test(arguments: ["<= 2", "[1..2]", "1, 2.0", "not(5)", "? = floor(?)"])
  func aColumnThatTakesLessThanItsInputIsNotProved(_ allowed: String) throws {
    let types = """
      <itemDefinition name="tTaken"><typeRef>number</typeRef>
      <allowedValues><text>\(allowed.replacing("<", with: "&lt;"))</text></allowedValues></itemDefinition>
      """
    for rules in [[["> 1", "1"], ["-", "2"]], [["-", "1"]]] {
      let table = Sample.table("hitPolicy=\"FIRST\"", inputs: ["i"], rules: rules)
        .replacing("<inputExpression>", with: "<inputExpression typeRef=\"tTaken\">")
      let definitions = try Definitions(
        Sample.document(types + Sample.input("i", type: "number") + Sample.decision("d", inputs: ["i"], table)))
      let problems = #expect(throws: ModelProblems.self) { try CompiledModel(DecisionModel(definitions)) }
      let problem = try #require(problems?.problems.first)
      #expect(problem.line > 0 && problem.place == "decision 'd', column 'i'" && problem.message.contains("tTaken"), "\(problem)")
    }
  }

  /// A number cut in some sixty pieces, forty texts and a yes/no, and three tables that use each other. Every result is that of some rule.
  static func random(using random: inout some RandomNumberGenerator) -> DecisionModel {
    let texts = InputData(id: "s", name: "s", domain: .choice((0..<40).map(text)), line: 1)
    func numeric() -> UnaryTests {
      let low = Int.random(in: 0..<30, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: return .any
      case 1: return equals(low)
      case 2: return .oneOf([.compares(.greaterOrEqual, .literal(number(low)))])
      case 3: return .noneOf([.matches(.literal(number(low))), .matches(.literal(number(low + 2)))])
      default: return within(low, low + Int.random(in: 1..<12, using: &random))
      }
    }
    func textual(_ count: Int) -> UnaryTests {
      let listed = (0..<Int.random(in: 1..<4, using: &random)).map { _ in
        UnaryTest.matches(.literal(text(Int.random(in: 0..<count, using: &random))))
      }
      switch Int.random(in: 0..<6, using: &random) {
      case 0: return .any
      case 1: return .noneOf(listed)
      default: return .oneOf(listed)
      }
    }
    func rows(_ count: Int, _ cells: () -> [UnaryTests], results: Int) -> [([UnaryTests], Value)] {
      (0..<count).shuffled(using: &random).map { (cells(), text($0 % results)) }
    }
    func flag() -> UnaryTests { Bool.random(using: &random) ? .any : equals(.boolean(Bool.random(using: &random))) }
    let wide = rows(60, { [numeric(), textual(40)] }, results: 50)
    let tested = rows(40, { [textual(50)] }, results: 36)
    let last = rows(40, { [textual(36), numeric(), flag()] }, results: 10)
    return DecisionModel(
      name: "m", inputs: [i, texts, b],
      decisions: [
        LongChainTests.table("t", columns: ["i", "s"], wide), LongChainTests.table("u", columns: ["t"], tested),
        LongChainTests.table("w", columns: ["u", "i", "b"], last),
      ])
  }
}
