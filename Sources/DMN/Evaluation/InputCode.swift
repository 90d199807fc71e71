import FEEL

/// How the values of one input become small numbers.
struct InputCode: Sendable {
  private enum Kind: Sendable {
    case few([Value])
    case many([Value: UInt16])
    case members([Value])
    /// The representatives in ascending order, and which of them are constants of the rules.
    case pieces([Value], isCut: [Bool])
    /// No rule compares this input with anything.
    case anything
  }

  private let kind: Kind
  /// The variables of the input.
  let variables: Range<Int>

  /// Up to this many values are compared one by one.
  private static let mostCompared = 8

  init(_ input: InputData, _ variables: Range<Int>, _ first: Variable?) {
    self.variables = variables
    switch input.domain {
    case .choice(let values) where values.count <= Self.mostCompared: kind = .few(values)
    case .choice(let values):
      kind = .many(Dictionary(zip(values, values.indices.map(UInt16.init))) { first, _ in first })
    case .subset(let members): kind = .members(members)
    case .ordered:
      let (values, cuts) = (first?.values ?? [], first?.cuts ?? [])
      kind = cuts.isEmpty ? .anything : .pieces(values, isCut: values.map(cuts.contains))
    }
  }

  /// Writes the choices that say `value`.
  ///
  /// - Returns: whether the input has such a value.
  func write(_ value: Value, to choices: inout [UInt16]) -> Bool {
    switch kind {
    case .few(let values):
      guard let choice = values.firstIndex(of: value) else { return false }
      choices[variables.lowerBound] = UInt16(choice)
    case .many(let numbers):
      guard let choice = numbers[value] else { return false }
      choices[variables.lowerBound] = choice
    case .members(let members):
      guard case .list(let elements) = value, elements.allSatisfy(members.contains) else { return false }
      for (variable, member) in zip(variables, members) { choices[variable] = elements.contains(member) ? 1 : 0 }
    case .pieces(let representatives, let isCut):
      guard let piece = Self.piece(of: value, in: representatives, isCut) else { return false }
      choices[variables.lowerBound] = UInt16(piece)
    case .anything: choices[variables.lowerBound] = 0
    }
    return true
  }

  /// As `OrderedPartition.piece`, by halving.
  private static func piece(of value: Value, in representatives: [Value], _ isCut: [Bool]) -> Int? {
    var (low, high) = (0, representatives.count)
    while low < high {
      let middle = (low + high) / 2
      guard let isLess = representatives[middle].isLess(than: value) else { return nil }
      if isLess { low = middle + 1 } else { high = middle }
    }
    if low < representatives.count, representatives[low] == value || low == 0 { return low }
    if low == representatives.count { return low - 1 }
    return isCut[low - 1] ? low : low - 1
  }
}
