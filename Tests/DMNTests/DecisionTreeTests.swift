import DMN
import FEEL
import TestSupport
import Testing

/// A tree gives every case the result that the model gives it, however it is asked.
@Suite struct DecisionTreeTests {
  @Test(arguments: 0..<24)
  func everyCaseReachesItsResult(_ seed: Int) throws {
    let generated = GeneratedModel(seed: UInt64(seed), policies: [.first, .priority, .collect(nil)])
    let compiled = try CompiledModel(generated.model)
    var random = SeededGenerator(seed: UInt64(seed) + 9_000)
    let cases = generated.completions(of: [:]).map { inputs in
      inputs.merging(Interpreter.evaluate(generated.model, inputs: inputs).mapValues(\.value)) { $1 }
    }
    let shuffled = (["x", "y", "z", "d", "w", "t0", "t1"]).shuffled(using: &random)
    for decision in ["t0", "t1", "t2"] {
      let orders = [[], ["w", "z", "d"], shuffled.filter { $0 != decision }]
      for (order, depth) in orders.flatMap({ [($0, DecisionTree.Depth.inputs), ($0, .requirements)] }) {
        // A decision may be asked for even where it comes after the one that is drawn.
        let tree = try DecisionTree(compiled, decision: decision, order: order, depth: depth)
        #expect(!tree.isCut)
        for values in cases { #expect(tree.result(of: values) == values[decision], "\(decision) \(order) \(depth) \(values)") }
      }
    }
  }

  /// A tree of several outcomes leads every case to exactly those that hold.
  @Test(arguments: 0..<40)
  func everyCaseReachesItsOutcomes(_ seed: Int) throws {
    let (model, cases) = OutcomeModel.make(seed: UInt64(seed))
    let compiled = try CompiledModel(model)
    let results = cases.map { inputs in inputs.merging(Interpreter.evaluate(model, inputs: inputs).mapValues(\.value)) { $1 } }
    let outcomes = ["o0", "o1", "o2"]
    for order in [[], ["help", "a", "b"], ["b", "help", "place", "a"], ["place", "b", "a"]] {
      for depth in [DecisionTree.Depth.inputs, .requirements] {
        let tree = try DecisionTree(compiled, outcomes: outcomes, being: .boolean(true), name: "which", order: order, depth: depth)
        #expect(!tree.isCut)
        for values in results {
          let expected = Value.list(outcomes.filter { values[$0] == .boolean(true) }.map(Value.string))
          #expect(tree.result(of: values) == expected, "\(order) \(depth) \(values)")
        }
      }
    }
  }

  @Test func membersThatDoNotBearOnEachOtherAreWaysSideBySide() throws {
    let compiled = try CompiledModel(DrawingSamples.offers())
    let tree = try DecisionTree(
      compiled, outcomes: ["care", "rest", "both"], being: .boolean(true), name: "Offers", order: ["place", "needs"])
    #expect(
      tree.outline().description == """
        - place?
          - far → no result
          - home, everywhere → both
          - near, everywhere → needs? (follow all that apply)
            - care → care
            - rest → rest

        """)
    // Members that do bear on each other are asked one by one.
    let together = try DecisionTree(compiled, outcomes: ["pair"], being: .boolean(true), name: "Pair")
    #expect(together.outline().description.contains("needs: care?"))
  }

  /// Nothing is asked that does not matter: from every question two results can be reached, and no path asks twice.
  @Test(arguments: 0..<24)
  func noQuestionIsAskedInVain(_ seed: Int) throws {
    let compiled = try CompiledModel(GeneratedModel(seed: UInt64(seed)).model)
    for depth in [DecisionTree.Depth.inputs, .requirements] {
      let tree = try DecisionTree(compiled, decision: "t2", depth: depth)
      func results(_ index: Int, asked: [DecisionTree.Question]) -> Set<Value> {
        switch tree.nodes[index] {
        case .cut: return []
        case .result(let value): return [value]
        case .question(let question, let branches):
          #expect(!asked.contains(question))
          #expect(branches.count > 1 && Set(branches.map(\.target)).count == branches.count)
          let found = branches.reduce(into: Set<Value>()) { $0.formUnion(results($1.target, asked: asked + [question])) }
          #expect(found.count > 1)
          return found
        }
      }
      let ends = results(0, asked: [])
      #expect(ends == Set(compiled.possibleValues(of: "t2", given: compiled.allOpen)))
    }
  }

  @Test func theGivenOrderIsKept() throws {
    let compiled = try CompiledModel(DrawingSamples.model())
    func first(_ order: [String]) throws -> DecisionTree.Question? {
      guard case .question(let question, _) = try DecisionTree(compiled, decision: "advice", order: order).nodes[0] else { return nil }
      return question
    }
    #expect(try first(["age", "needs"]) == .input("age"))
    #expect(try first(["needs", "age"]) == .member(.string("care"), of: "needs"))
    #expect(try first(["ready"]) == .decision("ready"))
  }

  @Test func answersThatLeadToTheSamePlaceAreOne() throws {
    let compiled = try CompiledModel(DrawingSamples.model())
    let tree = try DecisionTree(compiled, decision: "advice", order: ["ready", "needs", "age"])
    #expect(
      tree.outline().description == """
        - ready?
          - no → wait
          - yes → needs: care?
            - no → no advice
            - yes → age?
              - < 18 → school
              - ≥ 18 and ≤ 67 → work
              - > 67 → home

        """)
  }

  /// What an answer rules out is not asked again when a decision is asked for as a whole.
  @Test func aDecisionIsAskedWithinWhatIsKnown() throws {
    let tree = try DecisionTree(CompiledModel(DrawingSamples.model()), decision: "advice", order: ["works", "ready", "needs", "age"])
    #expect(
      tree.outline().description == """
        - works?
          - no → wait
          - yes → ready?
            - no → wait
            - yes → needs: care?
              - no → no advice
              - yes → age?
                - < 18 → school
                - ≥ 18 and ≤ 67 → work
                - > 67 → home

        """)
  }

  @Test func largeTreesShareEqualPartsAndAreCutVisibly() throws {
    let compiled = try CompiledModel(DrawingSamples.model())
    let tree = try DecisionTree(compiled, decision: "advice", order: ["age", "needs", "proof", "works"])
    let full = tree.outline().description
    #expect(!full.contains("see"))
    let shared = tree.outline(expanding: 3).description
    #expect(shared.contains("see [1]") && shared.contains("- [1] ") == false && shared.contains("→ [1] "))
    let cut = try DecisionTree(compiled, decision: "advice", limit: 3)
    #expect(cut.isCut)
    #expect(cut.outline().description.contains("not drawn"))
    #expect(TreeDrawing(cut).svg.contains("not drawn"))
  }

  @Test func anUnknownIdIsRefusedWithARemedy() throws {
    let compiled = try CompiledModel(DrawingSamples.model())
    #expect(throws: ModelProblems.self) { try DecisionTree(compiled, decision: "nonsense") }
    #expect(throws: ModelProblems.self) { try DecisionTree(compiled, decision: "advice", order: ["nonsense"]) }
    #expect(throws: ModelProblems.self) { try DecisionTree(compiled, decision: "advice", order: ["advice"]) }
  }

  /// Each part stands as all ways to answer what is open say together.
  @Test(arguments: 0..<12)
  func everyPartStandsAsItsCasesSay(_ seed: Int) throws {
    let (model, cases) = OutcomeModel.make(seed: UInt64(seed))
    let compiled = try CompiledModel(model)
    let results = cases.map { inputs in inputs.merging(Interpreter.evaluate(model, inputs: inputs).mapValues(\.value)) { $1 } }
    let outcomes = ["o0", "o1", "o2"]
    for order in [["help", "a", "b"], ["b", "help", "place", "a"], ["place", "b", "a"]] {
      let tree = try DecisionTree(compiled, outcomes: outcomes, being: .boolean(true), name: "which", order: order)
      let outline = tree.outline(expanding: .max)
      let treeCases = try TreeCases(tree, shownAs: outline, compiled)
      let passes = results.map { Set(passed(outline, tree, $0, from: 0).parts) }
      for open in [[], ["a"], ["place"], ["b", "place"], ["a", "b", "place"]] {
        for (index, values) in results.enumerated() where index % 7 == seed % 7 {
          let known = values.filter { ["a", "b", "place"].contains($0.key) && !open.contains($0.key) }
          let fitting = results.indices.filter { other in known.allSatisfy { results[other][$0.key] == $0.value } }
          let standings = try treeCases.standings(given: compiled.known(known))
          #expect(standings.count == outline.all.count)
          for part in standings.indices {
            let count = fitting.count { passes[$0].contains(part) }
            #expect(standings[part] == (count == 0 ? .off : count == fitting.count ? .taken : .open), "\(order) \(known) \(part)")
          }
        }
      }
    }
  }

  /// The parts, as positions in all parts, that one case comes by, and how many parts there are.
  private func passed(_ part: DecisionTree.Outline, _ tree: DecisionTree, _ values: [String: Value], from first: Int) -> (
    parts: [Int], count: Int
  ) {
    var (parts, count) = ([first], 1)
    guard case .question(let question, let branches) = tree.nodes[part.node] else { return (parts, count) }
    for next in part.parts {
      let below = passed(next, tree, values, from: first + count)
      let answers = branches[next.branch ?? 0].answers
      let value = values[question.id] ?? .null
      let isTaken: Bool =
        switch (question, value) {
        case (.members, .list(let members)): members.contains(where: answers.take)
        case (.member(let member, _), .list(let members)): answers.take(.boolean(members.contains(member)))
        default: answers.take(value)
        }
      if isTaken { parts += below.parts }
      count += below.count
    }
    return (parts, count)
  }

  @Test func aTreeCanBeShownInOtherWords() throws {
    let compiled = try CompiledModel(DrawingSamples.offers())
    let tree = try DecisionTree(
      compiled, outcomes: ["care", "rest", "both"], being: .boolean(true), name: "Offers", order: ["place", "needs"])
    var texts = DrawingTexts(names: ["care": "Care"], values: ["place": [.string("far"): "abroad"]])
    texts.questions = ["place": "Where?", "needs": "What is needed:"]
    texts.ends = ["place": [.string("far"): "nothing there"]]
    texts.words.all = "(all)"
    #expect(
      tree.outline(texts).description == """
        - Where?
          - abroad → nothing there
          - home, everywhere → both
          - near, everywhere → What is needed: (all)
            - care → Care
            - rest → rest

        """)
  }
}
