/// Why a text is not JSON that we accept, with the byte at which it goes wrong. Never holds the text itself.
public struct JSONProblem: Error, Hashable, Sendable {
  public let message: Text
  /// Counted from 0.
  public let offset: Int
}

/// Reads JSON strictly: one value, no repeated keys, bounded depth, valid UTF-8. Keys are equal when their bytes are (RFC 8259 §8.3).
public struct JSONReader {
  /// Arrays and objects nested deeper than this are refused.
  public static let maximumDepth = 32

  /// Which keys and texts are taken.
  public enum Texts: Sendable {
    /// Every text that JSON can hold.
    case any
    /// What can be an id, a date or a code of the guide is taken as it is. A longer or stranger key is cut off, enough to name it; such a
    /// value is read as `OutsideText.foreign`. Neither is then dear to compare. The value of the key `free` of the outermost object may
    /// be any text: it is carried, and compared with nothing.
    case ids(free: String? = nil)
  }

  private var texts: Texts
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  public static func read(_ bytes: some Sequence<UInt8>, texts: Texts) throws(JSONProblem) -> JSON {
    var reader = JSONReader(Array(bytes)[...], texts)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == reader.bytes.endIndex else {
      throw reader.problem("Na de JSON-waarde staat nog iets.", "Something follows the JSON value.")
    }
    return value
  }

  private init(_ bytes: ArraySlice<UInt8>, _ texts: Texts) {
    self.texts = texts
    self.bytes = bytes
    position = bytes.startIndex
  }

  private func problem(_ nl: String, _ en: String) -> JSONProblem {
    JSONProblem(message: Text(nl: nl, en: en), offset: position)
  }

  private var current: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(JSONProblem) {
    skipSpace()
    guard current == UInt8(ascii: scalar) else {
      throw problem("Hier hoort ‘\(scalar)’ te staan.", "‘\(scalar)’ is expected here.")
    }
    position += 1
  }

  private mutating func value(depth: Int) throws(JSONProblem) -> JSON {
    skipSpace()
    let opens = current == UInt8(ascii: "{") || current == UInt8(ascii: "[")
    guard !opens || depth < Self.maximumDepth else {
      throw problem("De JSON is meer dan \(Self.maximumDepth) niveaus diep.", "The JSON is nested more than \(Self.maximumDepth) deep.")
    }
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(id(try string()))
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw problem("De JSON houdt te vroeg op.", "The JSON ends too early.")
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: JSON) throws(JSONProblem) -> JSON {
    guard bytes[position...].starts(with: text.utf8) else {
      throw problem("Dit is geen JSON-waarde.", "This is no JSON value.")
    }
    position += text.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(JSONProblem) -> JSON {
    position += 1
    var members: [JSON.Member] = []
    var keys = Set<[UInt8]>()
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else {
        throw problem("Hier hoort een sleutel tussen aanhalingstekens.", "A key between quotes is expected here.")
      }
      let start = position
      let whole = try string()
      guard keys.insert(Array(whole.utf8)).inserted else {
        position = start
        throw problem("Deze sleutel staat twee keer in hetzelfde object.", "This key stands twice in the same object.")
      }
      let key = name(whole)
      try expect(":")
      members.append(JSON.Member(key: key, value: try member(key, depth: depth)))
      skipSpace()
      if current == UInt8(ascii: ",") {
        position += 1
        continue
      }
      try expect("}")
      return .object(members)
    }
  }

  private mutating func member(_ key: String, depth: Int) throws(JSONProblem) -> JSON {
    let outer = texts
    if depth == 0, case .ids(free: let free?) = texts, free == key { texts = .any }
    defer { texts = outer }
    return try value(depth: depth + 1)
  }

  private func id(_ text: String) -> String {
    guard case .ids = texts else { return text }
    return OutsideText.id(text)
  }

  private func name(_ key: String) -> String {
    guard case .ids = texts else { return key }
    return OutsideText.name(key)
  }

  private mutating func array(depth: Int) throws(JSONProblem) -> JSON {
    position += 1
    var elements: [JSON] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if current == UInt8(ascii: ",") {
        position += 1
        continue
      }
      try expect("]")
      return .array(elements)
    }
  }

  private mutating func number() throws(JSONProblem) -> JSON {
    let start = position
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
    if current == UInt8(ascii: "-") { position += 1 }
    guard isDigit(current) else { throw problem("Dit is geen JSON-waarde.", "This is no JSON value.") }
    if current == UInt8(ascii: "0") { position += 1 } else { while isDigit(current) { position += 1 } }
    if current == UInt8(ascii: ".") {
      position += 1
      guard isDigit(current) else { throw problem("Na de punt hoort een cijfer.", "A digit is expected after the point.") }
      while isDigit(current) { position += 1 }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      guard isDigit(current) else { throw problem("In de exponent hoort een cijfer.", "A digit is expected in the exponent.") }
      while isDigit(current) { position += 1 }
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func string() throws(JSONProblem) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw problem("De tekst is geen geldige UTF-8.", "The text is not valid UTF-8.")
        }
        return string
      case UInt8(ascii: "\\"): text += try escape()
      case 0..<0x20: throw problem("In een tekst staat een stuurteken.", "A text holds a control character.")
      default: text.append(byte)
      }
    }
    throw problem("Het aanhalingsteken aan het eind ontbreekt.", "The closing quote is missing.")
  }

  private mutating func escape() throws(JSONProblem) -> [UInt8] {
    let mark = current
    position += 1
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [mark ?? 0]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var unit = try hexUnit()
      if (0xD800...0xDBFF).contains(unit) {
        guard current == UInt8(ascii: "\\") else { throw unpaired }
        position += 1
        guard current == UInt8(ascii: "u") else { throw unpaired }
        position += 1
        let low = try hexUnit()
        guard (0xDC00...0xDFFF).contains(low) else { throw unpaired }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw unpaired }
      return Array(String(Character(scalar)).utf8)
    default: throw problem("Dit is geen JSON-escape.", "This is no JSON escape.")
    }
  }

  private var unpaired: JSONProblem {
    problem("Een half surrogaatpaar is geen teken.", "Half a surrogate pair is no character.")
  }

  private mutating func hexUnit() throws(JSONProblem) -> UInt32 {
    guard position + 4 <= bytes.endIndex,
      let unit = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
      bytes[position] != UInt8(ascii: "+"), bytes[position] != UInt8(ascii: "-")
    else { throw problem("Na \\u horen vier hexadecimale cijfers.", "Four hexadecimal digits are expected after \\u.") }
    position += 4
    return unit
  }
}
