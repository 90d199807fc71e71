/// What was found, the best first.
package struct SearchAnswer: Hashable, Sendable {
  package let hits: [SearchHit]
  /// The question as it was searched, when words that the index does not know were read as words that it knows.
  package let corrected: String?
  /// The question in other ways that may have been meant, when a misspelt word was as near to another word.
  package let suggestions: [String]

  /// Nothing was asked, or nothing was found.
  package static let empty = SearchAnswer(hits: [], corrected: nil, suggestions: [])
}

/// A document that was found.
package struct SearchHit: Hashable, Sendable {
  /// Its place in the list that the index was made of.
  package let document: Int
  package let kind: String
  package let id: String
  package let title: [SearchPiece]
  /// The part of the summary that says most about what was asked.
  package let summary: [SearchPiece]
  /// Whether it holds every word that was asked, or bears the name of what was asked about. Such documents come first.
  package let isWhole: Bool
  /// How well it fits. Only good to compare with the others of the same answer.
  package let score: Double
}

/// A piece of a text. All pieces together are the text.
package struct SearchPiece: Hashable, Sendable {
  package let text: String
  /// Whether these are words that were asked.
  package let isMatch: Bool
}
