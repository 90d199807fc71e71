/// Draws values for the assumptions of a case.
struct Drawing: Sendable {
  private let philox: Philox
  private let sources: [Source]
  private let groups: [(stream: UInt64, strength: Double)]

  private struct Source: Sendable {
    let distribution: Distribution
    let stream: UInt64
    /// The place of its group, and the sign with which it moves with it.
    let group: (place: Int, sign: Double)?
    let isFixed: Bool
  }

  init(_ ready: ReadyCase, seed: UInt64) {
    philox = Philox(seed: seed)
    let groups = ready.source.groups
    self.groups = groups.map { (Philox.stream("groep/" + $0.id), $0.strength) }
    sources = zip(ready.source.assumptions, ready.distributions).map { assumption, distribution in
      let membership = assumption.group.flatMap { member in
        groups.firstIndex { $0.id == member.group }.map { (place: $0, sign: member.isOpposite ? -1.0 : 1.0) }
      }
      return Source(
        distribution: distribution, stream: Philox.stream("aanname/" + assumption.id), group: membership,
        isFixed: distribution.spread.shape == .fixed)
    }
  }

  /// The places of the assumptions that vary.
  var varying: [Int] { sources.indices.filter { !sources[$0].isFixed } }

  /// Members of a group share a part of their chance: on the normal scale each is √s · shared + √(1 − s) · own, so any two correlate with s.
  func values(_ draw: Int) -> [Double] {
    let shared = groups.map { NormalDistribution.quantile(philox.uniform(draw, of: $0.stream)) }
    return sources.map { source in
      guard !source.isFixed else { return source.distribution.spread.likely }
      let own = philox.uniform(draw, of: source.stream)
      guard let group = source.group else { return source.distribution.quantile(own) }
      let strength = groups[group.place].strength
      let z =
        group.sign * strength.squareRoot() * shared[group.place] + (1 - strength).squareRoot() * NormalDistribution.quantile(own)
      // A chance of 0 or 1 has no point.
      let chance = min(max(NormalDistribution.cumulative(z), 0x1p-53), 1 - 0x1p-53)
      return source.distribution.quantile(chance)
    }
  }
}

/// What was drawn, and what a case then comes to.
struct Draws: Sendable {
  /// Per varying assumption (by its place): its value in every draw.
  let assumptions: [Int: [Double]]
  /// Per party and then for all together: the net present value in every draw.
  let values: [[Double]]

  /// Draws that one worker does at a time.
  private static let batch = 1_024

  init(_ program: PresentValueProgram, _ drawing: Drawing, count: Int, workers: Workers) {
    let varying = drawing.varying
    let lines = program.parties + 1
    // Each draw has its own places, so that workers never meet.
    let room = Places(UnsafeMutablePointer<Double>.allocate(capacity: max(1, count * (lines + varying.count))))
    defer { room.start.deallocate() }
    workers((count + Self.batch - 1) / Self.batch) { batch in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: lines) { sums in
        sums.initialize(repeating: 0)
        for draw in batch * Self.batch..<min(count, (batch + 1) * Self.batch) {
          let drawn = drawing.values(draw)
          program.compute(drawn, into: sums)
          for line in 0..<lines { (room.start + (line * count + draw)).initialize(to: sums[line]) }
          for (place, index) in varying.enumerated() { (room.start + ((lines + place) * count + draw)).initialize(to: drawn[index]) }
        }
      }
    }
    func column(_ place: Int) -> [Double] { Array(UnsafeBufferPointer(start: room.start + place * count, count: count)) }
    values = (0..<lines).map(column)
    assumptions = Dictionary(uniqueKeysWithValues: varying.enumerated().map { ($0.element, column(lines + $0.offset)) })
  }
}
