import DMN
import FEEL
import TestSupport
import Testing

/// The compiled form against exhaustive enumeration with the interpreter, on generated models.
@Suite struct ReasoningTests {
  @Test(arguments: 0..<24)
  func possibleValuesAreExact(_ seed: Int) throws {
    let generated = GeneratedModel(seed: UInt64(seed))
    let compiled = try CompiledModel(generated.model)
    var random = SeededGenerator(seed: UInt64(seed) + 1_000)
    for _ in 0..<8 {
      let known = generated.randomKnown(&random)
      let completions = generated.completions(of: known)
      for decision in generated.model.decisions {
        let expected = Set(completions.map { generated.value(decision.id, $0) })
        #expect(try Set(compiled.possibleValues(of: decision.id, given: compiled.known(known))) == expected, "\(decision.id) \(known)")
      }
    }
  }

  /// The index over known and open answers says the same as the walks it was made from.
  @Test(arguments: 0..<24)
  func theOpenIndexAgrees(_ seed: Int) throws {
    let generated = GeneratedModel(seed: UInt64(seed))
    let compiled = try CompiledModel(generated.model)
    let decisions = generated.model.decisions.map(\.id)
    let index = try OpenIndex(compiled, decisions: decisions)
    var random = SeededGenerator(seed: UInt64(seed) + 4_000)
    for _ in 0..<30 {
      let known = try compiled.known(generated.randomKnown(&random))
      let answer = index.look(index.case(known))
      for (decision, possibility) in zip(decisions, answer.possibilities) {
        #expect(Set(index.possibilities[Int(possibility)]) == Set(compiled.possibleValues(of: decision, given: known)))
      }
      let relevant = index.inputs.enumerated().filter { answer.relevant >> UInt64($0.offset) & 1 == 1 }.map(\.element)
      #expect(compiled.relevantOpenInputs(for: decisions, given: known).isSubset(of: relevant))
      // For inputs that are known the index says whether they would matter if they were open.
      #expect(Set(relevant) == compiled.relevantInputs(for: decisions, given: known))
    }
  }

  @Test(arguments: 0..<10)
  func relevantInputsAreExact(_ seed: Int) throws {
    let generated = GeneratedModel(seed: UInt64(seed))
    let compiled = try CompiledModel(generated.model)
    var random = SeededGenerator(seed: UInt64(seed) + 2_000)
    for _ in 0..<5 {
      let known = generated.randomKnown(&random)
      var expected = Set<String>()
      for input in generated.model.inputs {
        var others = known
        others[input.id] = nil
        // Cases that differ in this input only.
        let groups = Dictionary(grouping: generated.completions(of: others)) { $0.filter { $0.key != input.id } }
        if groups.values.contains(where: { Set($0.map { generated.value("t2", $0) }).count > 1 }) { expected.insert(input.id) }
      }
      #expect(try compiled.relevantInputs(for: ["t2"], given: compiled.known(known)) == expected, "\(known)")
    }
  }

  @Test(arguments: Seeds.upTo(12))
  func smallestChangeIsMinimalAndWorks(_ seed: Int) throws {
    let generated = GeneratedModel(seed: UInt64(seed))
    let compiled = try CompiledModel(generated.model)
    var random = SeededGenerator(seed: UInt64(seed) + 3_000)
    for _ in 0..<6 {
      let known = generated.randomKnown(&random)
      for target in [1, 2, 3].map({ Value.number(Decimal128($0)) }) {
        let change = try compiled.smallestChange(of: "t2", to: target, given: compiled.known(known), preferring: { _ in false })
        let fewest = generated.completions(of: [:]).filter { generated.value("t2", $0) == target }
          .map { candidate in known.count { candidate[$0.key] != $0.value && !Self.samePiece(candidate[$0.key], $0.value, generated) } }
          .min()
        #expect(change.map { $0.count(where: \.replacesAnswer) } == fewest, "\(known) → \(target)")
        guard let change else { continue }
        var changed = known
        for step in change { if case .equals(let value) = step.demand { changed[step.input] = value } }
        let possible = try compiled.possibleValues(of: "t2", given: compiled.known(changed))
        #expect(possible.contains(target))
        // Every demand on an open input is needed: without it the target is not certain.
        let open = change.filter { !$0.replacesAnswer }
        if !open.contains(where: { if case .members = $0.demand { true } else { false } }) {
          #expect(possible == [target])
          for step in open {
            let without = try compiled.known(changed.filter { $0.key != step.input })
            #expect(compiled.possibleValues(of: "t2", given: without) != [target])
          }
        }
      }
    }
  }

  /// Two dates that no rule tells apart are the same answer.
  private static func samePiece(_ a: Value?, _ b: Value, _ generated: GeneratedModel) -> Bool {
    guard let a, case .date = a else { return false }
    let tests = generated.model.decisions.flatMap { decision in
      decision.table.columns.indices.filter { decision.table.columns[$0].expression == .name("d") }
        .flatMap { column in decision.table.rules.map { $0.tests[column] } }
    }
    return tests.flatMap { $0.constants() }.allSatisfy { constant in
      constant.isLess(than: a) == constant.isLess(than: b) && a.isLess(than: constant) == b.isLess(than: constant)
    }
  }

  /// Of all cases with the target, the change found costs as little as the cheapest.
  @Test(arguments: Seeds.upTo(12))
  func cheapestChangeIsCheapest(_ seed: Int) throws {
    let generated = GeneratedModel(seed: UInt64(seed))
    let compiled = try CompiledModel(generated.model)
    var random = SeededGenerator(seed: UInt64(seed) + 5_000)
    for _ in 0..<6 {
      let known = generated.randomKnown(&random)
      let costs = Dictionary(uniqueKeysWithValues: generated.model.inputs.map { ($0.id, UInt32.random(in: 0...9, using: &random)) })
      let fixed = try #require(generated.model.inputs.randomElement(using: &random)).id
      for target in [1, 2, 3].map({ Value.number(Decimal128($0)) }) {
        let change = try compiled.smallestChange(of: "t2", to: target, given: compiled.known(known)) {
          $0 == fixed ? .never : .cost(costs[$0] ?? 0)
        }
        let cheapest = generated.completions(of: [:]).filter { generated.value("t2", $0) == target }.compactMap { candidate -> UInt32? in
          let changed = known.filter { candidate[$0.key] != $0.value && !Self.samePiece(candidate[$0.key], $0.value, generated) }
          return changed[fixed] == nil ? changed.keys.reduce(0) { $0 + (costs[$1] ?? 0) } : nil
        }.min()
        #expect(change.map { $0.filter(\.replacesAnswer).reduce(0) { $0 + (costs[$1.input] ?? 0) } } == cheapest, "\(known) → \(target)")
        guard let change else { continue }
        var changed = known
        for step in change { if case .equals(let value) = step.demand { changed[step.input] = value } }
        #expect(try compiled.possibleValues(of: "t2", given: compiled.known(changed)).contains(target))
      }
    }
  }

  /// The next question against asking every question and looking at every answer.
  @Test(arguments: 0..<12)
  func theMostDecidingQuestionLeavesTheFewestResults(_ seed: Int) throws {
    let generated = GeneratedModel(seed: UInt64(seed))
    let compiled = try CompiledModel(generated.model)
    let decisions = ["t1", "t2"]
    let index = try OpenIndex(compiled, decisions: decisions)
    var random = SeededGenerator(seed: UInt64(seed) + 6_000)
    for _ in 0..<8 {
      let values = generated.randomKnown(&random)
      let known = try compiled.known(values)
      let relevant = compiled.relevantOpenInputs(for: decisions, given: known)
      var best: (input: String, average: Double, worst: Int)?
      for (input, answers) in zip(generated.model.inputs, generated.values) where relevant.contains(input.id) {
        // One answer per piece: two dates in one piece are one answer.
        let pieces = Dictionary(grouping: answers) { try? compiled.known([input.id: $0]) }
        let remaining = try pieces.values.map { answers in
          let completions = generated.completions(of: values.merging([input.id: try #require(answers.first)]) { $1 })
          return decisions.reduce(0) { sum, decision in sum + Set(completions.map { generated.value(decision, $0) }).count }
        }
        let average = Double(remaining.reduce(0, +)) / Double(remaining.count)
        let worst = remaining.max() ?? 0
        if best.map({ (average, worst) < ($0.average, $0.worst) }) ?? true { best = (input.id, average, worst) }
      }
      let found = compiled.mostDeciding(for: decisions, given: known)
      #expect(found?.input == best?.input, "\(values)")
      #expect(found?.worst == best?.worst)
      #expect(index.mostDeciding(index.case(known))?.input == best?.input)
    }
  }
}
