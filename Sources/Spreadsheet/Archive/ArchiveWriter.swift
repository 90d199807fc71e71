/// Makes a ZIP archive. Equal parts give equal bytes: no clock is asked.
struct ArchiveWriter {
  private var bytes: [UInt8] = []
  private var list: [UInt8] = []
  private var count = 0

  /// - Parameter isPacked: false for a part that others must be able to read without unpacking.
  mutating func add(_ name: String, _ content: String, isPacked: Bool = true) {
    let whole = Array(content.utf8)
    let packed = isPacked ? Deflate.packed(whole) : nil
    let body = packed ?? whole
    let offset = bytes.count
    var head: [UInt8] = []
    // Version 2.0; names in UTF-8; packed or not; 1 January 1980.
    for half in [20, 0x0800, packed == nil ? 0 : 8, 0, 0x21] { Self.put(half, 2, to: &head) }
    for number in [Int(Deflate.checksum(whole)), body.count, whole.count] { Self.put(number, 4, to: &head) }
    Self.put(name.utf8.count, 2, to: &head)
    Self.put(0, 2, to: &head)
    bytes += [0x50, 0x4B, 0x03, 0x04] + head + Array(name.utf8) + body
    list += [0x50, 0x4B, 0x01, 0x02, 20, 0] + head
    for size in [2, 2, 2, 4] { Self.put(0, size, to: &list) }
    Self.put(offset, 4, to: &list)
    list += Array(name.utf8)
    count += 1
  }

  /// The whole archive.
  func finished() -> [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0]
    for (number, size) in [(count, 2), (count, 2), (list.count, 4), (bytes.count, 4), (0, 2)] { Self.put(number, size, to: &end) }
    return bytes + list + end
  }

  private static func put(_ number: Int, _ size: Int, to bytes: inout [UInt8]) {
    for index in 0..<size { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}
