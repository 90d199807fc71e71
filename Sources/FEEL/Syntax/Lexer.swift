/// A piece of a FEEL text: a word, a number, a text between quotes, or a symbol.
struct Token: Hashable, Sendable {
  /// `other` is a character without meaning in FEEL; only known names may hold it.
  enum Kind: Hashable, Sendable { case word, number, string, symbol, other, end }

  let kind: Kind
  /// The token as written; of a text between quotes its meaning, without quotes and escapes.
  let text: String
  /// The first code point of the token in the text, and the first after it.
  let start: Int
  let end: Int
}

/// Cuts a FEEL text into tokens. Words are single; the parser joins the words of a name.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var marks = MarkCount()

  static func tokens(of text: String) throws(SyntaxError) -> [Token] {
    var lexer = Lexer(scalars: Array(text.unicodeScalars))
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  private func token(_ kind: Token.Kind, from start: Int) -> Token {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<position])
    return Token(kind: kind, text: String(text), start: start, end: position)
  }

  private mutating func next() throws(SyntaxError) -> Token {
    try skipSpaceAndComments()
    let start = position
    guard let first = scalar() else { return Token(kind: .end, text: "", start: start, end: start) }
    if first == "\"" { return Token(kind: .string, text: try readString(), start: start, end: position) }
    if Self.isDigit(first) || (first == "." && scalar(1).map(Self.isDigit) == true) {
      readNumber()
      return token(.number, from: start)
    }
    if Self.startsName(first) {
      while let part = scalar(), Self.startsName(part) || Self.continuesName(part) {
        try count(part, from: start)
        position += 1
      }
      return token(.word, from: start)
    }
    position += symbolLength(first)
    if position > start { return token(.symbol, from: start) }
    try count(first, from: start)
    position += 1
    return token(.other, from: start)
  }

  /// Counts a character outside texts between quotes, which may become part of a name.
  private mutating func count(_ scalar: Unicode.Scalar, from start: Int) throws(SyntaxError) {
    guard marks.allows(scalar) else {
      throw SyntaxError("More than \(MarkCount.maximum) marks on one letter are refused in a name.", at: start)
    }
  }

  private mutating func skipSpaceAndComments() throws(SyntaxError) {
    while let first = scalar() {
      if Self.isSpace(first) {
        position += 1
      } else if first == "/", scalar(1) == "/" {
        while let character = scalar(), !Self.endsLine(character) { position += 1 }
      } else if first == "/", scalar(1) == "*" {
        let start = position
        position += 2
        while scalar() != "*" || scalar(1) != "/" {
          guard position < scalars.count else {
            throw SyntaxError("This comment has no end: it needs '*/' after it.", at: start)
          }
          position += 1
        }
        position += 2
      } else {
        return
      }
    }
  }

  /// How many characters the symbol at this place has; 0 when it is none.
  private func symbolLength(_ first: Unicode.Scalar) -> Int {
    switch (first, scalar(1)) {
    case ("*", "*"), (".", "."), ("<", "="), (">", "="), ("!", "="), ("-", ">"): 2
    case ("=", _), ("<", _), (">", _), ("+", _), ("-", _), ("*", _), ("/", _), ("(", _), (")", _), ("[", _), ("]", _),
      ("{", _), ("}", _), (",", _), (":", _), (".", _), ("?", _), ("@", _), ("'", _):
      1
    default: 0
    }
  }

  private mutating func readNumber() {
    func isDigit(_ offset: Int = 0) -> Bool { scalar(offset).map(Self.isDigit) == true }
    while isDigit() { position += 1 }
    if scalar() == ".", isDigit(1) {
      position += 1
      while isDigit() { position += 1 }
    }
    guard scalar() == "e" || scalar() == "E" else { return }
    let sign = scalar(1) == "+" || scalar(1) == "-" ? 1 : 0
    guard isDigit(1 + sign) else { return }
    position += 1 + sign
    while isDigit() { position += 1 }
  }
}

extension Lexer {
  /// Whether a name can be written as the key of a context without quotes.
  static func isPlainName(_ name: String) -> Bool {
    guard let tokens = try? tokens(of: name), tokens.count > 1, tokens[0].kind == .word else { return false }
    return tokens.dropLast().allSatisfy { $0.kind == .word || $0.kind == .number }
      && tokens.dropLast().map(\.text).joined(separator: " ").isExactly(name)
  }
}

// MARK: - Texts between quotes

extension Lexer {
  private mutating func readString() throws(SyntaxError) -> String {
    let start = position
    position += 1
    var text = String.UnicodeScalarView()
    while let character = scalar() {
      position += 1
      if character == "\"" { return String(text) }
      guard character == "\\" else {
        text.append(character)
        continue
      }
      guard let escaped = scalar() else { break }
      position += 1
      switch escaped {
      case "n": text.append("\n")
      case "t": text.append("\t")
      case "r": text.append("\r")
      case "\"", "\\", "'": text.append(escaped)
      case "u": text.append(try readUnicode(digits: 4))
      case "U": text.append(try readUnicode(digits: 6))
      default: text.append(contentsOf: ["\\", escaped])  // `"\d"`: patterns are written so.
      }
    }
    throw SyntaxError("The closing quote of this text is missing.", at: start)
  }

  /// Reads the digits after `\u` or `\U`; two `\u` may together write one character (a surrogate pair).
  private mutating func readUnicode(digits: Int) throws(SyntaxError) -> Unicode.Scalar {
    let start = position - 2
    let code = try readHexadecimal(digits, from: start)
    if let scalar = Unicode.Scalar(code) { return scalar }
    if digits == 4, (0xD800...0xDBFF).contains(code), scalar() == "\\", scalar(1) == "u" {
      position += 2
      let low = try readHexadecimal(4, from: start)
      if (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)) {
        return scalar
      }
    }
    throw SyntaxError("There is no character with this number.", at: start)
  }

  private mutating func readHexadecimal(_ count: Int, from start: Int) throws(SyntaxError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<count {
      guard let digit = scalar().flatMap(Self.hexadecimal) else {
        throw SyntaxError("'\\u' needs 4 and '\\U' needs 6 hexadecimal digits after it.", at: start)
      }
      code = code * 16 + digit
      position += 1
    }
    return code
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "0"..."9": scalar.value - 0x30
    case "a"..."f": scalar.value - 0x61 + 10
    case "A"..."F": scalar.value - 0x41 + 10
    default: nil
    }
  }
}

// MARK: - Characters

extension Lexer {
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The characters a name may start with, by the grammar of the standard (without `?`, which has a meaning of its own).
  private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A: true
    case 0..<0xC0: false
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
      0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      !isSpace(scalar)
    default: false
    }
  }

  /// The characters that may stand in a name after its first character.
  private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: false
    }
  }
}
