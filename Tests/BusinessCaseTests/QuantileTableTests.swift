import Testing

@testable import BusinessCase

/// The tables against the functions that they stand for.
@Suite struct QuantileTableTests {
  /// From the middle to within a hair of both ends, where tables have many short pieces.
  private static let chances: [Double] = {
    let inner = (0..<4_000).map { (Double($0) + 0.37) / 4_000 }
    let ends = stride(from: 1.0, to: 50, by: 0.21).flatMap { power in
      let chance = Elementary.exp(-power * 0.6931471805599453)
      return [chance, 1 - chance]
    }
    return (inner + ends + [0.5, 0.25, 0.75, 0x1p-13, 1 - 0x1p-13]).filter { $0 > 0 && $0 < 1 }
  }()

  private static func points(_ table: QuantileTable, _ exactly: (Double) -> Double) -> [Double] {
    var found = [Double](repeating: 0, count: chances.count)
    table.points(of: chances, into: &found, count: chances.count, exactly: exactly)
    return found
  }

  /// Fewer than one in a hundred is asked outside the table, save where a spread is beyond all measure.
  private static func isRight(_ distribution: Distribution, mayMiss: Bool = false, _ size: (Double) -> Double) -> Bool {
    guard let table = distribution.table else { return false }
    let inside = points(table) { _ in .infinity }
    let found = points(table, distribution.quantile)
    let missed = zip(chances, inside).filter { $0 > 0x1p-13 && $0 < 1 - 0x1p-13 && $1 == .infinity }.count
    let worst = zip(chances, found).map { abs($1 - distribution.quantile($0)) / size($1) }.max() ?? .infinity
    return worst < 1e-11 && (mayMiss || missed * 100 < chances.count)
  }

  @Test(arguments: [
    (1.0, 1.0), (1, 5), (5, 1), (3, 3), (1.5, 3), (2.2, 4.9), (1.0000001, 1), (1, 1_000), (1_000, 1), (1_000, 1_000), (900, 400), (7, 1.01),
  ])
  func beta(_ a: Double, _ b: Double) {
    let distribution = Distribution(Assumption.Spread(low: -40, likely: 0, high: 160, shape: .beta(a, b)))
    #expect(Self.isRight(distribution) { _ in 200 })
  }

  @Test(arguments: [0.0, 0.001, 0.3, 0.5, 0.999, 1])
  func pert(_ likely: Double) {
    #expect(Self.isRight(Distribution(Assumption.Spread(low: 0, likely: likely, high: 1, shape: .pert))) { _ in 1 })
  }

  @Test(arguments: [1.001, 1.2, 3, 20, 1_000])
  func lognormal(_ factor: Double) {
    let spread = Assumption.Spread(low: 100 / factor, likely: 100, high: 100 * factor, shape: .lognormal)
    #expect(Self.isRight(Distribution(spread), mayMiss: factor > 100) { $0 })
  }

  @Test func normal() {
    let found = Self.points(.normal, NormalDistribution.quantile)
    let worst = zip(Self.chances, found).map { abs($1 - NormalDistribution.quantile($0)) }.max() ?? 1
    #expect(worst < 1e-12)
  }

  @Test func normalChances() {
    let points = stride(from: -9.5, through: 9.5, by: 0.0173).map(\.self)
    var found = [Double](repeating: 0, count: points.count)
    NormalChances.shared.chances(of: points, into: &found, count: points.count)
    let worst = zip(points, found).map { abs($1 - NormalDistribution.cumulative($0)) }.max() ?? 1
    #expect(worst < 1e-13 && found.allSatisfy { $0 > 0 && $0 < 1 })
  }
}
