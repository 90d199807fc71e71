/// JSON that is written straight into bytes, without a tree of values in between.
public struct JSONOutput: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// Whether every value stands on a line of its own.
  public let isIndented: Bool
  private var depth = 0
  private var isFirst = true
  /// Where the values stand that can come again, by their number.
  private var pieces: [Range<Int>?] = []

  public init(isIndented: Bool = false, capacity: Int = 0) {
    self.isIndented = isIndented
    bytes.reserveCapacity(capacity)
  }

  public mutating func null() { write("null") }
  public mutating func flag(_ value: Bool) { write(value ? "true" : "false") }
  public mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }
  public mutating func text(_ text: String) { JSON.writeString(text, to: &bytes) }
  /// JSON that was written before; never in an indented output.
  public mutating func ready(_ json: [UInt8]) { bytes += json }

  /// Writes a value, or what was written before under this number.
  public mutating func once(_ number: Int, _ write: (inout JSONOutput) -> Void) {
    // An indented value looks different at another depth.
    guard !isIndented else { return write(&self) }
    if pieces.indices.contains(number), let piece = pieces[number] {
      let again = Array(bytes[piece])
      bytes += again
      return
    }
    let start = bytes.count
    write(&self)
    if pieces.count <= number { pieces += [Range<Int>?](repeating: nil, count: number + 1 - pieces.count) }
    pieces[number] = start..<bytes.count
  }

  public mutating func object(_ members: (inout JSONOutput) -> Void) { sequence("{", "}", members) }
  public mutating func array(_ elements: (inout JSONOutput) -> Void) { sequence("[", "]", elements) }

  /// Before every element of an array.
  public mutating func element() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    newLine()
  }

  /// Before every value of an object.
  public mutating func key(_ key: JSONKey) {
    element()
    bytes += key.bytes
    if isIndented { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func sequence(_ open: StaticString, _ close: StaticString, _ content: (inout JSONOutput) -> Void) {
    write(open)
    let outer = isFirst
    (depth, isFirst) = (depth + 1, true)
    content(&self)
    depth -= 1
    if !isFirst { newLine() }
    isFirst = outer
    write(close)
  }

  private mutating func newLine() {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: depth * 2)
  }

  private mutating func write(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }
}

/// The name of a property as it stands in JSON, made once.
public struct JSONKey: Sendable {
  fileprivate let bytes: [UInt8]

  public init(_ name: String) {
    var bytes: [UInt8] = []
    JSON.writeString(name, to: &bytes)
    self.bytes = bytes + [UInt8(ascii: ":")]
  }
}
