/// Reading what stands between square brackets and after a backslash.
extension PatternParser {
  enum Escape {
    case character(Unicode.Scalar)
    case property(ScalarProperty)
  }

  /// A class, its opening bracket already read: `[a-z]`, `[^\d]`, `[a-z-[aeiou]]`.
  mutating func characterClass(depth: Int) throws(PatternError) -> ScalarSet {
    guard depth <= Self.maximumDepth else { throw error("Classes nest more than \(Self.maximumDepth) deep") }
    let isInverted = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var properties: Set<ScalarProperty> = []
    var excluded: [ScalarSet] = []
    while next != "]" || (ranges.isEmpty && properties.isEmpty) {
      if next == "-", following == "[" {
        position += 2
        excluded = [try characterClass(depth: depth + 1)]
        guard next == "]" else { throw error("After the class that is taken away must come ]") }
        break
      }
      switch try classCharacter() {
      case .property(let property): properties.insert(property)
      case .character(let low):
        let high = try rangeEnd() ?? low
        guard low.value <= high.value else { throw error("In the range \(low)-\(high) the second character comes first") }
        ranges.append(low.value...high.value)
      }
    }
    guard !(ranges.isEmpty && properties.isEmpty) else { throw error("A class between [ and ] has no characters") }
    position += 1
    var set = ScalarSet(ranges: ranges, properties: properties)
    set.isInverted = isInverted
    set.ignoresCase = flags.ignoresCase
    set.excluded = excluded
    return set
  }

  private var following: Unicode.Scalar? { position + 1 < characters.count ? characters[position + 1] : nil }

  private mutating func classCharacter() throws(PatternError) -> Escape {
    guard let scalar = next else { throw error("A class is not closed with ]") }
    position += 1
    switch scalar {
    case "\\": return try escape()
    case "[", "]": throw error("Within a class \(scalar) must be written as \\\(scalar)", back: 1)
    default: return .character(scalar)
    }
  }

  /// The end of a range such as `a-z`, when the character just read starts one. A hyphen before `]` or `[` stands for itself
  /// or takes a class away.
  private mutating func rangeEnd() throws(PatternError) -> Unicode.Scalar? {
    guard next == "-", let following, following != "]", following != "[" else { return nil }
    position += 1
    guard case .character(let high) = try classCharacter() else {
      throw error("A range must end with one character")
    }
    return high
  }

  /// What a backslash stands for, the backslash already read.
  mutating func escape() throws(PatternError) -> Escape {
    guard let scalar = next else { throw error("After \\ something is missing") }
    position += 1
    switch scalar {
    case "n": return .character("\n")
    case "r": return .character("\r")
    case "t": return .character("\t")
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$": return .character(scalar)
    case "s", "S": return .property(ScalarProperty(kind: .space, isInverted: scalar == "S"))
    case "d", "D": return .property(ScalarProperty(kind: .digit, isInverted: scalar == "D"))
    case "w", "W": return .property(ScalarProperty(kind: .word, isInverted: scalar == "W"))
    case "i", "I": return .property(ScalarProperty(kind: .nameStart, isInverted: scalar == "I"))
    case "c", "C": return .property(ScalarProperty(kind: .nameCharacter, isInverted: scalar == "C"))
    case "p", "P": return .property(ScalarProperty(kind: try namedProperty(), isInverted: scalar == "P"))
    default: throw error("\\\(scalar) has no meaning here", back: 2)
    }
  }

  /// The name between the braces of `\p{…}`.
  private mutating func namedProperty() throws(PatternError) -> ScalarProperty.Kind {
    guard take("{") else { throw error("After \\p must come a name between { and }") }
    var name = ""
    while let scalar = next, scalar != "}" {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard take("}") else { throw error("After \\p{ the } is missing") }
    if let categories = UnicodeCategories.all[name] { return .category(categories) }
    if name.hasPrefix("Is"), let block = UnicodeBlocks.all[String(name.dropFirst(2))] { return .block(block) }
    throw error("There is no category or block of characters called \"\(name)\"", back: 1)
  }
}
