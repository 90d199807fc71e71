/// Letters as they are compared: small, and without accents.
enum Letters {
  /// What a scalar is in a word.
  enum Role {
    /// One or two ASCII letters or digits (the second is 0 when there is one).
    case letters(UInt8, UInt8)
    /// A letter of another script: compared as it is.
    case foreign
    /// Belongs to the letter before it, or is not seen.
    case mark
    case hyphen
    case apostrophe
    case separator
  }

  /// The letters U+00C0 to U+017F, in order; `-` is none.
  private static let latin: [(UInt8, UInt8)] =
    """
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o o o - o u
    u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j
    j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u
    u u u u w w y y y z z z z z z s
    """
    .split(whereSeparator: \.isWhitespace).map { letters in
      let bytes = Array(letters.utf8)
      return (bytes[0], bytes.count > 1 ? bytes[1] : 0)
    }

  /// The small form of an ASCII letter or digit, and 0 for everything else.
  static func small(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: 0
    }
  }

  /// What a scalar beyond ASCII is.
  static func role(_ scalar: Unicode.Scalar) -> Role {
    switch scalar.value {
    case 0xC0...0x17F:
      let (first, second) = latin[Int(scalar.value) - 0xC0]
      return first == UInt8(ascii: "-") ? .separator : .letters(first, second)
    case 0x300...0x36F, 0xAD, 0x200C, 0x200D: return .mark
    case 0x2010, 0x2011: return .hyphen
    case 0x2019, 0x2BC: return .apostrophe
    case 0..<0x180: return .separator
    default: return scalar.properties.isAlphabetic ? .foreign : .separator
    }
  }
}
