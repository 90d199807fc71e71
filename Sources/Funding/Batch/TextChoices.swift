import Library

/// Sets of short known texts, to find out which of a set stands at a place in a line.
///
/// Finding takes the same few steps whichever text it is, without a branch that depends on the text: lines differ in
/// their answers, and a processor that guesses wrong at every answer spends most of its time on that.
struct TextChoices: Sendable {
  private var texts: [Text] = []
  /// The tables of all sets.
  private var slots: [Slot] = []

  private struct Slot: Sendable {
    /// The number of a text; -1 when the place is free.
    var text: Int32 = -1
    /// How many bytes it has: stands here too, so that the next place in the line is known a step sooner.
    var count: Int32 = 0
  }

  /// One of the sets.
  struct Choice: Sendable {
    fileprivate let texts: Range<Int>
    fileprivate let start: Int
    fileprivate let shift: UInt64
    fileprivate let multiplier: UInt64
  }

  /// One text of a set.
  struct Single: Sendable {
    fileprivate let text: Int
  }

  struct Found {
    /// What the text stands for.
    let value: Int
    /// How many bytes it has.
    let count: Int
  }

  private typealias Block = SIMD2<UInt64>

  private struct Text: Sendable {
    let value: Int
    let count: Int
    /// The first and the last sixteen bytes, which overlap when it is shorter than both.
    let first: Block
    let last: Block
    /// Where the last bytes start.
    let lastStart: Int
    /// The bits of a block that are the text's: all, unless it is shorter than a block.
    let mask: Block
    /// The next text that starts with the same bytes.
    let next: Int32
  }

  /// Texts that are longer than this are never found.
  static let longest = 32
  private static let wordSize = 8
  private static let quotes: UInt64 = 0x2222_2222_2222_2222

  /// Adds a set.
  ///
  /// - Parameter known: the texts, each ending in a quote and with no other quote in it, and what each stands for.
  mutating func add(_ known: [(text: String, value: Int)]) -> Choice {
    let firstText = texts.count
    var heads: [(head: UInt64, text: Int32)] = []
    for (text, value) in known {
      let bytes = Array(text.utf8)
      guard bytes.count <= Self.longest else { continue }
      let head = Self.head(Self.word(bytes, 0))
      let same = heads.firstIndex { $0.head == head }
      texts.append(Self.text(bytes, value, next: same.map { heads[$0].text } ?? -1))
      let number = Int32(texts.count - 1)
      if let same { heads[same].text = number } else { heads.append((head, number)) }
    }
    let start = slots.count
    var bits: UInt64 = 1
    while 1 << bits < 2 * heads.count { bits += 1 }
    // A multiplier that gives every text a place of its own exists for so few texts; a larger table makes it likelier.
    while true {
      for attempt: UInt64 in 0..<64 {
        let choice = Choice(
          texts: firstText..<texts.count, start: start, shift: 64 - bits, multiplier: (2 * attempt + 1) &* 0x9E37_79B9_7F4A_7C15)
        let places = heads.map { Self.place($0.head, choice) }
        guard Set(places).count == places.count else { continue }
        slots += [Slot](repeating: Slot(), count: 1 << Int(bits))
        for (place, entry) in zip(places, heads) {
          slots[place] = Slot(text: entry.text, count: Int32(texts[Int(entry.text)].count))
        }
        return choice
      }
      bits += 1
    }
  }

  /// The text of a set that stands for `value`; `nil` when it is too long, or does not exist.
  func single(_ value: Int, of choice: Choice) -> Single? {
    choice.texts.first { texts[$0].value == value }.map(Single.init)
  }

  /// Which text of a set stands at `position`; a whole `longest` bytes must follow there.
  @inline(__always)
  func find(_ choice: Choice, in line: UnsafeRawBufferPointer, at position: Int) -> Found? {
    let first = Self.block(line, position)
    let slot = slots.withUnsafeBufferPointer { $0[Self.place(Self.head(first[0]), choice)] }
    guard slot.text >= 0 else { return nil }
    let text = texts.withUnsafeBufferPointer { $0[Int(slot.text)] }
    if stands(text, first, in: line, at: position) { return Found(value: text.value, count: Int(slot.count)) }
    var next = text.next
    while next >= 0 {
      let text = texts.withUnsafeBufferPointer { $0[Int(next)] }
      if stands(text, first, in: line, at: position) { return Found(value: text.value, count: text.count) }
      next = text.next
    }
    return nil
  }

  /// Whether one text stands at `position`: quicker than `find` when it mostly does.
  @inline(__always)
  func find(_ single: Single, in line: UnsafeRawBufferPointer, at position: Int) -> Found? {
    let text = texts.withUnsafeBufferPointer { $0[single.text] }
    return stands(text, Self.block(line, position), in: line, at: position) ? Found(value: text.value, count: text.count) : nil
  }

  @inline(__always)
  private func stands(_ text: Text, _ first: Block, in line: UnsafeRawBufferPointer, at position: Int) -> Bool {
    let difference = ((first ^ text.first) | (Self.block(line, position + text.lastStart) ^ text.last)) & text.mask
    return difference[0] | difference[1] == 0
  }

  @inline(__always)
  private static func block(_ line: UnsafeRawBufferPointer, _ position: Int) -> Block {
    let block = line.loadUnaligned(fromByteOffset: position, as: Block.self)
    return Block(UInt64(littleEndian: block[0]), UInt64(littleEndian: block[1]))
  }

  private static func text(_ bytes: [UInt8], _ value: Int, next: Int32) -> Text {
    let lastStart = max(0, bytes.count - 2 * wordSize)
    func mask(_ count: Int) -> UInt64 { count >= wordSize ? .max : count <= 0 ? 0 : (1 << UInt64(8 * count)) - 1 }
    return Text(
      value: value, count: bytes.count, first: [word(bytes, 0), word(bytes, wordSize)],
      last: [word(bytes, lastStart), word(bytes, lastStart + wordSize)], lastStart: lastStart,
      mask: [mask(bytes.count), mask(bytes.count - wordSize)], next: next)
  }

  /// Eight bytes of a text as one word, with zeros behind its end.
  private static func word(_ bytes: [UInt8], _ start: Int) -> UInt64 {
    bytes.dropFirst(start).prefix(wordSize).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }
  }

  /// The first bytes of a text up to its closing quote, or eight.
  @inline(__always)
  private static func head(_ word: UInt64) -> UInt64 {
    // A byte that is a quote becomes zero; the lowest zero byte then gives the lowest of the bits that remain.
    let zeros = word ^ quotes
    let found = (zeros &- 0x0101_0101_0101_0101) & ~zeros & 0x8080_8080_8080_8080
    return word & (found ^ (found &- 1))
  }

  @inline(__always)
  private static func place(_ head: UInt64, _ choice: Choice) -> Int {
    choice.start + Int(truncatingIfNeeded: (head &* choice.multiplier) >> choice.shift)
  }
}
