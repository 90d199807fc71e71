/// Bytes that grow at the end, in memory of their own: what many small appends need.
package struct OutputBytes: ~Copyable {
  private var memory: UnsafeMutableBufferPointer<UInt8>
  package private(set) var count = 0

  package init(capacity: Int) { memory = .allocate(capacity: max(capacity, 1)) }

  deinit { memory.deallocate() }

  /// Makes room for `more` bytes.
  package mutating func reserve(_ more: Int) {
    guard count + more > memory.count else { return }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(count + more, 2 * memory.count))
    _ = larger.update(fromContentsOf: memory[..<count])
    memory.deallocate()
    memory = larger
  }

  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    guard let source = bytes.baseAddress, let target = memory.baseAddress else { return }
    (target + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  /// Appends a part of `bytes`. It must go on for 32 bytes after that part, so that whole words can be copied.
  @inline(__always)
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, count more: Int) {
    reserve(more + Self.chunk)
    let (source, target) = (UnsafeRawBufferPointer(bytes), UnsafeMutableRawBufferPointer(memory))
    var copied = 0
    while copied < more {
      let words = source.loadUnaligned(fromByteOffset: start + copied, as: SIMD32<UInt8>.self)
      target.storeBytes(of: words, toByteOffset: count + copied, as: SIMD32<UInt8>.self)
      copied += Self.chunk
    }
    count += more
  }

  private static let chunk = 32

  package mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  package mutating func removeAll() { count = 0 }

  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<count]))
  }
}
