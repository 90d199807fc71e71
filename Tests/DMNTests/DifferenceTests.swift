import DMN
import FEEL
import TestSupport
import Testing

/// Differences between editions of a model, against enumeration of all cases.
@Suite struct DifferenceTests {
  @Test(arguments: 0..<10)
  func differencesAreExact(_ seed: Int) throws {
    let (old, new) = (GeneratedModel(seed: UInt64(seed)), GeneratedModel(seed: UInt64(seed) + 50))
    let comparison = try ModelComparison(from: old.model, to: new.model, limit: 10_000)
    // The two models may know other values of 'x'; enumerate over both.
    let wider = old.values[0].count >= new.values[0].count ? old : new
    for decision in new.model.decisions {
      let difference = comparison.changed.first { $0.decision == decision.id }
      let blocks = difference?.blocks ?? []
      #expect(difference?.isCutOff != true)
      for inputs in wider.completions(of: [:]) {
        let (before, after) = (old.value(decision.id, inputs), new.value(decision.id, inputs))
        let inside = blocks.filter { $0.conditions.allSatisfy { Self.holds($0, inputs) } }
        #expect(inside.count == (before == after ? 0 : 1), "\(decision.id) \(inputs)")
        if let block = inside.first { #expect(block.before == before && block.after == after) }
      }
      #expect(blocks.reduce(0) { $0 + $1.cases } == difference?.changedCases ?? 0)
      for block in blocks {
        #expect(old.value(decision.id, block.witness) == block.before)
        #expect(new.value(decision.id, block.witness) == block.after)
      }
    }
  }

  private static func holds(_ condition: InputCondition, _ inputs: [String: Value]) -> Bool {
    guard let value = inputs[condition.input] else { return false }
    if case .list(let members) = value {
      return condition.including.allSatisfy(members.contains) && !condition.excluding.contains(where: members.contains)
    }
    return condition.tests.accept(value)
  }

  @Test func aModelDoesNotDifferFromItself() throws {
    let model = GeneratedModel(seed: 3).model
    #expect(try ModelComparison(from: model, to: model).isEmpty)
  }
}
