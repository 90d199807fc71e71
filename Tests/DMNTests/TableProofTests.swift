import DMN
import FEEL
import Testing

/// What is proved of tables that stand among computations without end.
@Suite struct TableProofTests {
  typealias Kinds = [String: TableProof.Kind]

  private static let kinds: Kinds = [
    "n": .number(from: nil, to: nil, isWhole: false), "m": .number(from: nil, to: nil, isWhole: false), "dag": .date,
    "soort": .choice([.string("a"), .string("b")]), "wat": .subset([.string("x"), .string("y")]),
    "heel": .number(from: Decimal128(1), to: Decimal128(10), isWhole: true),
  ]

  private func prove(
    _ columns: [String], _ rules: [[String]], _ policy: String = "UNIQUE", kinds: Kinds = kinds, figures: [String: Value] = [:],
    with more: String = "", requiring: [String] = []
  ) throws -> TableProof.Table {
    let names = ["n", "m", "dag", "soort", "wat", "heel", "grens"]
    let table = Sample.table("hitPolicy=\"\(policy)\"", inputs: columns, rules: rules)
    let body =
      names.map { Sample.input($0) }.joined() + more + Sample.decision("t", inputs: names, decisions: requiring, table)
    let proof = TableProof(of: try Definitions(Sample.document(body)), kinds: kinds, figures: figures)
    return try #require(proof.tables.first { $0.decision == "t" })
  }

  private func kinds(_ table: TableProof.Table) -> [Finding.Kind] { table.findings.map(\.kind) }

  @Test func aComparisonOfInputsIsOneThingHoweverItIsAsked() throws {
    let sound = try prove(["n > m", "m > n"], [["true", "-", "1"], ["false", "true", "2"], ["false", "false", "3"]])
    #expect(sound.findings.isEmpty && sound.obstacle == nil && sound.computed == ["m", "n"])
    // Both at once cannot be, so a rule for that is dead; and n = m is not covered.
    let wrong = try prove(["n > m", "n < m"], [["true", "true", "1"], ["true", "false", "2"], ["false", "true", "3"]])
    #expect(kinds(wrong) == [.gap, .deadRule], "\(wrong.findings)")
    #expect(wrong.findings[0].problem.message.contains("m compared with n = \"equal\""))
  }

  @Test func whatIsComputedIsCutAtTheConstantsOfItsCells() throws {
    let sound = try prove(["n - m"], [["< 0", "1"], ["0", "2"], ["> 0", "3"]])
    #expect(sound.findings.isEmpty && sound.computed == ["n - m"])
    #expect(kinds(try prove(["n - m"], [["< 0", "1"], ["> 0", "3"]])) == [.gap])
    #expect(kinds(try prove(["n - m"], [["<= 0", "1"], [">= 0", "3"]])) == [.conflict])
    #expect(
      kinds(try prove(["n * m > 5", "n * m > 3"], [["true", "false", "1"], ["-", "true", "2"], ["false", "false", "3"]])) == [.deadRule])
  }

  @Test func figuresAreConstants() throws {
    let figures: [String: Value] = ["grens": .number(Decimal128(7))]
    let rules = [["< grens", "1"], ["grens", "2"], ["> grens", "3"]]
    let sound = try prove(["n"], rules, figures: figures)
    #expect(sound.findings.isEmpty && sound.computed.isEmpty, "exact: \(sound)")
    #expect(kinds(try prove(["n > grens"], [["true", "1"]], figures: figures)) == [.gap])
    #expect(try prove(["n"], rules).obstacle?.contains("grens") == true, "the cell has no constant")
  }

  @Test func nothingOutsideTheBoundsIsLookedAt() throws {
    #expect(try prove(["heel"], [["[1..5]", "1"], ["(5..10]", "2"]]).findings.isEmpty)
    #expect(kinds(try prove(["n"], [["[1..5]", "1"], ["(5..10]", "2"]])).contains(.gap))
    // Between 5 and 6 there is no whole number; between 5 and 7 there is.
    #expect(try prove(["heel"], [["<= 5", "1"], [">= 6", "2"]]).findings.isEmpty)
    #expect(kinds(try prove(["heel"], [["<= 5", "1"], [">= 7", "2"]])) == [.gap])
  }

  @Test func daysAndSeveralChoicesCount() throws {
    #expect(kinds(try prove(["dag"], [["< date(\"2026-01-01\")", "1"], ["> date(\"2026-01-01\")", "2"]])) == [.gap])
    let several = try prove(
      ["list contains(wat, \"x\") or list contains(wat, \"y\")", "soort"], [["true", "-", "1"], ["false", "\"a\"", "2"]])
    #expect(kinds(several) == [.gap] && several.computed.isEmpty)
  }

  @Test func aTableThatAsksForAnotherIsHeldAgainstIt() throws {
    let first = Sample.decision(
      "eerst", inputs: ["n", "m"],
      Sample.table("hitPolicy=\"UNIQUE\"", inputs: ["n > m"], rules: [["true", "\"op\""], ["false", "\"neer\""]]))
    let rules = [["\"op\"", "1"], ["\"neer\"", "2"]]
    #expect(try prove(["eerst"], rules, with: first, requiring: ["eerst"]).findings.isEmpty)
    #expect(kinds(try prove(["eerst"], [["\"op\"", "1"]], with: first, requiring: ["eerst"])) == [.gap])
    let slip = try prove(["eerst"], [["\"op\"", "1"], ["\"ner\"", "2"]], with: first, requiring: ["eerst"])
    #expect(slip.problems.map(\.message).contains { $0.contains("\"ner\" can never occur") })
  }

  @Test func whatATextCanBeIsNotGuessed() throws {
    let formula = Sample.decision("tekst", inputs: ["n"], Sample.literal("string(n)"))
    let table = try prove(["tekst"], [["\"1\"", "1"], ["\"2\"", "2"]], with: formula, requiring: ["tekst"])
    #expect(table.obstacle?.contains("tekst") == true && table.findings.isEmpty)
  }
}
