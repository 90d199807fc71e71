/// Bytes that grow at the end, in memory of their own: what many small appends need.
public struct OutputBytes: ~Copyable {
  @usableFromInline var memory: UnsafeMutableBufferPointer<UInt8>
  @usableFromInline var filled = 0
  @inlinable public var count: Int { filled }

  public init(capacity: Int) { memory = .allocate(capacity: max(capacity, 1)) }

  deinit { memory.deallocate() }

  /// Makes room for `more` bytes.
  @inlinable public mutating func reserve(_ more: Int) {
    guard filled + more > memory.count else { return }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(filled + more, 2 * memory.count))
    _ = larger.update(fromContentsOf: memory[..<filled])
    memory.deallocate()
    memory = larger
  }

  @inlinable public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    guard let source = bytes.baseAddress, let target = memory.baseAddress else { return }
    (target + filled).update(from: source, count: bytes.count)
    filled += bytes.count
  }

  /// Appends a part of `bytes`. It must go on for 32 bytes after that part, so that whole words can be copied.
  @inlinable @inline(__always)
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, count more: Int) {
    reserve(more + Self.chunk)
    let (source, target) = (UnsafeRawBufferPointer(bytes), UnsafeMutableRawBufferPointer(memory))
    var copied = 0
    while copied < more {
      let words = source.loadUnaligned(fromByteOffset: start + copied, as: SIMD32<UInt8>.self)
      target.storeBytes(of: words, toByteOffset: filled + copied, as: SIMD32<UInt8>.self)
      copied += Self.chunk
    }
    filled += more
  }

  @usableFromInline static var chunk: Int { 32 }

  @inlinable public mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  public mutating func removeAll() { filled = 0 }

  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<count]))
  }
}
