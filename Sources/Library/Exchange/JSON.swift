/// A JSON value whose object keys keep their order.
public indirect enum JSON: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// The number as it is written.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  public struct Member: Hashable, Sendable {
    public let key: String
    public let value: JSON

    public init(key: String, value: JSON) { (self.key, self.value) = (key, value) }
  }

  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    // By bytes: a key may come from outside (see `OutsideText`).
    return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
}

// MARK: - Writing

extension JSON {
  /// The value as text; with `indent`, on several lines.
  public func text(indent: Bool = false) -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: indent ? 0 : nil)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8], indent: Int?) {
    switch self {
    case .null: bytes += Array("null".utf8)
    case .boolean(let value): bytes += Array((value ? "true" : "false").utf8)
    case .number(let text): bytes += Array(text.utf8)
    case .string(let text): Self.writeString(text, to: &bytes)
    case .array(let elements):
      Self.writeSequence(elements, open: "[", close: "]", to: &bytes, indent: indent) { element, bytes, indent in
        element.write(to: &bytes, indent: indent)
      }
    case .object(let members):
      Self.writeSequence(members, open: "{", close: "}", to: &bytes, indent: indent) { member, bytes, indent in
        Self.writeString(member.key, to: &bytes)
        bytes += indent == nil ? [UInt8(ascii: ":")] : [UInt8(ascii: ":"), UInt8(ascii: " ")]
        member.value.write(to: &bytes, indent: indent)
      }
    }
  }

  private static func writeSequence<Element>(
    _ elements: [Element], open: Unicode.Scalar, close: Unicode.Scalar, to bytes: inout [UInt8], indent: Int?,
    _ body: (Element, inout [UInt8], Int?) -> Void
  ) {
    func newLine(_ depth: Int?, _ bytes: inout [UInt8]) {
      guard let depth else { return }
      bytes.append(UInt8(ascii: "\n"))
      bytes += [UInt8](repeating: UInt8(ascii: " "), count: depth * 2)
    }
    bytes.append(UInt8(ascii: open))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(indent.map { $0 + 1 }, &bytes)
      body(element, &bytes, indent.map { $0 + 1 })
    }
    if !elements.isEmpty { newLine(indent, &bytes) }
    bytes.append(UInt8(ascii: close))
  }

  static func writeString(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    EscapedText.append(text, to: &bytes) { word in
      !word.holds(below: 0x20) && !word.holds(UInt8(ascii: "\"")) && !word.holds(UInt8(ascii: "\\"))
    } needsEscape: {
      needsEscape($0)
    } escape: {
      writeEscape($0, to: &$1)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func writeEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0..<0x20:
      let hex = Array("0123456789abcdef".utf8)
      bytes += Array("u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
}
