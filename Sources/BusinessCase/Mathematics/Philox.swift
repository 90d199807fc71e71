/// Random numbers by counting: Philox 4×32 with ten rounds (Salmon et al., Parallel random numbers: as easy as 1, 2, 3, 2011).
///
/// The number for a draw of a value is a function of the seed, the draw and the value alone. So it does not matter who computes it, when, or
/// what else the case holds: threads and the order of the file change nothing.
package struct Philox: Sendable {
  private let key: (UInt32, UInt32)

  package init(seed: UInt64) { key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)) }

  /// The four words for a counter.
  package func words(_ counter: (UInt32, UInt32, UInt32, UInt32)) -> (UInt32, UInt32, UInt32, UInt32) {
    var (c0, c1, c2, c3) = counter
    var (k0, k1) = key
    for _ in 0..<10 {
      let first = UInt64(0xD251_1F53) &* UInt64(c0)
      let second = UInt64(0xCD9E_8D57) &* UInt64(c2)
      (c0, c1, c2, c3) = (
        UInt32(truncatingIfNeeded: second >> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: first)
      )
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return (c0, c1, c2, c3)
  }

  /// A number between 0 and 1, neither of them, for a draw of a stream.
  func uniform(_ draw: Int, of stream: UInt64) -> Double {
    let counter = (
      UInt32(truncatingIfNeeded: draw), UInt32(0), UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)
    )
    let found = words(counter)
    let bits = UInt64(found.0) << 20 | UInt64(found.1) >> 12
    return (Double(bits) + 0.5) * 0x1p-52
  }

  /// The stream of a name: the 64-bit FNV-1a hash of its bytes.
  static func stream(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
