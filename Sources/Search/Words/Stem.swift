/// A word on its way to its stem. Endings go; at least three letters stay, and a vowel among them.
struct Stem {
  private(set) var letters: [UInt8]
  static let shortest = 3

  init(_ letters: [UInt8]) { self.letters = letters }

  var count: Int { letters.count }

  /// A letter counted from the end: 0 is the last.
  func last(_ index: Int = 0) -> UInt8 { index < letters.count ? letters[letters.count - 1 - index] : 0 }

  func ends(_ ending: StaticString) -> Bool {
    ending.withUTF8Buffer { letters.count > $0.count && letters.suffix($0.count).elementsEqual($0) }
  }

  /// Takes an ending off, and puts another in its place. Does nothing, and says so, when too little would be left.
  @discardableResult
  mutating func take(_ ending: StaticString, leaving least: Int = shortest, _ other: StaticString = "") -> Bool {
    let rest = letters.count - ending.utf8CodeUnitCount
    guard rest >= least, ends(ending), letters[..<rest].contains(where: Self.isVowel) else { return false }
    letters.removeLast(ending.utf8CodeUnitCount)
    other.withUTF8Buffer { letters.append(contentsOf: $0) }
    return true
  }

  /// Takes off the first of the endings that the word has.
  @discardableResult
  mutating func takeFirst(_ endings: StaticString..., leaving least: Int = shortest) -> Bool {
    for ending in endings where take(ending, leaving: least) { return true }
    return false
  }

  /// Two equal consonants at the end become one: `stopp` is `stop`.
  mutating func undoubleConsonant() {
    if count > Self.shortest, last() == last(1), !Self.isVowel(last()) { letters.removeLast() }
  }

  /// Two equal vowels before the last consonant become one: `betaal` is `betal`, as in `betalen`.
  mutating func undoubleVowel() {
    guard count > Self.shortest, !Self.isVowel(last()), last(1) == last(2), Self.isVowel(last(1)) else { return }
    letters.remove(at: letters.count - 2)
  }

  mutating func replaceLast(_ letter: Character, by other: Character) {
    if last() == letter.asciiValue, let byte = other.asciiValue { letters[letters.count - 1] = byte }
  }

  static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y"): true
    default: letter >= 0x80
    }
  }

  static func isDigit(_ letter: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter) }
}
