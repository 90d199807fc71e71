import Library

/// Sums over draws, of which each is seen once and none is kept (save for what percentiles need).
///
/// Draws are shared out over a number of tallies that depends on the case alone, each adds up its own in their order, and the tallies are added
/// up in theirs. So it does not matter how many of them are worked on at the same time.
struct Tally {
  let lines: Int
  let inputs: Int
  var isFinite = true
  var totals: [LineTally]
  /// Per assumption: what its chance and the rank of the total have to do with each other.
  var ranks: RankTally
  /// Per assumption, class of its chance and line: the sum of the values; and then how many there are.
  var classes: [Double]

  /// The classes of equal chance into which the values of an assumption are divided.
  static let classCount = 64

  /// How far classes stand from each other: a place per line and one for the number, in fours.
  static func stride(_ lines: Int) -> Int { (lines + 4) / 4 * 4 }

  /// What is measured against.
  struct Yardsticks: Sendable {
    /// Per line and percentile.
    let brackets: [[Bracket]]
    /// Per line: what was agreed to be paid or received beforehand.
    let transfers: [Double]
    /// The total in the first draws, sorted.
    let ranking: [Double]
  }

  init(_ yardsticks: Yardsticks, inputs: Int) {
    lines = yardsticks.brackets.count
    self.inputs = inputs
    totals = zip(yardsticks.brackets, yardsticks.transfers).map { LineTally($0, transfer: $1) }
    ranks = RankTally(inputs: inputs)
    classes = [Double](repeating: 0, count: inputs * Self.classCount * Self.stride(lines))
  }

  /// Adds the draws of some runs.
  mutating func add(_ experiment: Experiment, _ runs: StrideTo<Int>, _ yardsticks: Yardsticks) {
    let stride = Self.stride(lines)
    experiment.withRoom { room in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: (stride + 1) * Experiment.run + 1) { rows in
        rows.initialize(repeating: 0)
        guard let rows = rows.baseAddress else { return }
        let work = rows + stride * Experiment.run
        for run in runs {
          let count = experiment.make(run, in: room)
          for line in 0..<lines {
            let values = experiment.sum(line, in: room)
            isFinite = totals[line].add(values, count: count, work: work) && isFinite
            for draw in 0..<count { rows[draw &* stride &+ line] = values[draw] }
          }
          for draw in 0..<count { rows[draw &* stride &+ lines] = 1 }
          ranks.add(experiment.sum(lines - 1, in: room), room.chances, count, yardsticks.ranking, work: work)
          addClasses(rows, room.chances, count)
        }
      }
    }
  }

  private mutating func addClasses(_ rows: UnsafePointer<Double>, _ chances: UnsafePointer<Double>, _ count: Int) {
    let stride = Self.stride(lines)
    classes.withUnsafeMutableBufferPointer { classes in
      guard let start = classes.baseAddress else { return }
      for input in 0..<inputs {
        let (own, chances) = (start + input &* Self.classCount &* stride, chances + input &* ColumnProgram.width)
        for draw in 0..<count {
          let (sum, row) = (own + Int(chances[draw] * Double(Self.classCount)) &* stride, rows + draw &* stride)
          var place = 0
          while place < stride {
            let a = sum[place] + row[place]
            let b = sum[place &+ 1] + row[place &+ 1]
            let c = sum[place &+ 2] + row[place &+ 2]
            let d = sum[place &+ 3] + row[place &+ 3]
            sum[place] = a
            sum[place &+ 1] = b
            sum[place &+ 2] = c
            sum[place &+ 3] = d
            place &+= 4
          }
        }
      }
    }
  }

  mutating func add(_ other: Tally) {
    isFinite = isFinite && other.isFinite
    for line in totals.indices { totals[line].add(other.totals[line]) }
    ranks.add(other.ranks)
    for index in classes.indices { classes[index] += other.classes[index] }
  }
}

/// Sums over the values of one line.
struct LineTally {
  private(set) var notNegative = 0
  private(set) var losses = 0
  private(set) var sum = 0.0
  /// Of what is above 0.
  private(set) var gain = 0.0
  private(set) var kept: [Kept]
  private let transfer: Double

  init(_ brackets: [Bracket], transfer: Double) { (kept, self.transfer) = (brackets.map(Kept.init), transfer) }

  /// - Parameter work: room for as many values.
  /// - Returns: whether all are numbers.
  mutating func add(_ values: UnsafePointer<Double>, count: Int, work: UnsafeMutablePointer<Double>) -> Bool {
    var (notNegative, losses) = (0, 0)
    for index in 0..<count {
      notNegative &+= values[index] >= -MoneyLine.hair ? 1 : 0
      losses &+= values[index] + transfer < -0.005 ? 1 : 0
    }
    self.notNegative += notNegative
    self.losses += losses
    let added = SideBySide.sum(count) { values[$0] }
    sum += added
    gain += SideBySide.sum(count) { values[$0] > 0 ? values[$0] : 0 }
    for index in kept.indices { kept[index].add(values, count: count, work: work) }
    return added.isFinite
  }

  mutating func add(_ other: LineTally) {
    notNegative += other.notNegative
    losses += other.losses
    sum += other.sum
    gain += other.gain
    for index in kept.indices { kept[index].add(other.kept[index]) }
  }
}

/// How the rank of the total goes with the chance of each assumption.
///
/// The chance of less than a value is its rank among all values that it can have. The rank of a total is its place among the totals of the first draws.
struct RankTally {
  private var count = 0.0
  private var rank = 0.0
  private var rankSquare = 0.0
  /// Per assumption: the sums of the chance, of its square, and of its product with the rank.
  private var chances: [(sum: Double, square: Double, product: Double)]

  init(inputs: Int) { chances = [(Double, Double, Double)](repeating: (0, 0, 0), count: inputs) }

  mutating func add(
    _ totals: UnsafePointer<Double>, _ chances: UnsafePointer<Double>, _ count: Int, _ ranking: [Double],
    work ranks: UnsafeMutablePointer<Double>
  ) {
    ranking.withUnsafeBufferPointer { ranking in
      for draw in 0..<count { ranks[draw] = Self.rank(totals[draw], ranking) - 0.5 }
    }
    self.count += Double(count)
    rank += SideBySide.sum(count) { ranks[$0] }
    rankSquare += SideBySide.sum(count) { ranks[$0] * ranks[$0] }
    for input in self.chances.indices {
      let own = chances + input &* ColumnProgram.width
      self.chances[input].sum += SideBySide.sum(count) { own[$0] - 0.5 }
      self.chances[input].square += SideBySide.sum(count) { (own[$0] - 0.5) * (own[$0] - 0.5) }
      self.chances[input].product += SideBySide.sum(count) { (own[$0] - 0.5) * ranks[$0] }
    }
  }

  /// The part of the values that is less, and half of those that are equal.
  private static func rank(_ value: Double, _ sorted: UnsafeBufferPointer<Double>) -> Double {
    var (less, length) = (0, sorted.count)
    // As many steps for every value.
    while length > 1 {
      let half = length / 2
      less &+= sorted[less &+ half &- 1] < value ? half : 0
      length &-= half
    }
    less &+= sorted[less] < value ? 1 : 0
    var equal = 0
    while less &+ equal < sorted.count, sorted[less &+ equal] == value { equal &+= 1 }
    return (Double(less) + Double(equal) / 2) / Double(sorted.count)
  }

  mutating func add(_ other: RankTally) {
    count += other.count
    rank += other.rank
    rankSquare += other.rankSquare
    for index in chances.indices {
      chances[index].sum += other.chances[index].sum
      chances[index].square += other.chances[index].square
      chances[index].product += other.chances[index].product
    }
  }

  /// Per assumption; 0 where the total does not vary.
  var correlations: [Double] {
    let spread = rankSquare - rank * rank / count
    return chances.map { chance in
      let own = chance.square - chance.sum * chance.sum / count
      return spread > 1e-12 * count && own > 0 ? (chance.product - chance.sum * rank / count) / (spread * own).squareRoot() : 0
    }
  }
}

/// Adds up in an order of its own, always the same, that leaves the processor free to do eight additions at a time.
enum SideBySide {
  @inline(__always)
  static func sum(_ count: Int, _ value: (Int) -> Double) -> Double {
    var (s0, s1, s2, s3, s4, s5, s6, s7) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    var place = 0
    while place &+ 7 < count {
      let (a, b, c, d) = (value(place), value(place &+ 1), value(place &+ 2), value(place &+ 3))
      let (e, f, g, h) = (value(place &+ 4), value(place &+ 5), value(place &+ 6), value(place &+ 7))
      (s0, s1, s2, s3) = (s0 + a, s1 + b, s2 + c, s3 + d)
      (s4, s5, s6, s7) = (s4 + e, s5 + f, s6 + g, s7 + h)
      place &+= 8
    }
    var sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7))
    while place < count {
      sum += value(place)
      place &+= 1
    }
    return sum
  }
}
