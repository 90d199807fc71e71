/// The references that a document without a DTD can hold: the five named ones, and characters by number.
enum XMLReferences {
  /// The character of the reference between `&` and `;`; `nil` when there is none or when XML forbids the character.
  static func character(_ reference: Substring) -> Unicode.Scalar? {
    switch reference {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard reference.first == "#" else { return nil }
    let digits = reference.dropFirst()
    let number = digits.first == "x" ? plain(digits.dropFirst(), radix: 16) : plain(digits, radix: 10)
    return number.flatMap(Unicode.Scalar.init).flatMap { isAllowed($0) ? $0 : nil }
  }

  /// A number of digits only: no sign.
  private static func plain(_ digits: Substring, radix: Int) -> UInt32? {
    digits.first?.isHexDigit == true ? UInt32(digits, radix: radix) : nil
  }

  /// Whether a document may hold this character.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// The text with references replaced and line ends as `\n` (in an attribute: white space as spaces).
  /// References that were not checked stay as they are.
  static func resolve(_ raw: String, isAttribute: Bool = false) -> String {
    guard raw.utf8.contains(where: { $0 == 0x26 || $0 < 0x20 }) else { return raw }
    var result = String.UnicodeScalarView()
    let scalars = raw.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      switch scalar {
      case "&":
        if let end = scalars[index...].firstIndex(of: ";"), let found = character(raw[index..<end]) {
          result.append(found)
          index = scalars.index(after: end)
        } else {
          result.append(scalar)
        }
      case "\r":
        result.append(isAttribute ? " " : "\n")
        if index < scalars.endIndex, scalars[index] == "\n" { scalars.formIndex(after: &index) }
      case "\n", "\t": result.append(isAttribute ? " " : scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
