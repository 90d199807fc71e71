internal import Library

/// The documents in one language.
struct LanguageIndex: Sendable {
  /// How many there are.
  let documents: Int
  let vocabulary: Vocabulary
  let store: PostingStore
  /// Per stem in how many documents it stands.
  let documentsWith: [Int32]
  /// Per name (the stems of it that say something, in order) the documents that bear it.
  let names: [[Int32]: [Int32]]
  /// Per way to say something (stems, in order) all ways to say it.
  let synonyms: [[Int32]: [[Int32]]]
  let longestPhrase: Int

  /// What stands in more documents than these is common: where it stands in them says little.
  var common: Int { max(500, documents / 8) }

  init(_ language: Language, _ documents: [SearchDocument], synonyms groups: [[String]]) throws {
    var texts = IndexTexts(language, documents: documents.count)
    for document in documents { texts.add(document) }
    let members = groups.map { group in group.map { texts.words(of: $0) } }
    texts.vocabulary.lookInside()
    let vocabulary = texts.vocabulary

    var synonyms: [[Int32]: [[Int32]]] = [:]
    for group in members {
      let keys = group.map { vocabulary.key($0) }.filter { !$0.isEmpty }
      for key in keys { synonyms[key, default: []] += keys.filter { !synonyms[key, default: []].contains($0) } }
    }
    var names: [[Int32]: [Int32]] = [:]
    for (document, titles) in texts.names.enumerated() {
      let own = Set(titles.map { vocabulary.key($0) })
      for key in own.union(own.flatMap { synonyms[$0] ?? [] }) where !key.isEmpty { names[key, default: []].append(Int32(document)) }
    }
    var writer = StemWriter(vocabulary)
    store = try PostingStore(documents: documents.count) { document, columns in writer.write(texts.columns(document), &columns) }
    self.documents = documents.count
    (self.vocabulary, documentsWith, self.names, self.synonyms) = (vocabulary, writer.documentsWith, names, synonyms)
    longestPhrase = max(names.keys.map(\.count).max() ?? 0, synonyms.keys.map(\.count).max() ?? 0)
  }
}

extension Vocabulary {
  /// The stems of the words that say something; of all words when none does.
  func key(_ words: [Int32]) -> [Int32] {
    let telling = words.filter { !isStop[Int($0)] }
    return (telling.isEmpty ? words : telling).map { stemOf[Int($0)] }
  }
}
