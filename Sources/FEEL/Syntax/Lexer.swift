struct Token: Hashable {
  enum Kind: Hashable {
    case number(Decimal128)
    case string(String)
    case word(String)
    case symbol(String)
    case end
  }
  let kind: Kind
  let offset: Int
}

/// Cuts a FEEL text into tokens. Names are single words; names with spaces lie outside the subset.
struct Lexer {
  private let characters: [Character]
  private var position = 0

  private static let symbols = ["<=", ">=", "!=", "..", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", "@"]

  static func tokens(of text: String) throws(SyntaxError) -> [Token] {
    var lexer = Lexer(characters: Array(text))
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private init(characters: [Character]) { self.characters = characters }

  private mutating func next() throws(SyntaxError) -> Token {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    guard position < characters.count else { return Token(kind: .end, offset: position) }
    let start = position
    let character = characters[start]
    if character == "\"" { return Token(kind: .string(try readString()), offset: start) }
    if character.isASCII, character.isNumber { return Token(kind: .number(try readNumber()), offset: start) }
    if character.isLetter || character == "_" {
      while position < characters.count, isWordPart(characters[position]) { position += 1 }
      return Token(kind: .word(String(characters[start..<position])), offset: start)
    }
    for symbol in Self.symbols where matches(symbol) {
      position += symbol.count
      return Token(kind: .symbol(symbol), offset: start)
    }
    throw SyntaxError("The character '\(character)' is not part of the FEEL subset.", at: start)
  }

  private func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private func matches(_ symbol: String) -> Bool {
    let end = position + symbol.count
    return end <= characters.count && Array(symbol) == Array(characters[position..<end])
  }

  private mutating func readNumber() throws(SyntaxError) -> Decimal128 {
    let start = position
    func isDigit(_ index: Int) -> Bool {
      index < characters.count && characters[index].isASCII && characters[index].isNumber
    }
    while isDigit(position) { position += 1 }
    if position < characters.count, characters[position] == ".", isDigit(position + 1) {
      position += 1
      while isDigit(position) { position += 1 }
    }
    guard let value = Decimal128(String(characters[start..<position])) else {
      throw SyntaxError("This number does not fit 34 digits.", at: start)
    }
    return value
  }

  private mutating func readString() throws(SyntaxError) -> String {
    let start = position
    position += 1
    var text = ""
    while position < characters.count {
      let character = characters[position]
      position += 1
      if character == "\"" { return text }
      guard character == "\\" else {
        text.append(character)
        continue
      }
      guard position < characters.count else { break }
      let escaped = characters[position]
      position += 1
      switch escaped {
      case "n": text.append("\n")
      case "t": text.append("\t")
      case "\"", "\\", "'": text.append(escaped)
      default: throw SyntaxError("'\\\(escaped)' is not an escape of the FEEL subset.", at: position - 2)
      }
    }
    throw SyntaxError("The closing quote of this text is missing.", at: start)
  }
}
