/// Writes the stems of documents, and counts in how many each stands.
struct StemWriter {
  private let vocabulary: Vocabulary
  /// Per stem in how many documents it stands.
  private(set) var documentsWith: [Int32]
  /// Per stem the last document that had it, counted from 1.
  private var lastDocument: [Int32]
  private var document: Int32 = 0
  private var letters: [UInt8] = []

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    documentsWith = Array(repeating: 0, count: vocabulary.stems.count)
    lastDocument = documentsWith
  }

  /// `texts` are the words of title, other names, summary and body of one document.
  mutating func write(_ texts: [ArraySlice<Int32>], _ columns: inout [String]) {
    document += 1
    for (column, words) in zip([IndexColumn.title, .otherNames, .summary, .body], texts) {
      let isName = column == .title || column == .otherNames
      columns[column.rawValue] = write { writer in
        for word in words where isName || !writer.vocabulary.isStop[Int(word)] { writer.put(writer.vocabulary.stemOf[Int(word)]) }
      }
    }
    for (column, texts) in [(IndexColumn.insideNames, texts[..<2]), (.insideTexts, texts[2...])] {
      columns[column.rawValue] = write { writer in
        for word in texts.joined() where !writer.vocabulary.isStop[Int(word)] {
          for stem in writer.vocabulary.stemsInside(writer.vocabulary.stemOf[Int(word)]) { writer.put(stem) }
        }
      }
    }
  }

  private mutating func write(_ body: (inout StemWriter) -> Void) -> String {
    letters.removeAll(keepingCapacity: true)
    body(&self)
    return String(decoding: letters, as: UTF8.self)
  }

  private mutating func put(_ stem: Int32) {
    let index = Int(stem)
    if lastDocument[index] != document {
      lastDocument[index] = document
      documentsWith[index] += 1
    }
    vocabulary.stems.append(index, to: &letters)
    letters.append(UInt8(ascii: " "))
  }
}
