/// A word written as one, that is made of words of the documents: medicijn-dispenser, voorziening-en-niveau.
struct Compound {
  struct Part {
    let range: Range<Int>
    let stem: Int32
  }

  /// Two words or more, as few as it can be.
  let parts: [Part]

  /// No part is shorter.
  private static let shortest = 3
  private static let most = 4

  /// Nothing when the word is none.
  init?(_ word: [UInt8], of vocabulary: Vocabulary) {
    guard word.count >= Self.shortest * 2 else { return nil }
    let reading = Reading(word: word, vocabulary: vocabulary, links: vocabulary.language.grammar.links)
    for most in 2...Self.most {
      if let parts = reading.parts(from: 0, most: most) {
        self.parts = parts
        return
      }
    }
    return nil
  }

  private struct Reading {
    let word: [UInt8]
    let vocabulary: Vocabulary
    let links: [[UInt8]]

    /// The parts that the letters from here on are made of. The longest first part is tried first.
    func parts(from start: Int, most: Int) -> [Part]? {
      for first in beginnings(from: start).reversed() {
        for link in links where word[first.range.upperBound...].starts(with: link) {
          let next = first.range.upperBound + link.count
          guard word.count - next >= Compound.shortest else { continue }
          if let last = lastPart(from: next) { return [first, last] }
          if most > 2, let rest = parts(from: next, most: most - 1) { return [first] + rest }
        }
      }
      return nil
    }

    /// The words that stand at this place, with letters enough behind them for one more.
    private func beginnings(from start: Int) -> [Part] {
      var found: [Part] = []
      word.withUnsafeBufferPointer { letters in
        var hash = WordTable.hashOfNothing
        var end = start
        while end < letters.count - Compound.shortest {
          hash = WordTable.hash(hash, letters[end])
          end += 1
          guard end - start >= Compound.shortest else { continue }
          let piece = UnsafeBufferPointer(rebasing: letters[start..<end])
          if let known = vocabulary.words.find(piece, hash: hash), !vocabulary.isStop[known] {
            found.append(Part(range: start..<end, stem: vocabulary.stemOf[known]))
          }
        }
      }
      return found
    }

    /// What is left, when it is a word by itself or a form of one.
    private func lastPart(from start: Int) -> Part? {
      let rest = Array(word[start...])
      if let known = vocabulary.words.find(rest) {
        return vocabulary.isStop[known] ? nil : Part(range: start..<word.count, stem: vocabulary.stemOf[known])
      }
      guard rest.count > 4 else { return nil }
      return vocabulary.stems.find(vocabulary.language.grammar.stem(of: rest)).map { Part(range: start..<word.count, stem: Int32($0)) }
    }
  }
}
