import DMN

/// A comma between two digits in a cell or a formula. FEEL reads `> 0,5` as two tests, and whoever writes Dutch meant one number.
enum DecimalComma {
  static func check(_ files: [ContentFile], _ findings: Findings) {
    for file in files where file.path.hasSuffix(".dmn") {
      // A file that cannot be read is refused elsewhere.
      guard let document = try? DMNDocument.read(file.bytes) else { continue }
      check(document.xml.root, file.path, findings)
    }
  }

  private static func check(_ element: XMLElement, _ file: String, _ findings: Findings) {
    if element.localName == "text" {
      for slip in slips(in: element.text) {
        let point = slip.isDecimal ? "Did you mean \(slip.left).\(slip.right)? " : ""
        findings.add(
          file, element.line + slip.line, "'\(slip.left),\(slip.right)' is read as two values: a number has a point.",
          point + "For two values write \(slip.left), \(slip.right) with a space.")
      }
    }
    for child in element.elements { check(child, file, findings) }
  }

  private struct Slip {
    let left: Substring
    let right: Substring
    /// How many lines below the first.
    let line: Int
    /// Whether it is one number when the comma is a point.
    var isDecimal: Bool { !left.contains(".") }
  }

  /// The slips outside texts between quotes.
  private static func slips(in text: String) -> [Slip] {
    var slips: [Slip] = []
    var (isQuoted, line) = (false, 0)
    for place in text.indices {
      let character = text[place]
      if character == "\"" { isQuoted.toggle() }
      if character.isNewline { line += 1 }
      guard character == ",", !isQuoted else { continue }
      let left = text[..<place].reversed().prefix { isDigit($0) || $0 == "." }.count
      let right = text[text.index(after: place)...].prefix(while: isDigit)
      guard left > 0, !right.isEmpty else { continue }
      slips.append(Slip(left: text[text.index(place, offsetBy: -left)..<place], right: right, line: line))
    }
    return slips
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
