/// Reads regular expressions as XPath writes them: those of XML Schema with `^`, `$`, reluctant quantifiers, groups without a
/// number and back references.
struct PatternParser {
  /// What a pattern may ask at most, so that a hostile one can take neither the stack nor the memory.
  static let maximumLength = 10_000
  static let maximumDepth = 50
  static let maximumRepetitions = 10_000

  /// The characters of the pattern that count, each with its place in the text.
  var characters: [Unicode.Scalar] = []
  var places: [Int] = []
  var position = 0
  let flags: PatternFlags
  private(set) var groupCount = 0
  private(set) var hasReferences = false
  private var closedGroups: Set<Int> = []

  init(_ text: String, _ flags: PatternFlags) throws(PatternError) {
    self.flags = flags
    var classDepth = 0
    var isEscaped = false
    for (place, scalar) in text.unicodeScalars.enumerated() {
      guard place < Self.maximumLength else {
        throw PatternError("The pattern has more than \(Self.maximumLength) characters.")
      }
      if flags.ignoresSpace, !flags.isLiteral, classDepth == 0, ScalarProperty.isSpace(scalar) { continue }
      characters.append(scalar)
      places.append(place)
      if isEscaped {
        isEscaped = false
      } else {
        switch scalar {
        case "\\": isEscaped = true
        case "[": classDepth += 1
        case "]": classDepth = max(0, classDepth - 1)
        default: break
        }
      }
    }
  }

  /// Reads the whole pattern.
  mutating func pattern() throws(PatternError) -> PatternNode {
    if flags.isLiteral { return .sequence(characters.map(PatternNode.character)) }
    let node = try choice(depth: 0)
    if next != nil { throw error("A ) closes no group; write \\) for the character itself") }
    return node
  }

  private mutating func choice(depth: Int) throws(PatternError) -> PatternNode {
    guard depth <= Self.maximumDepth else { throw error("Groups nest more than \(Self.maximumDepth) deep") }
    var branches = [try branch(depth: depth)]
    while take("|") { branches.append(try branch(depth: depth)) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func branch(depth: Int) throws(PatternError) -> PatternNode {
    var pieces: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let atom = try atom(depth: depth)
      pieces.append(try quantified(atom))
    }
    return pieces.count == 1 ? pieces[0] : .sequence(pieces)
  }

  private mutating func atom(depth: Int) throws(PatternError) -> PatternNode {
    guard let scalar = next else { throw error("Something is missing") }
    position += 1
    switch scalar {
    case "^": return .start
    case "$": return .end
    case ".": return .anyOf(flags.dotTakesAll ? ScalarSet().inverted : ScalarSet.newlines.inverted)
    case "(": return try group(depth: depth)
    case "[": return .anyOf(try characterClass(depth: depth))
    case "\\": return try escaped()
    case "*", "+", "?", "{":
      throw error("\(scalar) has nothing before it to repeat; write \\\(scalar) for the character itself", back: 1)
    case "}", "]": throw error("\(scalar) closes nothing; write \\\(scalar) for the character itself", back: 1)
    default: return .character(scalar)
    }
  }

  private mutating func group(depth: Int) throws(PatternError) -> PatternNode {
    let start = position - 1
    var number: Int?
    if take("?") {
      guard take(":") else { throw error("After (? must come a colon") }
    } else {
      groupCount += 1
      number = groupCount
    }
    let content = try choice(depth: depth + 1)
    guard take(")") else { throw error("A group is not closed with )", back: position - start) }
    if let number { closedGroups.insert(number) }
    return .group(content, number: number)
  }

  private mutating func escaped() throws(PatternError) -> PatternNode {
    if let digit = digit(at: position) { return try reference(digit) }
    switch try escape() {
    case .character(let scalar): return .character(scalar)
    case .property(let property): return .anyOf(ScalarSet(properties: [property]))
    }
  }

  /// A back reference takes more digits as long as there are that many groups.
  private mutating func reference(_ first: Int) throws(PatternError) -> PatternNode {
    var number = first
    position += 1
    while let digit = digit(at: position), number * 10 + digit <= groupCount, number > 0 {
      number = number * 10 + digit
      position += 1
    }
    guard closedGroups.contains(number) else {
      throw error("\\\(number) refers to a group that does not end before it", back: 2)
    }
    hasReferences = true
    return .reference(number)
  }

  private mutating func quantified(_ atom: PatternNode) throws(PatternError) -> PatternNode {
    let bounds: (minimum: Int, maximum: Int?)
    switch next {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      position += 1
      bounds = try counts()
    default: return atom
    }
    position += 1
    let isReluctant = take("?")
    return .repetition(atom, minimum: bounds.minimum, maximum: bounds.maximum, isReluctant: isReluctant)
  }

  /// What stands in `{n}`, `{n,}` or `{n,m}`; the closing brace comes next.
  private mutating func counts() throws(PatternError) -> (Int, Int?) {
    guard let minimum = try count() else { throw error("After { must come a number") }
    var maximum: Int? = minimum
    if take(",") { maximum = try count() }
    guard next == "}" else { throw error("A { is not closed with }") }
    if let maximum, maximum < minimum { throw error("In {\(minimum),\(maximum)} the second number is the smaller") }
    return (minimum, maximum)
  }

  private mutating func count() throws(PatternError) -> Int? {
    var value: Int?
    while let digit = digit(at: position) {
      let number = (value ?? 0) * 10 + digit
      guard number <= Self.maximumRepetitions else {
        throw error("More than \(Self.maximumRepetitions) repetitions are too many")
      }
      value = number
      position += 1
    }
    return value
  }
}

// MARK: - Reading characters

extension PatternParser {
  var next: Unicode.Scalar? { position < characters.count ? characters[position] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private func digit(at position: Int) -> Int? {
    guard position < characters.count, ("0"..."9").contains(characters[position]) else { return nil }
    return Int(characters[position].value) - 0x30
  }

  func error(_ message: String, back: Int = 0) -> PatternError {
    let index = position - back
    let place = places.indices.contains(index) ? "at character \(places[index] + 1)" : "at the end"
    return PatternError("\(message) (\(place) of the pattern).")
  }
}
