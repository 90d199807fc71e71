import FEEL

/// The sets of values that can remain, each with a number, and their union: the operation on the diagrams of an index
/// in which an end `~n` stands for set `n`.
struct PossibilitySets: PairOperation {
  var memory: WorkMemory
  /// Every value, sorted by FEEL text.
  private var values: [Value] = []
  private var places: [WrittenValue: Int32] = [:]
  /// Per number the places of its values, in order.
  private var sets: [[Int32]] = []
  private var numbers: [[Int32]: Int32] = [:]
  private var memberCount = 0
  private let limits: OpenIndex.Limits

  init(_ values: [Value], _ limits: OpenIndex.Limits) {
    self.limits = limits
    memory = WorkMemory(limits)
    for value in values.map({ (value: $0, text: $0.description) }).sorted(by: { $0.text.precedes($1.text) }).map(\.value)
    where places[WrittenValue(value)] == nil {
      places[WrittenValue(value)] = Int32(self.values.count)
      self.values.append(value)
    }
  }

  /// Every set, by number; each sorted by FEEL text.
  var possibilities: [[Value]] { sets.map { set in set.map { values[Int($0)] } } }

  /// The end for one value of those that were given.
  mutating func end(_ value: Value) throws(ModelProblems) -> Int32 { ~(try number([places[WrittenValue(value)] ?? 0])) }

  mutating func shortcut(_ a: Int32, _ b: Int32) throws(ModelProblems) -> Int32? {
    if a == b { return a }
    guard a < 0, b < 0 else { return nil }
    let (first, second) = (min(a, b), max(a, b))
    if let known = memory[first, second] { return known }
    let result = ~(try number(union(sets[Int(~first)], sets[Int(~second)])))
    memory[first, second] = result
    return result
  }

  private mutating func union(_ a: [Int32], _ b: [Int32]) throws(ModelProblems) -> [Int32] {
    try memory.spend(a.count + b.count)
    var union: [Int32] = []
    union.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      let next = min(a[i], b[j])
      union.append(next)
      if a[i] == next { i += 1 }
      if b[j] == next { j += 1 }
    }
    union += a[i...]
    union += b[j...]
    return union
  }

  private mutating func number(_ set: [Int32]) throws(ModelProblems) -> Int32 {
    if let known = numbers[set] { return known }
    memberCount += set.count
    guard sets.count < limits.sets, memberCount <= limits.members else {
      throw OpenIndex.Limits.tooLarge("more than \(limits.sets) sets of values, or \(limits.members) values in all of them")
    }
    let number = Int32(sets.count)
    sets.append(set)
    numbers[set] = number
    return number
  }
}
