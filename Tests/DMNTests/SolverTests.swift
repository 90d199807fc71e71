import TestSupport
import Testing

@testable import DMN

@Suite struct SolverTests {
  /// Random clauses of one to three literals over eight variables, asked under assumptions while clauses are added, against
  /// all 256 ways to choose.
  @Test(arguments: 0..<40)
  func anAnswerIsWhatTryingAllWaysGives(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var solver = Solver(effort: 10_000)
    for _ in 0..<8 { _ = solver.variable() }
    var clauses: [[Solver.Literal]] = []
    func literal() -> Solver.Literal { .random(in: 0..<16, using: &random) }
    func holds(_ literal: Solver.Literal, _ way: Int) -> Bool { (way >> Int(literal / 2) & 1 == 1) == (literal % 2 == 0) }
    for _ in 0..<45 {
      let clause = (0..<Int.random(in: 1...9, using: &random) / 3 + 1).map { _ in literal() }
      clauses.append(clause)
      solver.add(clause)
      let assumptions = (0..<Int.random(in: 0...3, using: &random)).map { _ in literal() }
      let ways = (0..<256).filter { way in
        clauses.allSatisfy { $0.contains { holds($0, way) } } && assumptions.allSatisfy { holds($0, way) }
      }
      switch solver.solve(assumptions) {
      case .possible:
        let found = (0..<8).reduce(0) { $0 | (solver.truth[2 * $1] > 0 ? 1 << $1 : 0) }
        #expect(ways.contains(found))
      case .impossible: #expect(ways.isEmpty)
      case .gaveUp: Issue.record("gave up over eight variables")
      }
    }
  }

  /// Seven pigeons have no room in six holes; to prove it takes many dead ends.
  private func pigeons(effort: Int) -> Solver {
    var solver = Solver(effort: effort)
    let places = (0..<7).map { _ in (0..<6).map { _ in solver.variable() * 2 } }
    for place in places { solver.add(place) }
    for hole in 0..<6 {
      for second in 0..<7 {
        for first in 0..<second { solver.add(places[first][hole] ^ 1, places[second][hole] ^ 1) }
      }
    }
    return solver
  }

  @Test func itGivesUpRatherThanGuess() {
    var patient = pigeons(effort: 100_000)
    #expect(patient.solve([]) == .impossible)
    var hasty = pigeons(effort: 10)
    #expect(hasty.solve([]) == .gaveUp)
  }

  /// What it learned stays, so asking again and again comes to the end; but not beyond ten times the effort in all.
  @Test func allQuestionsTogetherAreBoundedToo() {
    var hasty = pigeons(effort: 1)
    var answers: [Solver.Outcome] = []
    for _ in 0..<2_000 { answers.append(hasty.solve([])) }
    #expect(answers.allSatisfy { $0 == .gaveUp })
  }
}
