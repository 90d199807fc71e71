/// Reads the YAML that nearly every file of the content is: mappings and lists by indentation or in brackets, texts in quotes or without,
/// each on one line, and comments. It reads a file in a twentieth of the time that a whole YAML reader takes.
///
/// It has no opinion on anything else, right or wrong: it gives nothing then, and the whole reader says what it is. So it never decides
/// what YAML means; the tests hold it to the whole reader.
struct PlainYAML {
  private struct Unusual: Error {}

  /// Where something begins: the line and the column.
  private typealias Start = (line: Int32, column: Int32)

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var line: Int32 = 1
  private var lineStart = 0
  /// Up to where characters were counted on this line, and the column there.
  private var counted = (place: 0, column: Int32(1))
  private var depth = 0
  private var entries: [YAMLTree.Entry] = []
  /// Texts that are not written as they are meant. They are put behind the file.
  private var unescaped: [UInt8] = []
  /// A number for each key of the mappings that are being read, so that a key that stands twice is noticed.
  private var marks: [UInt64] = []

  private static let deepest = 40
  private static let longestKey = 500
  private static let mostKeys = 2_000

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    entries.reserveCapacity(bytes.count / 24)
  }

  /// What stands in a file of valid UTF-8.
  ///
  /// - Parameter file: the bytes; texts that the file writes with escapes are added behind them.
  /// - Returns: `nil` for whatever is not plain.
  static func entries(_ file: inout [UInt8]) -> [YAMLTree.Entry]? {
    guard file.count < Int32.max / 2 else { return nil }
    let found = file.withUnsafeBufferPointer { bytes -> PlainYAML? in
      var reader = PlainYAML(bytes)
      do throws(Unusual) {
        try reader.refuseUnusualSigns()
        try reader.root()
        return reader
      } catch {
        return nil
      }
    }
    guard let found else { return nil }
    file += found.unescaped
    return found.entries
  }

  // MARK: Signs

  /// Control characters, line ends of other systems, and marks of documents and directives.
  private func refuseUnusualSigns() throws(Unusual) {
    try refuseMark(at: 0)
    var at = 0
    while at < bytes.count {
      // Nearly every byte is one of these.
      if bytes[at] < 0x20 || bytes[at] > 0x7E { try refuseUnusualSign(at: at) }
      at += 1
    }
  }

  private func refuseUnusualSign(at: Int) throws(Unusual) {
    let (second, third) = (byte(at + 1), byte(at + 2))
    switch bytes[at] {
    case 0x0A: try refuseMark(at: at + 1)
    case 0..<0x20, 0x7F: throw Unusual()
    case 0xC2 where second < 0xA0: throw Unusual()
    case 0xE2 where second == 0x80 && (third == 0xA8 || third == 0xA9): throw Unusual()
    case 0xEF where (second == 0xBB && third == 0xBF) || (second == 0xBF && third >= 0xBE): throw Unusual()
    default: break
    }
  }

  /// A directive, or the beginning or end of a document, at the beginning of a line.
  private func refuseMark(at: Int) throws(Unusual) {
    let first = byte(at)
    if first == UInt8(ascii: "%") { throw Unusual() }
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: ".") else { return }
    if byte(at + 1) == first, byte(at + 2) == first { throw Unusual() }
  }

  /// The byte at a place; behind the file a line end.
  private func byte(_ at: Int) -> UInt8 { at < bytes.count ? bytes[at] : 0x0A }
  private var here: UInt8 { byte(place) }
  /// How far in: what stands before a key or a dash is ASCII.
  private var column: Int { place - lineStart }

  /// Where what begins here begins, for people: columns are characters.
  private mutating func start() -> Start {
    var column = counted.column
    for byte in bytes[counted.place..<place] where byte & 0xC0 != 0x80 { column += 1 }
    counted = (place, column)
    return (line, column)
  }
  private var isAtEnd: Bool { place >= bytes.count }

  private func isBlank(_ at: Int) -> Bool { byte(at) == 0x20 || byte(at) == 0x0A }
  private var isDash: Bool { here == UInt8(ascii: "-") && isBlank(place + 1) }

  private static func isBracket(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
  }

  private var opensBrackets: Bool { here == UInt8(ascii: "[") || here == UInt8(ascii: "{") }

  private mutating func skipSpaces() { while !isAtEnd, bytes[place] == 0x20 { place += 1 } }

  /// Goes to the next thing that is said: over spaces, line ends and comments.
  private mutating func skip() throws(Unusual) {
    while true {
      skipSpaces()
      guard !isAtEnd else { return }
      if here == UInt8(ascii: "#") {
        guard place == lineStart || isBlank(place - 1) else { throw Unusual() }
        while !isAtEnd, bytes[place] != 0x0A { place += 1 }
      } else if here == 0x0A {
        place += 1
        line += 1
        lineStart = place
        counted = (place, 1)
      } else {
        return
      }
    }
  }

  /// Whether nothing more is said on this line. It goes over spaces.
  private mutating func lineEnds() -> Bool {
    skipSpaces()
    return here == 0x0A || (here == UInt8(ascii: "#") && isBlank(place - 1))
  }

  private mutating func endLine() throws(Unusual) { guard lineEnds() else { throw Unusual() } }

  // MARK: By indentation

  private mutating func root() throws(Unusual) {
    try skip()
    guard !isAtEnd else { throw Unusual() }
    try block()
    try skip()
    guard isAtEnd else { throw Unusual() }
  }

  /// Reads what begins here, and leaves its last line.
  private mutating func block() throws(Unusual) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw Unusual() }
    if isDash { return try list() }
    if opensBrackets {
      try brackets()
      return try endLine()
    }
    let (start, column) = (start(), column)
    let scalar = try scalar(inBrackets: false)
    if endsKey() { return try mapping(scalar, start, column) }
    append(scalar, start)
    try endLine()
  }

  /// Whether a colon follows that makes a key of what was read. It goes over spaces.
  private mutating func endsKey() -> Bool {
    skipSpaces()
    return here == UInt8(ascii: ":") && isBlank(place + 1)
  }

  private mutating func list() throws(Unusual) {
    let (own, column) = (open(.sequence, start()), column)
    repeat {
      place += 1
      if lineEnds() {
        try skip()
        guard !isAtEnd, self.column > column else { throw Unusual() }
      }
      try block()
      try skip()
      guard isAtEnd || self.column <= column else { throw Unusual() }
    } while !isAtEnd && self.column == column && isDash
    close(own)
  }

  private mutating func mapping(_ first: Range<Int>, _ start: Start, _ column: Int) throws(Unusual) {
    let (own, firstMark) = (open(.mapping, start), marks.count)
    defer { marks.removeSubrange(firstMark...) }
    var (key, keyStart) = (first, start)
    while true {
      try appendKey(key, keyStart, since: firstMark)
      place += 1
      try value(column)
      try skip()
      if isAtEnd || self.column < column { break }
      guard self.column == column, !isDash, !opensBrackets else { throw Unusual() }
      keyStart = self.start()
      key = try scalar(inBrackets: false)
      guard endsKey() else { throw Unusual() }
    }
    close(own)
  }

  /// Reads what a key that stands at `column` has, on its line or below it.
  private mutating func value(_ column: Int) throws(Unusual) {
    if lineEnds() {
      try skip()
      guard !isAtEnd, self.column > column || (self.column == column && isDash) else { throw Unusual() }
      return try block()
    }
    if opensBrackets {
      try brackets()
    } else {
      let start = start()
      let scalar = try scalar(inBrackets: false)
      if endsKey() { throw Unusual() }
      append(scalar, start)
    }
    try endLine()
  }

  // MARK: In brackets

  private mutating func brackets() throws(Unusual) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw Unusual() }
    let isMapping = here == UInt8(ascii: "{")
    let end = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    let (own, firstMark) = (open(isMapping ? .mapping : .sequence, start()), marks.count)
    defer { marks.removeSubrange(firstMark...) }
    place += 1
    try skip()
    if here != end || isAtEnd {
      while true {
        if isMapping { try keyInBrackets(since: firstMark) }
        try valueInBrackets()
        guard here == UInt8(ascii: ",") else { break }
        place += 1
        try skip()
      }
    }
    guard !isAtEnd, here == end else { throw Unusual() }
    place += 1
    close(own)
  }

  private mutating func keyInBrackets(since firstMark: Int) throws(Unusual) {
    let start = start()
    try appendKey(try scalar(inBrackets: true), start, since: firstMark)
    skipSpaces()
    guard here == UInt8(ascii: ":") else { throw Unusual() }
    place += 1
    try skip()
  }

  private mutating func valueInBrackets() throws(Unusual) {
    if opensBrackets {
      try brackets()
    } else {
      let start = start()
      append(try scalar(inBrackets: true), start)
    }
    try skip()
  }

  // MARK: Scalars

  private mutating func open(_ kind: YAMLTree.Kind, _ start: Start) -> Int {
    entries.append(YAMLTree.Entry(kind: kind, line: start.line, column: start.column, text: 0..<0, next: 0))
    return entries.count - 1
  }

  private mutating func close(_ own: Int) { entries[own].next = Int32(entries.count) }

  private mutating func append(_ text: Range<Int>, _ start: Start) {
    let place = Int32(text.lowerBound)..<Int32(text.upperBound)
    entries.append(
      YAMLTree.Entry(
        kind: .scalar, line: start.line, column: start.column, text: place, next: Int32(entries.count + 1), isQuoted: isQuoted(text)))
  }

  /// Whether a text stands between quotes: those are left out of it.
  private func isQuoted(_ text: Range<Int>) -> Bool {
    guard text.upperBound <= bytes.count else { return true }
    let before = text.lowerBound > 0 ? bytes[text.lowerBound - 1] : 0x0A
    return (before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")) && byte(text.upperBound) == before
  }

  /// Keys are short ASCII, as they are written, and stand once.
  private mutating func appendKey(_ text: Range<Int>, _ start: Start, since firstMark: Int) throws(Unusual) {
    guard text.count < Self.longestKey, text.upperBound <= bytes.count, marks.count - firstMark < Self.mostKeys else { throw Unusual() }
    var mark: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes[text] {
      guard byte < 0x80 else { throw Unusual() }
      mark = (mark ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    guard !marks[firstMark...].contains(mark) else { throw Unusual() }
    marks.append(mark)
    append(text, start)
  }

  /// Reads a text on one line.
  ///
  /// - Returns: where it stands in the file, or behind it.
  private mutating func scalar(inBrackets: Bool) throws(Unusual) -> Range<Int> {
    switch here {
    case UInt8(ascii: "\""): try quoted(UInt8(ascii: "\""))
    case UInt8(ascii: "'"): try quoted(UInt8(ascii: "'"))
    default: try unquoted(inBrackets)
    }
  }

  private mutating func unquoted(_ inBrackets: Bool) throws(Unusual) -> Range<Int> {
    let start = place
    switch here {
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "?"):
      guard !isBlank(place + 1), !inBrackets || here == UInt8(ascii: "-") && !Self.endsInBrackets(byte(place + 1)) else {
        throw Unusual()
      }
    case UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: ","), 0x0A:
      throw Unusual()
    case let byte where Self.isBracket(byte): throw Unusual()
    default: break
    }
    loop: while !isAtEnd {
      switch bytes[place] {
      case 0x0A: break loop
      case UInt8(ascii: ":"):
        if isBlank(place + 1) { break loop }
        if inBrackets, Self.endsInBrackets(byte(place + 1)) { throw Unusual() }
      case UInt8(ascii: "#") where bytes[place - 1] == 0x20: break loop
      case UInt8(ascii: ",") where inBrackets: break loop
      case let byte where inBrackets && Self.isBracket(byte): break loop
      default: break
      }
      place += 1
    }
    var end = place
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }

  private static func endsInBrackets(_ byte: UInt8) -> Bool {
    isBracket(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "?")
  }

  private mutating func quoted(_ quote: UInt8) throws(Unusual) -> Range<Int> {
    place += 1
    let start = place
    while !isAtEnd {
      let byte = bytes[place]
      if byte == 0x0A { break }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { return try escaped(from: start) }
      if byte == quote {
        if quote == UInt8(ascii: "'"), self.byte(place + 1) == quote { throw Unusual() }
        place += 1
        return start..<place - 1
      }
      place += 1
    }
    throw Unusual()
  }

  /// Reads the rest of a text in double quotes that has escapes.
  private mutating func escaped(from start: Int) throws(Unusual) -> Range<Int> {
    let first = bytes.count + unescaped.count
    unescaped += bytes[start..<place]
    while !isAtEnd, bytes[place] != 0x0A {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return first..<bytes.count + unescaped.count
      case UInt8(ascii: "\\"):
        switch here {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(here)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        default: throw Unusual()
        }
        place += 1
      default: unescaped.append(byte)
      }
    }
    throw Unusual()
  }
}
