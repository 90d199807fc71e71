import Library

/// What a form sent in the body of a request: as `application/x-www-form-urlencoded`, or as `multipart/form-data` when it has files.
struct FormBody: Sendable {
  private let pairs: [(key: [UInt8], value: [UInt8])]

  static let none = FormBody([UInt8]())

  /// More than this is no form of ours. LibreOffice writes a case of a few sheets in 54 kB; where no file is sent, the server takes less.
  static let mostBytes = 524_288
  private static let mostPairs = 200

  init(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    pairs = bytes.split(separator: UInt8(ascii: "&")).prefix(Self.mostPairs).map { part in
      let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(halves[0]), halves.count > 1 ? Self.decoded(halves[1]) : [])
    }
  }

  /// The values in the parts of a form with files, in their order.
  init(parts: [(key: [UInt8], value: [UInt8])]) { pairs = parts }

  /// - Parameter type: what the request says that the body is.
  /// - Returns: `nil` when it is no form of that type.
  static func read(_ bytes: some Sequence<UInt8>, type: String?) -> FormBody? {
    guard let type, Multipart.isMultipart(type) else { return FormBody(bytes) }
    return Multipart.read(Array(bytes), type: type).map { FormBody(parts: $0) }
  }

  /// The bytes under a name, as they were sent; `nil` when there are none.
  func bytes(_ name: String) -> [UInt8]? {
    pairs.first { $0.key.elementsEqual(name.utf8) }.flatMap { $0.value.isEmpty ? nil : $0.value }
  }

  /// The text under a name, with the line ends of a file; empty when there is none. It may be anything.
  func value(_ name: String) -> String {
    guard let found = pairs.first(where: { $0.key.elementsEqual(name.utf8) }) else { return "" }
    return String(decoding: found.value.filter { $0 != 0x0D }, as: UTF8.self)
  }

  private static func decoded(_ part: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(part.count)
    var rest = part
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return bytes
  }
}
