/// Decides whether clauses over yes/no variables can all hold: search that learns a clause from every dead end.
///
/// Literals are numbers: `2 * variable` for yes, `+ 1` for no. Clauses are only ever added. A question is asked under
/// assumptions, so what was learned for one question serves the next.
struct Solver {
  typealias Literal = Int32

  enum Outcome { case possible, impossible, gaveUp }

  /// Beyond this many dead ends for one question the solver gives up, and beyond ten times as many for all together.
  private let effort: Int

  /// Per literal: 1 when true, -1 when false, 0 when open.
  private(set) var truth: [Int8] = []
  private var phase: [Bool] = []
  private var levels: [Int32] = []
  /// Why a variable got its value: a clause (≥ 0), `-1` for a decision, or `~literal - 1` for a binary clause.
  private var reasons: [Int32] = []
  private var seen: [Bool] = []

  private var trail: [Literal] = []
  private var limits: [Int] = []
  private var next = 0

  /// Clauses: a length, then the literals.
  private var clauses: [Int32] = []
  private var watches: [[Watch]] = []
  /// Per literal: the literals that must hold when it does.
  private var implied: [[Literal]] = []
  private var heap = VariableHeap()
  private var isContradiction = false
  private var deadEndsInAll = 0

  private struct Watch {
    let clause: Int32
    /// A literal of the clause; when it is true the clause need not be read.
    let blocker: Literal
  }

  init(effort: Int) { self.effort = effort }

  var variableCount: Int { levels.count }

  mutating func variable(phase isYes: Bool = false) -> Int32 {
    let variable = Int32(levels.count)
    truth += [0, 0]
    phase.append(isYes)
    levels.append(0)
    reasons.append(-1)
    seen.append(false)
    watches += [[], []]
    implied += [[], []]
    heap.add(variable)
    return variable
  }

  /// The value to try first.
  mutating func prefer(_ literal: Literal) { phase[Int(literal >> 1)] = literal & 1 == 0 }

  // MARK: Clauses

  mutating func add(_ first: Literal, _ second: Literal) { add([first, second]) }

  mutating func add(_ literals: [Literal]) {
    backtrack(to: 0)
    var clause: [Literal] = []
    for literal in literals where truth[Int(literal)] >= 0 {
      if truth[Int(literal)] > 0 || clause.contains(literal ^ 1) { return }
      if !clause.contains(literal) { clause.append(literal) }
    }
    switch clause.count {
    case 0: isContradiction = true
    case 1:
      assign(clause[0], -1)
      if propagate() != nil { isContradiction = true }
    default: attach(clause)
    }
  }

  private mutating func attach(_ clause: [Literal]) {
    if clause.count == 2 {
      implied[Int(clause[0] ^ 1)].append(clause[1])
      implied[Int(clause[1] ^ 1)].append(clause[0])
      return
    }
    let number = Int32(clauses.count)
    clauses.append(Int32(clause.count))
    clauses += clause
    watches[Int(clause[0] ^ 1)].append(Watch(clause: number, blocker: clause[1]))
    watches[Int(clause[1] ^ 1)].append(Watch(clause: number, blocker: clause[0]))
  }

  // MARK: Search

  /// Whether all clauses can hold together with the assumptions. When possible, `truth` is one way in which they do,
  /// until the next change.
  mutating func solve(_ assumptions: [Literal]) -> Outcome {
    backtrack(to: 0)
    if isContradiction { return .impossible }
    var deadEnds = 0
    var (restart, sinceRestart) = (1, 0)
    while true {
      if let conflict = propagate() {
        if limits.isEmpty {
          isContradiction = true
          return .impossible
        }
        deadEnds += 1
        sinceRestart += 1
        deadEndsInAll += 1
        if deadEnds > effort || deadEndsInAll / 10 > effort { return .gaveUp }
        learn(from: conflict)
        continue
      }
      if sinceRestart >= 64 * Self.luby(restart) {
        (restart, sinceRestart) = (restart + 1, 0)
        backtrack(to: 0)
      }
      if limits.count < assumptions.count {
        let literal = assumptions[limits.count]
        if truth[Int(literal)] < 0 { return .impossible }
        limits.append(trail.count)
        if truth[Int(literal)] == 0 { assign(literal, -1) }
        continue
      }
      guard let variable = nextVariable() else { return .possible }
      limits.append(trail.count)
      assign(phase[Int(variable)] ? variable * 2 : variable * 2 + 1, -1)
    }
  }

  private mutating func nextVariable() -> Int32? {
    while let variable = heap.removeTop() { if truth[Int(variable) * 2] == 0 { return variable } }
    return nil
  }

  private mutating func assign(_ literal: Literal, _ reason: Int32) {
    let variable = Int(literal >> 1)
    truth[Int(literal)] = 1
    truth[Int(literal ^ 1)] = -1
    levels[variable] = Int32(limits.count)
    reasons[variable] = reason
    trail.append(literal)
  }

  private mutating func backtrack(to level: Int) {
    guard limits.count > level else { return }
    while trail.count > limits[level], let literal = trail.popLast() {
      truth[Int(literal)] = 0
      truth[Int(literal ^ 1)] = 0
      phase[Int(literal >> 1)] = literal & 1 == 0
      heap.add(literal >> 1)
    }
    limits.removeLast(limits.count - level)
    next = trail.count
  }

  /// What cannot hold together.
  private enum Conflict {
    case clause(Int32)
    case pair(Literal, Literal)
  }

  private mutating func propagate() -> Conflict? {
    while next < trail.count {
      let literal = trail[next]
      next += 1
      for index in 0..<implied[Int(literal)].count {
        let other = implied[Int(literal)][index]
        let value = truth[Int(other)]
        if value < 0 { return .pair(literal ^ 1, other) }
        if value == 0 { assign(other, ~literal - 1) }
      }
      if let conflict = propagateClauses(literal) { return conflict }
    }
    return nil
  }

  private mutating func propagateClauses(_ literal: Literal) -> Conflict? {
    let falsified = literal ^ 1
    let list = watches[Int(literal)]
    if list.isEmpty { return nil }
    watches[Int(literal)] = []
    var kept: [Watch] = []
    kept.reserveCapacity(list.count)
    var conflict: Conflict?
    var index = 0
    scan: while index < list.count {
      let watch = list[index]
      index += 1
      if truth[Int(watch.blocker)] > 0 {
        kept.append(watch)
        continue
      }
      let start = Int(watch.clause) + 1
      if clauses[start] == falsified { clauses.swapAt(start, start + 1) }
      let first = clauses[start]
      if first != watch.blocker, truth[Int(first)] > 0 {
        kept.append(Watch(clause: watch.clause, blocker: first))
        continue
      }
      let end = start + Int(clauses[start - 1])
      var at = start + 2
      while at < end {
        let candidate = clauses[at]
        if truth[Int(candidate)] >= 0 {
          clauses[at] = falsified
          clauses[start + 1] = candidate
          watches[Int(candidate ^ 1)].append(Watch(clause: watch.clause, blocker: first))
          continue scan
        }
        at += 1
      }
      kept.append(Watch(clause: watch.clause, blocker: first))
      if truth[Int(first)] < 0 {
        conflict = .clause(watch.clause)
        kept.append(contentsOf: list[index...])
        break
      }
      assign(first, watch.clause)
    }
    watches[Int(literal)] = kept
    return conflict
  }

  /// Learns the clause that would have shown the way before this dead end, and goes back to where it does.
  private mutating func learn(from conflict: Conflict) {
    var learned: [Literal] = [0]
    var open = 0
    var index = trail.count - 1
    var pivot: Literal?
    var touched: [Int] = []

    func note(_ literal: Literal, _ solver: inout Solver) {
      let variable = Int(literal >> 1)
      guard !solver.seen[variable], solver.levels[variable] > 0 else { return }
      solver.seen[variable] = true
      touched.append(variable)
      solver.heap.bump(Int32(variable))
      if Int(solver.levels[variable]) == solver.limits.count { open += 1 } else { learned.append(literal) }
    }
    switch conflict {
    case .pair(let a, let b):
      note(a, &self)
      note(b, &self)
    case .clause(let clause): for at in literals(of: clause) { note(clauses[at], &self) }
    }
    while true {
      while !seen[Int(trail[index] >> 1)] { index -= 1 }
      let literal = trail[index]
      index -= 1
      open -= 1
      pivot = literal
      if open == 0 { break }
      let reason = reasons[Int(literal >> 1)]
      if reason >= 0 {
        for at in literals(of: reason) where clauses[at] != literal { note(clauses[at], &self) }
      } else if reason < -1 {
        note(~(reason + 1) ^ 1, &self)
      }
    }
    learned[0] = (pivot ?? 0) ^ 1
    // What the other literals already imply need not be in the clause.
    learned = [learned[0]] + learned.dropFirst().filter { !isImplied($0) }
    for variable in touched { seen[variable] = false }
    heap.decay()

    var back = 0
    if learned.count > 1 {
      let highest = (1..<learned.count).max { levels[Int(learned[$0] >> 1)] < levels[Int(learned[$1] >> 1)] } ?? 1
      learned.swapAt(1, highest)
      back = Int(levels[Int(learned[1] >> 1)])
    }
    backtrack(to: back)
    switch learned.count {
    case 1: assign(learned[0], -1)
    case 2:
      attach(learned)
      assign(learned[0], ~(learned[1] ^ 1) - 1)
    default:
      let number = Int32(clauses.count)
      attach(learned)
      assign(learned[0], number)
    }
  }

  private func literals(of clause: Int32) -> Range<Int> { Int(clause) + 1..<Int(clause) + 1 + Int(clauses[Int(clause)]) }

  private func isImplied(_ literal: Literal) -> Bool {
    let reason = reasons[Int(literal >> 1)]
    if reason == -1 { return false }
    if reason < -1 { return isNoted(~(reason + 1)) }
    return literals(of: reason).allSatisfy { clauses[$0] >> 1 == literal >> 1 || isNoted(clauses[$0]) }
  }

  private func isNoted(_ literal: Literal) -> Bool { seen[Int(literal >> 1)] || levels[Int(literal >> 1)] == 0 }

  /// The sequence 1, 1, 2, 1, 1, 2, 4, …, counted from 1.
  private static func luby(_ start: Int) -> Int {
    var index = start
    while true {
      var size = 1
      while size * 2 - 1 < index { size *= 2 }
      if size * 2 - 1 == index { return size }
      index -= size - 1
    }
  }
}

/// Open variables, those that took part in recent dead ends first.
private struct VariableHeap {
  private var order: [Int32] = []
  private var places: [Int32] = []
  private var activity: [Double] = []
  private var step = 1.0

  mutating func add(_ variable: Int32) {
    while places.count <= Int(variable) {
      places.append(-1)
      activity.append(0)
    }
    guard places[Int(variable)] < 0 else { return }
    places[Int(variable)] = Int32(order.count)
    order.append(variable)
    rise(order.count - 1)
  }

  mutating func removeTop() -> Int32? {
    guard let top = order.first, let last = order.popLast() else { return nil }
    places[Int(top)] = -1
    if top != last {
      order[0] = last
      places[Int(last)] = 0
      sink(0)
    }
    return top
  }

  mutating func bump(_ variable: Int32) {
    activity[Int(variable)] += step
    if activity[Int(variable)] > 1e100 {
      for index in activity.indices { activity[index] *= 1e-100 }
      step *= 1e-100
    }
    if places[Int(variable)] >= 0 { rise(Int(places[Int(variable)])) }
  }

  mutating func decay() { step /= 0.95 }

  private mutating func rise(_ start: Int) {
    var index = start
    let variable = order[index]
    while index > 0 {
      let parent = (index - 1) / 2
      guard activity[Int(order[parent])] < activity[Int(variable)] else { break }
      order[index] = order[parent]
      places[Int(order[index])] = Int32(index)
      index = parent
    }
    order[index] = variable
    places[Int(variable)] = Int32(index)
  }

  private mutating func sink(_ start: Int) {
    var index = start
    let variable = order[index]
    while true {
      var child = 2 * index + 1
      guard child < order.count else { break }
      if child + 1 < order.count, activity[Int(order[child + 1])] > activity[Int(order[child])] { child += 1 }
      guard activity[Int(order[child])] > activity[Int(variable)] else { break }
      order[index] = order[child]
      places[Int(order[index])] = Int32(index)
      index = child
    }
    order[index] = variable
    places[Int(variable)] = Int32(index)
  }
}
