/// The characters that a class such as `[a-z-[aeiou]]`, `\d` or `.` stands for. A character is a Unicode code point.
struct ScalarSet: Hashable, Sendable {
  /// In order, apart from each other.
  private(set) var ranges: [ClosedRange<UInt32>] = []
  private(set) var properties: Set<ScalarProperty> = []
  var isInverted = false
  /// Whether the ranges stand for the upper and lower case forms of their characters too.
  var ignoresCase = false
  /// The class after the `-`; one or none.
  var excluded: [ScalarSet] = []

  init(ranges: [ClosedRange<UInt32>] = [], properties: Set<ScalarProperty> = []) {
    self.ranges = Self.merged(ranges)
    self.properties = properties
  }

  static let newlines = ScalarSet(ranges: [0x0A...0x0A, 0x0D...0x0D])

  var inverted: ScalarSet {
    var set = self
    set.isInverted.toggle()
    return set
  }

  /// The steps that asking for a character takes, beside the usual one.
  var cost: Int { properties.count / 8 + (excluded.first?.cost ?? 0) }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    var isMember = holds(scalar.value) || properties.contains { $0.contains(scalar) }
    if !isMember, ignoresCase {
      isMember = CaseVariants.of(scalar.value).contains { holds($0) }
    }
    return isMember != isInverted && !excluded.contains { $0.contains(scalar) }
  }

  /// Whether one of the ranges holds the code point, by halving.
  private func holds(_ value: UInt32) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= value
  }

  private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

/// A property that a class names with a backslash: `\d`, `\P{Lu}`, `\p{IsBasicLatin}`.
struct ScalarProperty: Hashable, Sendable {
  let kind: Kind
  /// Whether it is the property that the character must lack (`\D`, `\P{…}`).
  let isInverted: Bool

  enum Kind: Hashable, Sendable {
    case space, digit, word, nameStart, nameCharacter
    case category(Set<Unicode.GeneralCategory>)
    case block(ClosedRange<UInt32>)
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isMember =
      switch kind {
      case .space: Self.isSpace(scalar)
      case .digit: scalar.properties.generalCategory == .decimalNumber
      case .word: !Self.notWord.contains(scalar.properties.generalCategory)
      case .nameStart: Self.isNameStart(scalar.value)
      case .nameCharacter: Self.isNameStart(scalar.value) || Self.isInnerNameCharacter(scalar.value)
      case .category(let categories): categories.contains(scalar.properties.generalCategory)
      case .block(let range): range.contains(scalar.value)
      }
    return isMember != isInverted
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  /// `\w` is everything but punctuation, separators and other characters.
  private static let notWord: Set<Unicode.GeneralCategory> = [
    .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
    .otherPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .privateUse, .surrogate,
    .unassigned,
  ]

  /// The first character of a name in XML, with the colon.
  private static func isNameStart(_ value: UInt32) -> Bool {
    switch value {
    case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  private static func isInnerNameCharacter(_ value: UInt32) -> Bool {
    switch value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: false
    }
  }
}
