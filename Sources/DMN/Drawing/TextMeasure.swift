/// How wide a text is about, in a common sans-serif font, and how it is broken over lines. There is no font here to ask,
/// so a table of widths must do; it errs on the wide side.
enum TextMeasure {
  /// The width of one character as a part of the font size.
  static func width(_ character: Character) -> Double {
    switch character {
    case "i", "j", "l", "I", "'", "|", ".", ",", ":", ";", "!": 0.3
    case " ", "f", "t", "r", "(", ")", "[", "]", "/", "\\", "-", "\"", "`": 0.4
    case "m", "M", "W", "@", "%": 0.97
    case "w", "<", ">", "≤", "≥", "=", "+", "~", "→", "…": 0.82
    case "A"..."Z": 0.72
    case "a"..."z", "0"..."9": 0.62
    default: character.unicodeScalars.first.map { $0.value < 0x1100 ? 0.66 : 1.05 } ?? 0
    }
  }

  static func width(_ text: some StringProtocol, size: Double, isBold: Bool = false) -> Double {
    sum(text) * size * (isBold ? 1.06 : 1)
  }

  /// Most texts are plain ASCII, where every byte is a character.
  private static func sum(_ text: some StringProtocol) -> Double {
    var sum = 0.0
    for byte in text.utf8 {
      guard byte < 0x80 else { return text.reduce(0) { $0 + width($1) } }
      sum += asciiWidths[Int(byte)]
    }
    return sum
  }

  private static let asciiWidths = (0..<0x80).map { width(Character(UnicodeScalar(UInt8($0)))) }

  /// The text over lines of at most `limit` wide, and at most `lines` of them; the last ends in "…" when more was left.
  ///
  /// Lines break at spaces, after hyphens and the like, and inside `camelCase`; a longer run is broken anywhere.
  static func wrapped(_ text: String, limit: Double, size: Double, lines most: Int = 4, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    var line = ""
    // What does not fit on all lines together is not even looked at.
    for piece in pieces(text.prefix(400)) {
      var rest = Substring(piece)
      if width(line + trimmed(rest), size: size, isBold: isBold) > limit, !line.isEmpty {
        lines.append(trimmed(line[...]))
        line = ""
      }
      while width(trimmed(rest), size: size, isBold: isBold) > limit, rest.count > 1 {
        var part = ""
        while let next = rest.first, part.isEmpty || width(part, size: size, isBold: isBold) + width(next) * size <= limit {
          part.append(next)
          rest.removeFirst()
        }
        lines.append(part)
      }
      line += rest
      if lines.count > most { break }
    }
    if !trimmed(line[...]).isEmpty { lines.append(trimmed(line[...])) }
    guard lines.count > most else { return text.count > 400 ? lines.dropLast() + [(lines.last ?? "") + "…"] : lines }
    return lines.prefix(most - 1) + [lines[most - 1] + "…"]
  }

  /// The parts between which a line may break, with the spaces and hyphens at their ends.
  private static func pieces(_ text: Substring) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var previous: Character = " "
    for character in text {
      let breaks = previous == " " ? character != " " : "-_./,:".contains(previous) || (previous.isLowercase && character.isUppercase)
      if breaks, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
      previous = character
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
