import Dispatch
package import Library

/// Finds documents by what people ask, in Dutch and in English. It is made of the documents, holds no file and knows no time.
package final class SearchIndex: Sendable {
  private let documents: [SearchDocument]
  /// In the order of the languages.
  private let indexes: [LanguageIndex]

  /// `synonyms` are groups of words, abbreviations or names that mean the same: who asks for one asks for all.
  ///
  /// Throws what SQLite says, such as that there is no memory.
  package init(_ documents: [SearchDocument], synonyms: [[String]] = []) throws {
    self.documents = documents
    var made: [Result<LanguageIndex, any Error>?] = Language.allCases.map { _ in nil }
    made.withUnsafeMutableBufferPointer { made in
      // Each piece of work has a place of its own.
      nonisolated(unsafe) let made = made
      DispatchQueue.concurrentPerform(iterations: made.count) { place in
        made[place] = Result { try LanguageIndex(Language.allCases[place], documents, synonyms: synonyms) }
      }
    }
    indexes = try made.compactMap { try $0?.get() }
  }

  /// The documents that answer a question best, at most `limit`. Whatever is typed is a question: no text is an error.
  package func search(_ text: String, in language: Language, limit: Int) -> SearchAnswer {
    guard let index = indexes.first(where: { $0.vocabulary.language == language }) else { return .empty }
    let reader = QuestionReader(Question(text), index)
    let asked = reader.asked
    let hits = Ranking(reader, index).best(max(0, limit)).map { place in
      let document = documents[place.document]
      let title = Snippet(document.title[language], asked, index.vocabulary)
      let summary = Snippet(document.summary[language], asked, index.vocabulary)
      return SearchHit(
        document: place.document, kind: document.kind, id: document.id, title: title.whole, summary: summary.best, isWhole: place.isWhole,
        score: place.score)
    }
    return SearchAnswer(hits: hits, corrected: reader.corrected, suggestions: reader.suggestions)
  }
}
