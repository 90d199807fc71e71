import FEEL

/// Splits the space of a table's columns until every part is decided, choosing each time the split that leaves the
/// fewest rules on both sides. For rules that do not overlap the tree stays about as large as the table.
struct TableTree {
  /// Which rules need not be told apart any further.
  enum Policy {
    /// The first rule in the order wins.
    case winner
    /// Two rules that match contradict each other.
    case unique
    /// Rules agree when these numbers are equal.
    case agreeing([Int32])
    /// The set of rules that match counts.
    case all
  }

  /// What a part of the space came to.
  struct Part {
    let rules: [Int32]
    let isViolated: Bool
  }

  private let variables: [Int32]
  /// Per variable whether it has few values, in no order: then its cells are bits.
  private let isMasked: [Bool]
  private let policy: Policy
  private let order: [Int32]
  private let whole: Box
  private var cells: Cells
  private var counts = RangeSplits()
  private var masks = MaskSplits()

  /// A part of the space: per variable a range of positions, or bits.
  private struct Box {
    var low: [Int32]
    var high: [Int32]
    var mask: [UInt64]
  }

  private struct Item {
    let box: Box
    let rules: [Int32]
    let parent: Int32
    let isHigh: Bool
  }

  /// Per rule and variable: the bits, or the hull of the cell, and the cell itself when it has holes.
  private struct Cells {
    var mask: [UInt64]
    var low: [Int32]
    var high: [Int32]
    var holed: [Int32]
    var sets: [PositionSet] = []
  }

  /// A column of the table, as the tree needs it.
  struct Column {
    /// The variable of the network; every column has another.
    let variable: Int
    let count: Int
    /// Whether the values have an order that tests follow.
    let isOrdered: Bool
  }

  /// - Parameters:
  ///   - order: the rules that can match at all, those with priority first.
  ///   - cell: the positions of a column that a rule accepts.
  init(columns: [Column], order: [Int32], rules: Int, policy: Policy, cell: (_ rule: Int, _ column: Int) -> PositionSet) {
    variables = columns.map { Int32($0.variable) }
    isMasked = columns.map { !$0.isOrdered && $0.count <= 64 }
    (self.order, self.policy) = (order, policy)
    whole = Box(
      low: columns.map { _ in 0 }, high: columns.map { Int32($0.count) },
      mask: columns.map { $0.count >= 64 ? .max : 1 << UInt64($0.count) - 1 })
    let size = rules * columns.count
    let none = [Int32](repeating: 0, count: size)
    cells = Cells(
      mask: [UInt64](repeating: 0, count: size), low: none, high: none, holed: [Int32](repeating: -1, count: size))
    for rule in order {
      for index in columns.indices {
        let set = cell(Int(rule), index)
        let at = Int(rule) * columns.count + index
        if isMasked[index] {
          cells.mask[at] = set.mask
        } else {
          (cells.low[at], cells.high[at]) = (set.hull.lowerBound, set.hull.upperBound)
          if set.ranges.count > 1 {
            cells.holed[at] = Int32(cells.sets.count)
            cells.sets.append(set)
          }
        }
      }
    }
  }

  /// So many cells are looked at; a table that needs more is too large, however few nodes it would take.
  private static let maximumLooks = 50_000_000

  /// Adds the nodes to the network; `leaf` makes what stands at the end of a part. `nil` when there are more than `limit`
  /// nodes, when it takes too long, or when `leaf` makes nothing.
  mutating func build(
    into network: inout Network, limit: Int, leaf: (inout Network, Part) -> Network.Ref?
  ) -> Network.Ref? {
    var root: Network.Ref = 0
    let most = network.nodes.count + limit
    var stack = [Item(box: whole, rules: order, parent: -1, isHigh: false)]
    var looks = 0
    while let item = stack.popLast() {
      looks += item.rules.count * variables.count
      guard looks <= Self.maximumLooks else { return nil }
      let ref: Network.Ref
      let (part, rest) = settle(item)
      if let part {
        guard let made = leaf(&network, part) else { return nil }
        ref = made
      } else {
        guard network.nodes.count < most, let split = bestSplit(rest, item.box) else { return nil }
        ref = Network.Ref(network.nodes.count)
        network.nodes.append(Network.Node(variable: variables[split.index], test: split.test))
        for isHigh in [true, false] {
          var box = item.box
          switch split.test {
          case .from(let cut): if isHigh { box.low[split.index] = cut } else { box.high[split.index] = cut }
          case .among(let mask): box.mask[split.index] &= isHigh ? mask : ~mask
          }
          let rules = rest.filter { overlaps(Int($0), split.index, box) }
          stack.append(Item(box: box, rules: rules, parent: ref, isHigh: isHigh))
        }
      }
      if item.parent < 0 {
        root = ref
      } else if item.isHigh {
        network.nodes[Int(item.parent)].high = ref
      } else {
        network.nodes[Int(item.parent)].low = ref
      }
    }
    return root
  }

  private func overlaps(_ rule: Int, _ index: Int, _ box: Box) -> Bool {
    let at = rule * variables.count + index
    if isMasked[index] { return cells.mask[at] & box.mask[index] != 0 }
    guard cells.low[at] < box.high[index], box.low[index] < cells.high[at] else { return false }
    return cells.holed[at] < 0 || cells.sets[Int(cells.holed[at])].overlaps(box.low[index]..<box.high[index])
  }

  private func covers(_ rule: Int32, _ item: Item) -> Bool {
    let start = Int(rule) * variables.count
    for index in variables.indices {
      let at = start + index
      if isMasked[index] {
        if item.box.mask[index] & ~cells.mask[at] != 0 { return false }
        continue
      }
      let (low, high) = (item.box.low[index], item.box.high[index])
      guard cells.low[at] <= low, high <= cells.high[at] else { return false }
      if cells.holed[at] >= 0, !cells.sets[Int(cells.holed[at])].covers(low..<high) { return false }
    }
    return true
  }

  /// What a part came to, or the rules that must still be told apart.
  private func settle(_ item: Item) -> (Part?, [Int32]) {
    switch policy {
    case .winner:
      guard let sure = item.rules.firstIndex(where: { covers($0, item) }) else {
        return item.rules.isEmpty ? (Part(rules: [], isViolated: false), []) : (nil, item.rules)
      }
      return sure == 0 ? (Part(rules: [item.rules[0]], isViolated: false), []) : (nil, Array(item.rules[...sure]))
    case .unique:
      let sure = item.rules.count { covers($0, item) }
      if sure > 1 { return (Part(rules: item.rules, isViolated: true), []) }
      return sure == item.rules.count ? (Part(rules: item.rules, isViolated: false), []) : (nil, item.rules)
    case .agreeing(let outputs):
      let sure = item.rules.filter { covers($0, item) }
      if let first = sure.first, sure.contains(where: { outputs[Int($0)] != outputs[Int(first)] }) {
        return (Part(rules: item.rules, isViolated: true), [])
      }
      let isSettled = sure.first.map { first in item.rules.allSatisfy { outputs[Int($0)] == outputs[Int(first)] } } ?? item.rules.isEmpty
      return isSettled ? (Part(rules: item.rules, isViolated: false), []) : (nil, item.rules)
    case .all:
      let isSettled = item.rules.allSatisfy { covers($0, item) }
      return isSettled ? (Part(rules: item.rules, isViolated: false), []) : (nil, item.rules)
    }
  }

  private mutating func bestSplit(_ rules: [Int32], _ box: Box) -> (index: Int, test: Network.Test)? {
    var best: (index: Int, test: Network.Test)?
    var lowest = Double.infinity
    for index in variables.indices {
      let split: (test: Network.Test, cost: Double)?
      if isMasked[index] {
        guard box.mask[index].nonzeroBitCount > 1 else { continue }
        masks.start(box.mask[index])
        for rule in rules { masks.add(cells.mask[Int(rule) * variables.count + index]) }
        split = masks.best()
      } else {
        guard box.high[index] - box.low[index] > 1 else { continue }
        counts.start(box.low[index]..<box.high[index], rules: rules.count)
        for rule in rules {
          let at = Int(rule) * variables.count + index
          if cells.holed[at] < 0 {
            counts.add(cells.low[at]..<cells.high[at])
          } else {
            counts.add(cells.sets[Int(cells.holed[at])])
          }
        }
        split = counts.best()
      }
      if let split, split.cost < lowest { (best, lowest) = ((index, split.test), split.cost) }
    }
    return best
  }
}

/// What a split costs, given the rules on each side.
private func splitCost(_ below: Int, _ above: Int, of rules: Int) -> Double {
  let (low, high) = (Double(below), Double(above))
  // A split that cuts no rule in two never lets the tree outgrow the table, so it goes before all others.
  let twice = Double(below + above - rules)
  return low * low + high * high + (twice == 0 ? 0 : (4 * twice + 1) * Double(rules) * Double(rules))
}

/// Finds the best set of values to split off, for variables whose values have no order.
private struct MaskSplits {
  private var box: UInt64 = 0
  private var distinct: [(mask: UInt64, count: Int)] = []
  private var places: [UInt64: Int] = [:]
  private var rules = 0

  mutating func start(_ box: UInt64) {
    self.box = box
    rules = 0
    distinct.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  mutating func add(_ cell: UInt64) {
    rules += 1
    let mask = cell & box
    if let place = distinct.count < 8 ? distinct.firstIndex(where: { $0.mask == mask }) : places[mask] {
      distinct[place].count += 1
      return
    }
    distinct.append((mask, 1))
    if distinct.count == 8 {
      for (place, entry) in distinct.enumerated() { places[entry.mask] = place }
    } else if distinct.count > 8 {
      places[mask] = distinct.count - 1
    }
  }

  func best() -> (test: Network.Test, cost: Double)? {
    if distinct.count == 1, distinct[0].mask == box { return nil }
    var best: (test: Network.Test, cost: Double)?
    func weigh(_ mask: UInt64) {
      guard mask != 0, mask != box else { return }
      var (below, above) = (0, 0)
      for entry in distinct {
        if entry.mask & mask != 0 { above += entry.count }
        if entry.mask & ~mask != 0 { below += entry.count }
      }
      let cost = splitCost(below, above, of: rules)
      if cost < best?.cost ?? .infinity { best = (.among(mask), cost) }
    }
    var groups = self.groups()
    if groups.count > 1 {
      // Gather the largest groups until half of the rules is on one side.
      groups.sort { ($0.count, $0.mask) > ($1.count, $1.mask) }
      var (mask, count): (UInt64, Int) = (0, 0)
      for group in groups where count == 0 || (count + group.count) * 2 <= rules {
        (mask, count) = (mask | group.mask, count + group.count)
      }
      weigh(mask)
    } else {
      for entry in distinct.prefix(64) { weigh(entry.mask) }
    }
    return best
  }

  /// The values, taken together as far as some rule takes them together; each with its number of rules.
  private func groups() -> [(mask: UInt64, count: Int)] {
    var groups: [(mask: UInt64, count: Int)] = []
    var left = box
    for entry in distinct {
      var group = entry
      groups.removeAll { other in
        guard other.mask & group.mask != 0 else { return false }
        group = (group.mask | other.mask, group.count + other.count)
        return true
      }
      groups.append(group)
      left &= ~entry.mask
    }
    if left != 0 { groups.append((left, 0)) }
    return groups
  }
}

/// Counts, for every place where a range could be cut, how many rules would stand on each side.
private struct RangeSplits {
  private var box: Range<Int32> = 0..<0
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private var cuts: [Int32] = []
  /// Whether the three lists hold a number per position; otherwise they hold positions, to be sorted.
  private var isDense = true
  private var rules = 0

  mutating func start(_ box: Range<Int32>, rules: Int) {
    (self.box, self.rules) = (box, rules)
    isDense = box.count <= 4 * rules + 16
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    cuts.removeAll(keepingCapacity: true)
    if isDense {
      starts.append(contentsOf: repeatElement(0, count: box.count + 1))
      ends.append(contentsOf: repeatElement(0, count: box.count + 1))
      cuts.append(contentsOf: repeatElement(0, count: box.count + 1))
    }
  }

  mutating func add(_ range: Range<Int32>) {
    let (low, high) = (max(range.lowerBound, box.lowerBound), min(range.upperBound, box.upperBound))
    note(low, high)
    cut(low)
    cut(high)
  }

  mutating func add(_ set: PositionSet) {
    var (first, last): (Int32?, Int32) = (nil, 0)
    for range in set.ranges where range.overlaps(box) {
      let part = range.clamped(to: box)
      if first == nil { first = part.lowerBound }
      last = part.upperBound
      cut(part.lowerBound)
      cut(part.upperBound)
    }
    if let first { note(first, last) }
  }

  private mutating func note(_ low: Int32, _ high: Int32) {
    if isDense {
      starts[Int(low - box.lowerBound)] += 1
      ends[Int(high - box.lowerBound)] += 1
    } else {
      starts.append(low)
      ends.append(high)
    }
  }

  private mutating func cut(_ at: Int32) {
    guard box.lowerBound < at, at < box.upperBound else { return }
    if isDense { cuts[Int(at - box.lowerBound)] = 1 } else { cuts.append(at) }
  }

  /// The cheapest cut and its cost; `nil` when no rule ends or starts inside the range.
  mutating func best() -> (test: Network.Test, cost: Double)? {
    var best: (test: Network.Test, cost: Double)?
    func weigh(_ cut: Int32, _ below: Int, _ above: Int) {
      let cost = splitCost(below, above, of: rules)
      if cost < best?.cost ?? .infinity { best = (.from(cut), cost) }
    }
    if isDense {
      var (started, ended) = (0, 0)
      for offset in 1..<box.count {
        started += Int(starts[offset - 1])
        ended += Int(ends[offset])
        if cuts[offset] == 1 { weigh(box.lowerBound + Int32(offset), started, rules - ended) }
      }
    } else {
      starts.sort()
      ends.sort()
      cuts.sort()
      var (started, ended) = (0, 0)
      for cut in cuts {
        while started < starts.count, starts[started] < cut { started += 1 }
        while ended < ends.count, ends[ended] <= cut { ended += 1 }
        weigh(cut, started, rules - ended)
      }
    }
    return best
  }
}
