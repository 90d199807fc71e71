/// Finds the words that a misspelt word is nearest to.
///
/// The distance counts letters left out, added, changed, and neighbours exchanged; it is computed for all letters of the misspelt
/// word at once, a bit each (Hyyrö, 2003).
struct Mending {
  private let pattern: [UInt8]
  /// Per letter the places where the misspelt word has it.
  private var places = [UInt64](repeating: 0, count: 256)
  /// A word of four to seven letters may have one fault, a longer one two.
  let mostFaults: Int

  /// Nothing when the word is too short or too long to be mended.
  init?(_ word: [UInt8]) {
    guard word.count >= 4, word.count <= WordReader.longestWord, !word.contains(where: Stem.isDigit) else { return nil }
    pattern = word
    mostFaults = word.count <= 7 ? 1 : 2
    for (place, letter) in word.enumerated() { places[Int(letter)] |= 1 << UInt64(place) }
  }

  /// The nearest words, the likeliest first: with the same first letter, then the most used.
  func nearest(in vocabulary: Vocabulary, most: Int) -> [Int] {
    var best = mostFaults
    var found: [Int] = []
    let own = Self.outline(pattern)
    vocabulary.words.withWords { letters, starts in
      for word in 0..<vocabulary.words.count {
        let range = Int(starts[word])..<Int(starts[word + 1])
        // A fault changes the length by one, and the letters that are used by two.
        guard range.count >= Stem.shortest, abs(range.count - pattern.count) <= best,
          (own ^ vocabulary.outlines[word]).nonzeroBitCount <= 2 * best
        else { continue }
        let faults = distance(letters[range])
        guard faults <= best else { continue }
        if faults < best { found.removeAll(keepingCapacity: true) }
        best = faults
        found.append(word)
      }
    }
    func rank(_ word: Int) -> (Int, Int32) { (vocabulary.words[word].first == pattern[0] ? 0 : 1, -vocabulary.frequency[word]) }
    return Array(found.sorted { rank($0) < rank($1) }.prefix(most))
  }

  /// Which letters a word has, one bit each.
  static func outline(_ word: some Sequence<UInt8>) -> UInt32 { word.reduce(0) { $0 | 1 << UInt32($1 & 31) } }

  func distance(_ other: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var faults = pattern.count
    let last = UInt64(1) << UInt64(pattern.count - 1)
    var (plus, minus, equal, before): (UInt64, UInt64, UInt64, UInt64) = (.max, 0, 0, 0)
    for letter in other {
      let here = places[Int(letter)]
      let exchanged = ((~equal & here) << 1) & before
      equal = (((here & plus) &+ plus) ^ plus) | here | minus | exchanged
      var up = minus | ~(equal | plus)
      let down = equal & plus
      if up & last != 0 { faults += 1 } else if down & last != 0 { faults -= 1 }
      up = up << 1 | 1
      plus = down << 1 | ~(equal | up)
      minus = up & equal
      before = here
    }
    return faults
  }
}
