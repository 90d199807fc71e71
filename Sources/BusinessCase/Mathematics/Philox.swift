/// Random numbers by counting: Philox 4×32 with ten rounds (Salmon et al., Parallel random numbers: as easy as 1, 2, 3, 2011).
///
/// The number for a draw of a value is a function of the seed, the draw and the value alone. So it does not matter who computes it, when, or
/// what else the case holds: threads and the order of the file change nothing.
package struct Philox: Sendable {
  private let key: (UInt32, UInt32)

  package init(seed: UInt64) { key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)) }

  private typealias Words = UnsafeMutablePointer<UInt32>

  /// Makes of many counters their words, all of them a round at a time.
  private func mix(_ c0: Words, _ c1: Words, _ c2: Words, _ c3: Words, _ count: Int) {
    var (k0, k1) = key
    for _ in 0..<10 {
      for index in 0..<count {
        let first = UInt64(0xD251_1F53) &* UInt64(c0[index])
        let second = UInt64(0xCD9E_8D57) &* UInt64(c2[index])
        c0[index] = UInt32(truncatingIfNeeded: second >> 32) ^ c1[index] ^ k0
        c1[index] = UInt32(truncatingIfNeeded: second)
        c2[index] = UInt32(truncatingIfNeeded: first >> 32) ^ c3[index] ^ k1
        c3[index] = UInt32(truncatingIfNeeded: first)
      }
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
  }

  /// The four words for a counter.
  package func words(_ counter: (UInt32, UInt32, UInt32, UInt32)) -> (UInt32, UInt32, UInt32, UInt32) {
    var (c0, c1, c2, c3) = counter
    mix(&c0, &c1, &c2, &c3, 1)
    return (c0, c1, c2, c3)
  }

  /// A number between 0 and 1, neither of them, for each draw of a stream: two draws share a counter, and each has two of its words.
  ///
  /// - Parameter draws: from an even one on.
  func uniforms(_ draws: Range<Int>, of stream: UInt64, into numbers: UnsafeMutablePointer<Double>) {
    let (first, pairs) = (draws.lowerBound / 2, (draws.count + 1) / 2)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * pairs) { room in
      guard let c0 = room.baseAddress else { return }
      let (c1, c2, c3) = (c0 + pairs, c0 + 2 * pairs, c0 + 3 * pairs)
      for pair in 0..<pairs { c0[pair] = UInt32(truncatingIfNeeded: first &+ pair) }
      c1.initialize(repeating: 0, count: pairs)
      c2.initialize(repeating: UInt32(truncatingIfNeeded: stream), count: pairs)
      c3.initialize(repeating: UInt32(truncatingIfNeeded: stream >> 32), count: pairs)
      mix(c0, c1, c2, c3, pairs)
      for pair in 0..<draws.count / 2 {
        numbers[2 &* pair] = Self.uniform(c0[pair], c1[pair])
        numbers[2 &* pair &+ 1] = Self.uniform(c2[pair], c3[pair])
      }
      if !draws.count.isMultiple(of: 2) { numbers[draws.count - 1] = Self.uniform(c0[pairs - 1], c1[pairs - 1]) }
    }
  }

  /// The middle of one of 2⁵² equal parts of 0 … 1.
  @inline(__always)
  private static func uniform(_ high: UInt32, _ low: UInt32) -> Double {
    let bits = UInt64(high) << 20 | UInt64(low) >> 12
    return Double(bitPattern: bits | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
  }

  /// The stream of a name: the 64-bit FNV-1a hash of its bytes.
  static func stream(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
