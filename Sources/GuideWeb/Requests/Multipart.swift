/// A body of `multipart/form-data` (RFC 7578), as browsers send a form with files. The names of files are not read.
enum Multipart {
  private static let mostParts = 20
  /// The bytes of the head of one part.
  private static let mostHead = 2_000
  /// The characters of a boundary (RFC 2046 §5.1.1).
  private static let mostBoundary = 70

  static func isMultipart(_ type: String) -> Bool {
    type.prefix { $0 != ";" }[...].withoutSpaceAround.isASCIIWord("multipart/form-data")
  }

  /// Reads the parts: the name of a field, and what was sent for it.
  ///
  /// - Returns: `nil` when it is not sound to its end, or has more parts than any form of ours.
  static func read(_ bytes: [UInt8], type: String) -> [(key: [UInt8], value: [UInt8])]? {
    guard let boundary = parameter("boundary", of: Array(type.utf8)[...]), (1...mostBoundary).contains(boundary.count) else { return nil }
    let mark = Array("--".utf8) + boundary
    guard bytes.starts(with: mark) else { return nil }
    var rest = bytes[mark.count...]
    var parts: [(key: [UInt8], value: [UInt8])] = []
    while !rest.starts(with: "--".utf8) {
      guard parts.count < mostParts, rest.starts(with: lineEnd), let head = range(of: lineEnd + lineEnd, in: rest, within: mostHead) else {
        return nil
      }
      let body = rest[head.upperBound...]
      guard let name = name(in: rest[rest.startIndex..<head.lowerBound]), let end = range(of: lineEnd + mark, in: body) else { return nil }
      parts.append((key: name, value: Array(body[..<end.lowerBound])))
      rest = body[end.upperBound...]
    }
    return parts
  }

  private static let lineEnd: [UInt8] = [0x0D, 0x0A]

  private static func range(of wanted: [UInt8], in bytes: ArraySlice<UInt8>, within most: Int = .max) -> Range<Int>? {
    guard bytes.count >= wanted.count else { return nil }
    let last = bytes.startIndex + min(bytes.count - wanted.count, most)
    let place = (bytes.startIndex...last).first { bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
    return place.map { $0..<$0 + wanted.count }
  }

  /// The name of a field, from the lines of the head of a part.
  private static func name(in head: ArraySlice<UInt8>) -> [UInt8]? {
    for line in head.split(whereSeparator: { $0 == 0x0D || $0 == 0x0A }) {
      let key = line.prefix { $0 != UInt8(ascii: ":") }
      guard String(decoding: key, as: UTF8.self).isASCIIWord("content-disposition") else { continue }
      return parameter("name", of: line)
    }
    return nil
  }

  /// The value of a parameter of a header: `; name="bestand"` or `; name=bestand`.
  private static func parameter(_ name: String, of header: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = header.drop { $0 != UInt8(ascii: ";") }
    while rest.first == UInt8(ascii: ";") {
      rest = rest.dropFirst().drop { $0 == UInt8(ascii: " ") || $0 == 0x09 }
      let key = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
      rest = rest[key.endIndex...].dropFirst()
      let value: ArraySlice<UInt8>
      if rest.first == UInt8(ascii: "\"") {
        value = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
        rest = rest[value.endIndex...].dropFirst().drop { $0 != UInt8(ascii: ";") }
      } else {
        value = rest.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        rest = rest[value.endIndex...].drop { $0 != UInt8(ascii: ";") }
      }
      if String(decoding: key, as: UTF8.self).isASCIIWord(name) { return Array(value) }
    }
    return nil
  }
}
