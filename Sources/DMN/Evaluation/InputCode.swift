import FEEL

/// How the values of one input become small numbers. Kinds that differ in type, because comparing whole values is slow.
struct InputCode: Sendable {
  private enum Kind: Sendable {
    case truth(yes: UInt16, no: UInt16)
    case texts(KnownTexts)
    case choices([Value: UInt16])
    case members([Value])
    /// By keys of at most so many decimals, which compare quicker than numbers do.
    case numbers(Pieces<Int>, decimals: Int)
    case longNumbers(Pieces<Decimal128>)
    case dates(Pieces<CalendarDate>)
    /// An ordered input that no rule compares with anything.
    case anything
  }

  private let kind: Kind
  /// The variables of the input.
  let variables: Range<Int>

  /// Up to this many texts are looked for one by one, which is quicker than by their hash.
  private static let mostCompared = 24

  init(_ input: InputData, _ variables: Range<Int>, _ first: Variable?) {
    self.variables = variables
    switch input.domain {
    case .choice(let values): kind = Self.choice(values)
    case .subset(let members): kind = .members(members)
    case .ordered(let type):
      let (values, cuts) = (first?.values ?? [], first?.cuts ?? [])
      let isCut = values.map(cuts.contains)
      switch type {
      case _ where cuts.isEmpty: kind = .anything
      case .number: kind = Self.numbers(values.compactMap { if case .number(let number) = $0 { number } else { nil } }, isCut)
      case .date: kind = .dates(Pieces(values.compactMap { if case .date(let date) = $0 { date } else { nil } }, isCut))
      }
    }
  }

  private static func numbers(_ values: [Decimal128], _ isCut: [Bool]) -> Kind {
    let decimals = values.map(\.decimals).max() ?? 0
    let keys = values.map { $0.key(decimals: decimals) }
    return keys.allSatisfy { abs($0) < Decimal128.keyLimit }
      ? .numbers(Pieces(keys, isCut), decimals: decimals) : .longNumbers(Pieces(values, isCut))
  }

  private static func choice(_ values: [Value]) -> Kind {
    if values.count == 2, let yes = values.firstIndex(of: .boolean(true)), let no = values.firstIndex(of: .boolean(false)) {
      return .truth(yes: UInt16(yes), no: UInt16(no))
    }
    let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    if texts.count == values.count, texts.count <= mostCompared { return .texts(KnownTexts(texts)) }
    return .choices(Dictionary(zip(values, values.indices.map(UInt16.init))) { first, _ in first })
  }

  /// Writes the choices that say `value`.
  ///
  /// - Returns: whether the input has such a value.
  func write(_ value: Value, to choices: inout [UInt16]) -> Bool {
    let choice: UInt16?
    // One kind at a time, and not in pairs with the value: a pair would hold on to both.
    switch kind {
    case .truth(let yes, let no):
      guard case .boolean(let truth) = value else { return false }
      choice = truth ? yes : no
    case .texts(let texts):
      guard case .string(let text) = value else { return false }
      choice = texts.number(of: text)
    case .numbers(let pieces, let decimals):
      guard case .number(let number) = value else { return false }
      choice = pieces.piece(of: number.key(decimals: decimals))
    case .longNumbers(let pieces):
      guard case .number(let number) = value else { return false }
      choice = pieces.piece(of: number)
    case .dates(let pieces):
      guard case .date(let date) = value else { return false }
      choice = pieces.piece(of: date)
    case .choices(let numbers): choice = numbers[value]
    case .anything: choice = 0
    case .members(let members): return write(value, members, to: &choices)
    }
    guard let choice else { return false }
    choices[variables.lowerBound] = choice
    return true
  }

  private func write(_ value: Value, _ members: [Value], to choices: inout [UInt16]) -> Bool {
    guard case .list(let elements) = value, elements.allSatisfy(members.contains) else { return false }
    for (variable, member) in zip(variables, members) { choices[variable] = elements.contains(member) ? 1 : 0 }
    return true
  }
}

/// The pieces of an ordered domain; the same as `OrderedPartition`, found by halving.
private struct Pieces<Bound: Comparable & Sendable>: Sendable {
  /// In ascending order: what stands for a piece, and whether it is a constant of the rules; the others stand for the space between.
  private let pieces: [(bound: Bound, isCut: Bool)]

  init(_ representatives: [Bound], _ isCut: [Bool]) { pieces = Array(zip(representatives, isCut)) }

  func piece(of value: Bound) -> UInt16 {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].bound < value { low = middle + 1 } else { high = middle }
    }
    let isBetween = low > 0 && low < pieces.count && pieces[low].bound != value && !pieces[low - 1].isCut
    return UInt16(truncatingIfNeeded: low == pieces.count || isBetween ? low - 1 : low)
  }
}
