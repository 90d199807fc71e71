import Library

/// Draws values for the assumptions of a case that vary, many draws at once.
struct Drawing: Sendable {
  private let philox: Philox
  private let sources: [Source]
  private let groups: [UInt64]
  private let ready: ReadyCase

  private struct Source: Sendable {
    let distribution: Distribution
    let table: QuantileTable?
    let stream: UInt64
    let group: Membership?
  }

  /// On the normal scale a member of a group is shared · the number of the group + own · its own number.
  private struct Membership: Sendable {
    let place: Int
    let shared: Double
    let own: Double
  }

  init(_ ready: ReadyCase, seed: UInt64, workers: Workers = Parallel.alone) {
    (self.ready, philox) = (ready, Philox(seed: seed))
    let groups = ready.source.groups
    self.groups = groups.map { Philox.stream("groep/" + $0.id) }
    sources = Parallel.map(ready.varying, workers) { place in
      let (assumption, distribution) = (ready.source.assumptions[place], ready.distributions[place])
      let group = assumption.group.flatMap { member in
        groups.firstIndex { $0.id == member.group }.map { index in
          let shared = groups[index].strength.squareRoot()
          return Membership(place: index, shared: member.isOpposite ? -shared : shared, own: (1 - groups[index].strength).squareRoot())
        }
      }
      return Source(
        distribution: distribution, table: distribution.table, stream: Philox.stream("aanname/" + assumption.id), group: group)
    }
  }

  typealias Column = UnsafeMutablePointer<Double>

  /// How many columns `fill` needs to work with.
  var workColumns: Int { groups.count + 2 }

  /// Draws one after another, from an even one on.
  ///
  /// Members of a group share a part of their chance: on the normal scale each is √s · shared + √(1 − s) · own, so any two correlate with s.
  ///
  /// - Parameters:
  ///   - values: gets a column per assumption that varies.
  ///   - chances: gets a column for each with the chance of less than its value.
  func fill(_ draws: Range<Int>, values: Column, chances: Column, work: Column) {
    let (width, count) = (ColumnProgram.width, draws.count)
    let own = work + groups.count * width
    for (index, stream) in groups.enumerated() {
      philox.uniforms(draws, of: stream, into: own)
      points(nil, own, work + index * width, count)
    }
    for (index, source) in sources.enumerated() {
      let (value, chance) = (values + index * width, chances + index * width)
      guard let group = source.group else {
        philox.uniforms(draws, of: source.stream, into: chance)
        points(source, chance, value, count)
        continue
      }
      philox.uniforms(draws, of: source.stream, into: chance)
      points(nil, chance, own, count)
      let shared = work + group.place * width
      for draw in 0..<count { own[draw] = group.shared * shared[draw] + group.own * own[draw] }
      NormalChances.shared.chances(of: own, into: chance, count: count)
      points(source, chance, value, count)
    }
  }

  /// The points of chances, of the normal distribution where there is no source.
  private func points(_ source: Source?, _ chances: Column, _ points: Column, _ count: Int) {
    guard let source else {
      QuantileTable.normal.points(of: chances, into: points, count: count, exactly: NormalDistribution.quantile)
      return
    }
    let spread = source.distribution.spread
    let (low, likely, high) = (spread.low, spread.likely, spread.high)
    switch spread.shape {
    case .fixed: return
    case .uniform: for draw in 0..<count { points[draw] = low + chances[draw] * (high - low) }
    case .triangular:
      let (left, rise, fall) = ((likely - low) / (high - low), (high - low) * (likely - low), (high - low) * (high - likely))
      for draw in 0..<count {
        let chance = chances[draw]
        let (up, down) = ((chance * rise).squareRoot(), ((1 - chance) * fall).squareRoot())
        points[draw] = chance < left ? low + up : high - down
      }
    case .normal:
      self.points(nil, chances, points, count)
      let deviation = source.distribution.deviation
      for draw in 0..<count { points[draw] = likely + deviation * points[draw] }
    case .pert, .beta, .lognormal:
      source.table?.points(of: chances, into: points, count: count, exactly: source.distribution.quantile)
    }
  }

  /// The points of chances of one assumption that varies.
  func points(_ index: Int, of chances: [Double]) -> [Double] {
    var (chances, points) = (chances, [Double](repeating: 0, count: chances.count))
    chances.withUnsafeMutableBufferPointer { chances in
      points.withUnsafeMutableBufferPointer { points in
        if let from = chances.baseAddress, let to = points.baseAddress { self.points(sources[index], from, to, chances.count) }
      }
    }
    return points
  }

  /// The values of all assumptions in one draw.
  func values(_ draw: Int) -> [Double] {
    let (count, width) = (sources.count, ColumnProgram.width)
    var found = ready.likely
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, (2 * count + workColumns) * width)) { room in
      guard let start = room.baseAddress else { return }
      let first = draw - draw % 2
      fill(first..<first + 2, values: start, chances: start + count * width, work: start + 2 * count * width)
      for (index, place) in ready.varying.enumerated() { found[place] = start[index * width + draw - first] }
    }
    return found
  }
}
