/// Searching plain text. Texts are compared by code points: in UTF-8 that is byte by byte, and a match never starts or ends
/// within a character.
enum TextSearch {
  /// Where `part` first stands in `text`; the work is the sum of their lengths, whatever they hold (Knuth, Morris, Pratt).
  static func first(_ part: [UInt8], in text: [UInt8]) -> Range<Int>? {
    guard !part.isEmpty else { return 0..<0 }
    guard part.count <= text.count else { return nil }
    let borders = borders(of: part)
    var matched = 0
    for (index, byte) in text.enumerated() {
      while matched > 0, part[matched] != byte { matched = borders[matched - 1] }
      if part[matched] == byte { matched += 1 }
      if matched == part.count { return (index + 1 - matched)..<(index + 1) }
    }
    return nil
  }

  /// For every prefix of `part`, how long its longest proper prefix is that is also its end.
  private static func borders(of part: [UInt8]) -> [Int] {
    var borders = Array(repeating: 0, count: part.count)
    var length = 0
    for index in part.indices.dropFirst() {
      while length > 0, part[index] != part[length] { length = borders[length - 1] }
      if part[index] == part[length] { length += 1 }
      borders[index] = length
    }
    return borders
  }
}
