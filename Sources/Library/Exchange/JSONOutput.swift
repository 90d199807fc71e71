/// JSON that is written straight into bytes, without a tree of values in between.
package struct JSONOutput: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// Whether every value stands on a line of its own.
  package let isIndented: Bool
  private var depth = 0
  private var isFirst = true

  package init(isIndented: Bool = false, capacity: Int = 0) {
    self.isIndented = isIndented
    bytes.reserveCapacity(capacity)
  }

  package mutating func null() { write("null") }
  package mutating func flag(_ value: Bool) { write(value ? "true" : "false") }
  package mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }
  package mutating func text(_ text: String) { JSON.writeString(text, to: &bytes) }
  /// JSON that was written before; never in an indented output.
  package mutating func ready(_ json: [UInt8]) { bytes += json }

  package mutating func object(_ members: (inout JSONOutput) -> Void) { sequence("{", "}", members) }
  package mutating func array(_ elements: (inout JSONOutput) -> Void) { sequence("[", "]", elements) }

  /// Before every element of an array.
  package mutating func element() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    newLine()
  }

  /// Before every value of an object.
  package mutating func key(_ key: JSONKey) {
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
package struct JSONKey: Sendable {
  fileprivate let bytes: [UInt8]

  package init(_ name: String) {
    var bytes: [UInt8] = []
    JSON.writeString(name, to: &bytes)
    self.bytes = bytes + [UInt8(ascii: ":")]
  }
}
