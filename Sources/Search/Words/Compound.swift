/// A word written as one, that is made of words of the documents: medicijn-dispenser, voorziening-en-niveau.
struct Compound {
  struct Part {
    let stem: Int32
    /// The word of the documents that it is; nothing when only forms of it stand there.
    let word: Int?
  }

  /// Two words or more, as few as it can be.
  let parts: [Part]

  /// No part is shorter.
  private static let shortest = 3
  private static let most = 4

  /// Nothing when the word is none. `stem` is the stem of the word, which has that of its last part at the end.
  init?(_ word: [UInt8], stem: [UInt8], of vocabulary: Vocabulary) {
    guard word.count >= Self.shortest * 2 else { return nil }
    let parts = word.withUnsafeBufferPointer { word in
      stem.withUnsafeBufferPointer { stem in
        Reading(word: word, stem: stem, vocabulary: vocabulary, links: vocabulary.language.grammar.links).fewest()
      }
    }
    guard let parts else { return nil }
    self.parts = parts
  }

  private struct Beginning {
    let end: Int
    let word: Int
  }

  private struct Reading {
    let word: UnsafeBufferPointer<UInt8>
    let stem: UnsafeBufferPointer<UInt8>
    let vocabulary: Vocabulary
    let links: [[UInt8]]

    func fewest() -> [Part]? {
      let beginnings = beginnings(from: 0)
      guard !beginnings.isEmpty else { return nil }
      for most in 2...Compound.most {
        if let parts = parts(beginnings, most: most) { return parts }
      }
      return nil
    }

    /// The parts of the letters that begin so. The longest first part is tried first.
    private func parts(_ beginnings: [Beginning], most: Int) -> [Part]? {
      for first in beginnings.reversed() {
        for link in links where word[first.end...].starts(with: link) {
          let next = first.end + link.count
          guard word.count - next >= Compound.shortest else { continue }
          let rest = most == 2 ? lastPart(from: next).map { [$0] } : parts(self.beginnings(from: next), most: most - 1)
          if let rest { return [Part(stem: vocabulary.stemOf[first.word], word: first.word)] + rest }
        }
      }
      return nil
    }

    /// The words that stand at this place, with letters enough behind them for one more.
    private func beginnings(from start: Int) -> [Beginning] {
      var found: [Beginning] = []
      var hash = WordTable.hashOfNothing
      var end = start
      while end < word.count - Compound.shortest {
        hash = WordTable.hash(hash, word[end])
        end += 1
        guard end - start >= Compound.shortest else { continue }
        let piece = UnsafeBufferPointer(rebasing: word[start..<end])
        if let known = vocabulary.words.find(piece, hash: hash), !vocabulary.isStop[known] {
          found.append(Beginning(end: end, word: known))
        }
      }
      return found
    }

    /// What is left, when it is a word by itself or a form of one.
    private func lastPart(from start: Int) -> Part? {
      if let known = vocabulary.words.find(UnsafeBufferPointer(rebasing: word[start...])) {
        return vocabulary.isStop[known] ? nil : Part(stem: vocabulary.stemOf[known], word: known)
      }
      guard stem.count - start > Compound.shortest else { return nil }
      return vocabulary.stems.find(UnsafeBufferPointer(rebasing: stem[start...])).map { Part(stem: Int32($0), word: nil) }
    }
  }
}
