import DMN
import FEEL
import TestSupport
import Testing

/// What an index takes, and what it refuses.
@Suite struct OpenIndexTests {
  /// However the diagrams are merged, a look-up says the same.
  @Test(arguments: 0..<12)
  func mergingChangesNothing(_ seed: Int) throws {
    let generated = GeneratedModel(seed: UInt64(seed))
    let compiled = try CompiledModel(generated.model)
    let decisions = generated.model.decisions.map(\.id)
    let indexes = try [0, 40, 8_192].map { mostSize in
      var limits = OpenIndex.Limits()
      limits.mergedTable = mostSize
      return try OpenIndex(compiled, decisions: decisions, limits: limits)
    }
    var random = SeededGenerator(seed: UInt64(seed) + 7_000)
    for _ in 0..<30 {
      let known = try compiled.known(generated.randomKnown(&random))
      let answers = indexes.map { $0.look($0.case(known)) }
      #expect(Set(answers).count == 1)
    }
  }

  @Test func anInputCanHaveHundredsOfValues() throws {
    let places = (0..<342).map { Value.string("place \($0)") }
    let model = Self.model(
      [InputData(id: "p", name: "p", domain: .choice(places), line: 1), Self.yesNo("far")],
      rules: places.enumerated().map { number, place in ([place, number % 2 == 0 ? .boolean(true) : nil], number % 7) })
    let compiled = try CompiledModel(model)
    let index = try OpenIndex(compiled, decisions: ["d"])
    for place in places {
      for far in [nil, true, false] {
        var values = ["p": place]
        values["far"] = far.map(Value.boolean)
        let known = try compiled.known(values)
        let answer = index.look(index.case(known))
        #expect(Set(index.possibilities[Int(answer.possibilities[0])]) == Set(compiled.possibleValues(of: "d", given: known)))
        #expect(index.relevantOpenInputs(index.case(known)) == compiled.relevantOpenInputs(for: ["d"], given: known))
      }
    }
    var last = index.openCase
    index.set(0, choice: 341, in: &last)
    #expect(Set(index.possibilities[Int(index.look(last).possibilities[0])]) == [.number(Decimal128(341 % 7))])
    #expect(index.possibilities[Int(index.look(index.openCase).possibilities[0])].count == 8)
  }

  @Test func tooManyInputsMembersAndValuesAreRefused() throws {
    let members = InputData(id: "m", name: "m", domain: .subset((0..<65).map { .string("\($0)") }), line: 70)
    let values = InputData(id: "v", name: "v", domain: .choice((0..<65_535).map { .number(Decimal128($0)) }), line: 80)
    let inputs = (0..<63).map { Self.yesNo("i\($0)") } + [members, values]
    let problems = try #require(try Self.problems(Self.model(inputs, rules: [])))
    #expect(problems.map(\.line) == [80, 70, 80])
    #expect(problems.map(\.place) == ["v", "m", "v"].map { "inputData '\($0)'" })
    #expect(problems.map { $0.message.contains("at most") } == [true, true, true])
    #expect(try Self.problems(Self.model(Array(inputs.prefix(63)), rules: [])) == nil)
  }

  /// Of `n` yes/no inputs, the first that is true decides: 2ⁿ⁺¹ − 1 sets can remain.
  @Test func theNumberOfSetsIsLimited() throws {
    let model = Self.firstTrue(of: 6)
    var limits = OpenIndex.Limits()
    limits.sets = 127
    #expect(try Self.problems(model, limits) == nil)
    limits.sets = 126
    let problem = try #require(try Self.problems(model, limits)?.first)
    #expect(problem.message.contains("more than 126 sets"))
    #expect(problem.remedy.contains("split the model"))
  }

  /// As large as a model can be: refused, and not a moment too late.
  @Test func aModelThatExplodesIsRefused() throws {
    let problem = try #require(try Self.problems(Self.firstTrue(of: 64))?.first)
    #expect(problem.message.contains("more than 65535 sets"))
  }

  /// Each limit on its own stops the work; the model is one where the union over one input multiplies its diagrams.
  @Test(arguments: ["nodes", "steps", "values", "places"])
  func everyLimitStopsTheWork(_ name: String) throws {
    let model = Self.selected(of: 7)
    #expect(try Self.problems(model) == nil)
    var limits = OpenIndex.Limits()
    switch name {
    case "nodes": limits.nodes = 100
    case "steps": limits.steps = 100
    case "values": limits.members = 3
    default: limits.table = 100
    }
    let problem = try #require(try Self.problems(model, limits)?.first)
    #expect(problem.message.contains("grows too large"))
    #expect(problem.message.contains(name))
  }

  // MARK: Models

  private static func problems(_ model: DecisionModel, _ limits: OpenIndex.Limits = .init()) throws -> [ModelProblem]? {
    let compiled = try CompiledModel(model)
    do {
      _ = try OpenIndex(compiled, decisions: model.decisions.map(\.id), limits: limits)
      return nil
    } catch {
      return error.problems
    }
  }

  private static func yesNo(_ id: String) -> InputData {
    InputData(id: id, name: id, domain: .choice([.boolean(true), .boolean(false)]), line: 1)
  }

  private static func firstTrue(of count: Int) -> DecisionModel {
    model(
      (0..<count).map { yesNo("i\($0)") },
      rules: (0..<count).map { rule in ((0..<count).map { $0 == rule ? .boolean(true) : nil }, rule) })
  }

  /// One input selects a pair; the decision says whether both of the pair are true.
  private static func selected(of count: Int) -> DecisionModel {
    let numbers = (0..<count).map { Value.number(Decimal128($0)) }
    let inputs =
      [InputData(id: "s", name: "s", domain: .choice(numbers), line: 1)]
      + ["x", "y"].flatMap { name in (0..<count).map { yesNo("\(name)\($0)") } }
    return model(
      inputs,
      rules: numbers.enumerated().map { number, value in
        (inputs.map { $0.id == "s" ? value : $0.id == "x\(number)" || $0.id == "y\(number)" ? .boolean(true) : nil }, 1)
      })
  }

  /// A FIRST table with a column per input that is a choice; no rule: null.
  private static func model(_ inputs: [InputData], rules: [([Value?], Int)]) -> DecisionModel {
    let columns = inputs.filter { if case .choice = $0.domain { true } else { false } }
    let table = DecisionTable(
      hitPolicy: .first, columns: columns.map { .init(label: $0.name, expression: .name($0.name)) }, outputValues: [],
      annotations: [],
      rules: rules.enumerated().map { number, rule in
        .init(
          id: "r\(number)", tests: rule.0.map { $0.map { .oneOf([.matches(.literal($0))]) } ?? .any },
          output: .literal(.number(Decimal128(rule.1))), annotations: [], line: number)
      })
    return DecisionModel(name: "m", inputs: inputs, decisions: [Decision(id: "d", name: "d", table: table, line: 1)])
  }
}
