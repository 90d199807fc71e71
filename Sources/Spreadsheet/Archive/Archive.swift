import CZlib

/// A ZIP archive that is read part by part. No name in it is ever used as a path, and no part is unpacked further than its bound.
struct Archive {
  private struct Entry {
    let method: Int
    let packed: Int
    let size: Int
    let checksum: UInt32
    let offset: Int
  }

  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]
  /// What may still be unpacked.
  private var room = Workbook.Limits.total

  private static let end: UInt32 = 0x0605_4B50
  private static let central: UInt32 = 0x0201_4B50
  private static let local: UInt32 = 0x0403_4B50

  init(_ bytes: [UInt8]) throws(WorkbookProblem) {
    self.bytes = bytes
    // The list of parts stands at the end, before a remark of at most 65,535 bytes.
    let first = max(0, bytes.count - 65_557)
    guard let end = stride(from: bytes.count - 22, through: first, by: -1).first(where: { number(at: $0) == Self.end }) else {
      throw .noWorkbook
    }
    let count = half(at: end + 10)
    guard count <= Workbook.Limits.parts else { throw .tooLarge }
    var place = Int(number(at: end + 16))
    for _ in 0..<count {
      guard place <= bytes.count - 46, number(at: place) == Self.central else { throw .noWorkbook }
      let (name, extra, remark) = (half(at: place + 28), half(at: place + 30), half(at: place + 32))
      guard place + 46 + name <= bytes.count else { throw .noWorkbook }
      guard half(at: place + 8) & 1 == 0 else { throw .locked }
      let text = String(decoding: bytes[place + 46..<place + 46 + name], as: UTF8.self)
      guard entries[text] == nil else { throw .damaged(text) }
      entries[text] = Entry(
        method: half(at: place + 10), packed: Int(number(at: place + 20)), size: Int(number(at: place + 24)),
        checksum: number(at: place + 16), offset: Int(number(at: place + 42)))
      place += 46 + name + extra + remark
    }
  }

  func has(_ name: String) -> Bool { entries[name] != nil }

  /// The bytes of a part; `nil` when there is no such part.
  mutating func part(_ name: String) throws(WorkbookProblem) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    guard entry.size <= min(Workbook.Limits.part, room) else { throw .tooLarge }
    guard entry.offset <= bytes.count - 30, number(at: entry.offset) == Self.local else { throw .damaged(name) }
    let start = entry.offset + 30 + half(at: entry.offset + 26) + half(at: entry.offset + 28)
    guard start <= bytes.count, entry.packed <= bytes.count - start else { throw .damaged(name) }
    room -= entry.size
    let packed = bytes[start..<start + entry.packed]
    let whole: [UInt8]? =
      switch entry.method {
      case 0: Array(packed)
      case 8: Deflate.unpacked(packed, size: entry.size)
      default: nil
      }
    guard let whole, whole.count == entry.size, Deflate.checksum(whole) == entry.checksum else { throw .damaged(name) }
    return whole
  }

  private func half(at index: Int) -> Int { Int(bytes[index]) | Int(bytes[index + 1]) << 8 }
  private func number(at index: Int) -> UInt32 { UInt32(half(at: index)) | UInt32(half(at: index + 2)) << 16 }
}

/// Raw DEFLATE (RFC 1951), as archives have it.
enum Deflate {
  /// - Parameter size: how many bytes come out; there is never room for more.
  /// - Returns: `nil` when the bytes are no such stream, or give another number of bytes.
  static func unpacked(_ bytes: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    // One byte more, so that a part that holds more than it says is seen.
    return run(&stream, bytes, room: size + 1) { inflate($0, Z_FINISH) }
  }

  static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard deflateInit2_(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    return run(&stream, bytes[...], room: Int(deflateBound(&stream, UInt(bytes.count)))) { deflate($0, Z_FINISH) }
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 { UInt32(crc32(0, bytes, UInt32(bytes.count))) }

  private static func run(
    _ stream: inout z_stream, _ bytes: ArraySlice<UInt8>, room: Int, _ step: (UnsafeMutablePointer<z_stream>) -> Int32
  ) -> [UInt8]? {
    var isWhole = false
    let output = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      bytes.withUnsafeBufferPointer { source in
        // zlib reads from this memory only, though its header does not say so.
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(room)
        isWhole = step(&stream) == Z_STREAM_END
        count = room - Int(stream.avail_out)
      }
    }
    return isWhole ? output : nil
  }
}
