/// Words with a number each, counted from 0.
struct WordTable: Sendable {
  private var letters: [UInt8] = []
  private var starts: [Int32] = [0]
  /// Per slot the number of a word, or -1. At least half of the slots is empty.
  private var slots: [Int32]

  /// `words` is how many are expected.
  init(words: Int = 16) {
    var size = 32
    while size < words * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  var count: Int { starts.count - 1 }

  func length(_ word: Int) -> Int { Int(starts[word + 1] - starts[word]) }

  subscript(word: Int) -> ArraySlice<UInt8> { letters[Int(starts[word])..<Int(starts[word + 1])] }

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
    let found = Int(slots[slot(of: word, hash: hash)])
    return found < 0 ? nil : found
  }

  /// The number of a word, that it gets now when it is new.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let place = slot(of: word, hash: Self.hash(word))
    if slots[place] >= 0 { return Int(slots[place]) }
    let number = count
    letters.append(contentsOf: word)
    starts.append(Int32(letters.count))
    slots[place] = Int32(number)
    if count * 2 > slots.count { grow() }
    return number
  }

  mutating func add(_ word: [UInt8]) -> Int { word.withUnsafeBufferPointer { add($0) } }

  private func slot(of word: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    // The low bits of this hash depend on the low bits of the letters alone.
    var place = Int(hash ^ hash >> 15) & mask
    while slots[place] >= 0, !isEqual(Int(slots[place]), word) { place = (place + 1) & mask }
    return place
  }

  private func isEqual(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == word.count else { return false }
    for index in 0..<word.count where letters[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for number in 0..<count {
      let place = Array(self[number]).withUnsafeBufferPointer { slot(of: $0, hash: Self.hash($0)) }
      slots[place] = Int32(number)
    }
  }
}
