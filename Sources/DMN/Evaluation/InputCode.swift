import FEEL

/// How the values of one input become small numbers. Kinds that differ in type, because comparing whole values is slow.
struct InputCode: Sendable {
  private enum Kind: Sendable {
    case truth(yes: UInt16, no: UInt16)
    case texts([KnownText])
    case choices([Value: UInt16])
    case members([Value])
    case numbers(Pieces<Decimal128>)
    case dates(Pieces<CalendarDate>)
    /// An ordered input that no rule compares with anything.
    case anything
  }

  private let kind: Kind
  /// The variables of the input.
  let variables: Range<Int>

  /// Up to this many texts are compared one by one.
  private static let mostCompared = 8

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
      case .number: kind = .numbers(Pieces(values.compactMap { if case .number(let number) = $0 { number } else { nil } }, isCut))
      case .date: kind = .dates(Pieces(values.compactMap { if case .date(let date) = $0 { date } else { nil } }, isCut))
      }
    }
  }

  private static func choice(_ values: [Value]) -> Kind {
    if values.count == 2, let yes = values.firstIndex(of: .boolean(true)), let no = values.firstIndex(of: .boolean(false)) {
      return .truth(yes: UInt16(yes), no: UInt16(no))
    }
    let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    if texts.count == values.count, texts.count <= mostCompared { return .texts(texts.map(KnownText.init)) }
    return .choices(Dictionary(zip(values, values.indices.map(UInt16.init))) { first, _ in first })
  }

  /// Writes the choices that say `value`.
  ///
  /// - Returns: whether the input has such a value.
  func write(_ value: borrowing Value, to choices: inout [UInt16]) -> Bool {
    if case .members(let members) = kind { return write(copy value, members, to: &choices) }
    guard let choice = choice(value) else { return false }
    choices[variables.lowerBound] = choice
    return true
  }

  private func choice(_ value: borrowing Value) -> UInt16? {
    switch (kind, copy value) {
    case (.truth(let yes, let no), .boolean(let truth)): truth ? yes : no
    case (.texts(let texts), .string(let text)): texts.firstIndex { $0.is(text) }.map { UInt16(truncatingIfNeeded: $0) }
    case (.choices(let numbers), let value): numbers[value]
    case (.numbers(let pieces), .number(let number)): pieces.piece(of: number)
    case (.dates(let pieces), .date(let date)): pieces.piece(of: date)
    case (.anything, _): 0
    default: nil
    }
  }

  private func write(_ value: Value, _ members: [Value], to choices: inout [UInt16]) -> Bool {
    guard case .list(let elements) = value, elements.allSatisfy(members.contains) else { return false }
    for (variable, member) in zip(variables, members) { choices[variable] = elements.contains(member) ? 1 : 0 }
    return true
  }
}

/// A text of the model, to be compared with texts of cases by its code points.
private struct KnownText: Sendable {
  private let text: String
  /// Whether an equal look is an equal text: what looks like ASCII and is not takes more bytes.
  private let isASCII: Bool

  init(_ text: String) { (self.text, isASCII) = (text, text.utf8.allSatisfy { $0 < 0x80 }) }

  /// Swift's own comparison is the quickest for short texts. It is asked only where the lengths are equal, so a text of a case cannot make
  /// it dear.
  func `is`(_ other: String) -> Bool {
    text.utf8.count == other.utf8.count && text == other && (isASCII || text.isExactly(other))
  }
}

/// The pieces of an ordered domain; the same as `OrderedPartition`, found by halving.
private struct Pieces<Bound: Comparable & Sendable>: Sendable {
  /// In ascending order.
  private let representatives: [Bound]
  /// Which representatives are constants of the rules; the others stand for the space between.
  private let isCut: [Bool]

  init(_ representatives: [Bound], _ isCut: [Bool]) { (self.representatives, self.isCut) = (representatives, isCut) }

  func piece(of value: Bound) -> UInt16 {
    var (low, high) = (0, representatives.count)
    while low < high {
      let middle = (low + high) / 2
      if representatives[middle] < value { low = middle + 1 } else { high = middle }
    }
    let isBetween = low > 0 && low < representatives.count && representatives[low] != value && !isCut[low - 1]
    return UInt16(truncatingIfNeeded: low == representatives.count || isBetween ? low - 1 : low)
  }
}
