import DMN
import FEEL
import TestSupport
import Testing

/// Tables that are worked out as a part of something else are looked at for gaps and contradictions wherever they are used.
@Suite struct TablesApartTests {
  private static let inputs = Sample.input("x", type: "boolean") + Sample.input("y", type: "boolean")

  private static func function(_ name: String, _ table: String) -> String {
    "<businessKnowledgeModel id=\"\(name)\" name=\"\(name)\"><variable name=\"\(name)\"/><encapsulatedLogic><formalParameter name=\"p\"/>"
      + "\(table)</encapsulatedLogic></businessKnowledgeModel>"
  }

  private static let withGap = Sample.table("", inputs: ["p"], rules: [["true", "1"]])
  private static let contradicting = Sample.table("", inputs: ["p"], rules: [["true", "1"], ["-", "2"]])
  private static let sound = Sample.table("", inputs: ["p"], rules: [["true", "1"], ["false", "2"]])

  private static func review(_ body: String) throws -> (review: ModelReview, apart: [String]) {
    let definitions = try Definitions(Sample.document(body))
    let model = try DecisionModel(definitions)
    return (try ModelReview(of: model), definitions.tablesLookedAtAsAWhole(in: model).map { "\($0.place): \($0.message)" })
  }

  @Test func theTableOfAFunctionIsLookedAtWhereItIsCalled() throws {
    let call = Sample.decision("d", inputs: ["x"], knowledge: ["k"], Sample.literal("k(x)"))
    let gap = try Self.review(Self.inputs + Self.function("k", Self.withGap) + call)
    #expect(gap.review.findings(.gap).map(\.problem.place) == ["decision 'd', table of 'k'"])
    #expect(gap.review.findings(.gap).first?.witness?["x"] == .boolean(false))
    #expect(
      gap.apart == [
        "businessKnowledgeModel 'k': Its result is proved where decisions call it, its rules one by one are not: it is a function."
      ])
    let conflict = try Self.review(Self.inputs + Self.function("k", Self.contradicting) + call)
    #expect(conflict.review.findings(.conflict).map(\.witness?["x"]) == [.boolean(true)])
    #expect(conflict.review.findings(.conflict).first?.problem.message.hasPrefix("Rules 1 and 2 match the same case") == true)
    #expect(try Self.review(Self.inputs + Self.function("k", Self.sound) + call).review.findings(.gap, .conflict).isEmpty)
  }

  @Test func aFunctionThatNobodyCallsIsNamed() throws {
    let body = Self.inputs + Self.function("k", Self.withGap) + Sample.decision("d", inputs: ["x"], Sample.literal("x"))
    let found = try Self.review(body)
    #expect(found.review.findings(.gap).isEmpty)
    #expect(found.apart == ["businessKnowledgeModel 'k': Nothing of its table is proved: no decision calls it."])
  }

  /// What stands behind a condition, or in the output of a rule, counts where it is worked out and nowhere else.
  @Test func aTableBehindAConditionCountsWhereItIsCalled() throws {
    func gaps(_ logic: String) throws -> [[String: Value]?] {
      let body = Self.inputs + Self.function("k", Self.withGap) + Sample.decision("d", inputs: ["x", "y"], knowledge: ["k"], logic)
      let review = try Self.review(body).review
      #expect(review.unproved.isEmpty)
      return review.findings(.gap).map(\.witness)
    }
    #expect(try gaps(Sample.literal("if x then k(y) else 0")) == [["x": .boolean(true), "y": .boolean(false)]])
    #expect(try gaps(Sample.literal("if x then k(x) else 0")) == [])
    #expect(
      try gaps(Sample.table("", inputs: ["x"], rules: [["true", "k(y)"], ["false", "0"]])) == [["x": .boolean(true), "y": .boolean(false)]])
    #expect(try gaps(Sample.table("", inputs: ["x"], rules: [["true", "k(x)"], ["false", "0"]])) == [])
    #expect(try gaps(Sample.table("hitPolicy=\"FIRST\"", inputs: ["y"], rules: [["false", "0"], ["-", "k(y)"]])) == [])
  }

  @Test func tablesInBoxedLogicAndThoseThatListValuesAreLookedAt() throws {
    let boxed =
      "<context><contextEntry><variable name=\"p\"/>\(Sample.literal("x"))</contextEntry><contextEntry>\(Self.withGap)</contextEntry></context>"
    let inBoxed = try Self.review(Self.inputs + Sample.decision("d", inputs: ["x"], boxed))
    #expect(inBoxed.review.findings(.gap).map(\.witness?["x"]) == [.boolean(false)])
    #expect(inBoxed.apart.count == 1 && inBoxed.apart[0].contains("it is neither a table nor a single expression"))
    let listing = Sample.table("", inputs: ["x"], rules: [["-", "1"]]).replacing(
      "</inputExpression></input>", with: "</inputExpression><inputValues><text>true</text></inputValues></input>")
    let inListing = try Self.review(Self.inputs + Sample.decision("d", inputs: ["x"], listing))
    #expect(
      inListing.review.findings(.gap).map(\.problem.message) == [
        "The column 'x' does not take its value in this case: x = false, y = true."
      ]
        || inListing.review.findings(.gap).map(\.problem.message) == [
          "The column 'x' does not take its value in this case: x = false, y = false."
        ])
  }

  @Test func theTablesOfImportedDecisionsAreLookedAt() throws {
    let other =
      Sample.input("z", type: "boolean") + "\n\n"
      + Sample.decision("e", inputs: ["z"], Sample.table("", inputs: ["z"], rules: [["true", "1"]]))
    let line = "<import name=\"bb\" namespace=\"urn:b\" importType=\"\(DMNVersion.dmn15.model)\"/>"
    let body = "\n\(line)" + Sample.decision("d", decisions: ["urn:b#e"], Sample.literal("bb.e = 1"))
    let definitions = try Definitions(Sample.document(body), importing: [Sample.document(other, namespace: "urn:b")])
    let model = try DecisionModel(definitions)
    let gaps = try ModelReview(of: model).findings(.gap)
    #expect(gaps.map(\.problem.place) == ["decision 'bb.e', table of 'e', line 4 of the model 'urn:b'"])
    #expect(gaps.map(\.problem.line) == [3] && gaps[0].problem.message.contains("bb.z = false"))
    #expect(definitions.tablesLookedAtAsAWhole(in: model).map(\.place) == ["'bb.e'"])
  }
}
