/// Words with a number each, counted from 0.
struct WordTable: Sendable {
  private var letters: [UInt8] = []
  private var starts: [Int32] = [0]
  /// Per slot a word and its hash. At least half of the slots is empty.
  private var slots: [Slot]

  private struct Slot {
    var hash: UInt32 = 0
    /// -1 when the slot is empty.
    var word: Int32 = -1
  }

  /// `words` is how many are expected.
  init(words: Int = 16) {
    var size = 32
    while size < words * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
  }

  var count: Int { starts.count - 1 }

  subscript(word: Int) -> ArraySlice<UInt8> { letters[Int(starts[word])..<Int(starts[word + 1])] }

  /// Writes a word behind what is there.
  func append(_ word: Int, to text: inout [UInt8]) {
    letters.withUnsafeBufferPointer {
      text.append(contentsOf: UnsafeBufferPointer(rebasing: $0[Int(starts[word])..<Int(starts[word + 1])]))
    }
  }

  /// Calls `body` with every word, the letters of all of them in one place.
  func withWords<Result>(_ body: (_ letters: UnsafeBufferPointer<UInt8>, _ starts: UnsafeBufferPointer<Int32>) -> Result) -> Result {
    letters.withUnsafeBufferPointer { letters in starts.withUnsafeBufferPointer { body(letters, $0) } }
  }

  func string(_ word: Int) -> String { String(decoding: self[word], as: UTF8.self) }

  /// The hash of a word is made letter by letter, so the beginnings of a word cost nothing more.
  static func hash(_ hash: UInt32, _ letter: UInt8) -> UInt32 { (hash ^ UInt32(letter)) &* 0x0100_0193 }
  static let hashOfNothing: UInt32 = 0x811C_9DC5

  static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash = hashOfNothing
    for letter in word { hash = self.hash(hash, letter) }
    return hash
  }

  func find(_ word: UnsafeBufferPointer<UInt8>) -> Int? { find(word, hash: Self.hash(word)) }

  func find(_ word: [UInt8]) -> Int? { word.withUnsafeBufferPointer { find($0) } }

  /// The number of a word whose hash is known.
  func find(_ word: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int? {
    let found = slots[slot(of: word, hash: hash)].word
    return found < 0 ? nil : Int(found)
  }

  /// The number of a word, that it gets now when it is new.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(word)
    let place = slot(of: word, hash: hash)
    if slots[place].word >= 0 { return Int(slots[place].word) }
    let number = count
    letters.append(contentsOf: word)
    starts.append(Int32(letters.count))
    slots[place] = Slot(hash: hash, word: Int32(number))
    if count * 2 > slots.count { grow() }
    return number
  }

  mutating func add(_ word: [UInt8]) -> Int { word.withUnsafeBufferPointer { add($0) } }

  private func slot(of word: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var place = Self.first(hash) & mask
    while slots[place].word >= 0, slots[place].hash != hash || !isEqual(Int(slots[place].word), word) { place = (place + 1) & mask }
    return place
  }

  /// The low bits of the hash depend on the low bits of the letters alone, so the high ones take part.
  private static func first(_ hash: UInt32) -> Int { Int(hash ^ hash >> 15) }

  private func isEqual(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == word.count else { return false }
    for index in 0..<word.count where letters[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    let old = slots
    let mask = old.count * 2 - 1
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.word >= 0 {
      var place = Self.first(slot.hash) & mask
      while slots[place].word >= 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}
