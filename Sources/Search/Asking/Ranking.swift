import Glibc

/// Puts documents in order of what they have of a question.
struct Ranking {
  struct Place {
    let document: Int
    let isWhole: Bool
    let score: Double
  }

  private let terms: [AskedTerm]
  /// Per document how well it fits, and which of the terms it has.
  private var fits: [Double]
  private var has: [UInt32]
  private var bonus: [Int: Bonus] = [:]

  /// For a document whose name was asked about.
  private struct Bonus {
    var weight = 0.0
    /// The name is all that was asked.
    var isAll = false
  }

  /// What weighing documents may cost at most, in documents: what would go over it is left out, the most common words first.
  private static let mostEffort = 5_000
  /// A word that stands in more than this part of the documents says little by where it stands,
  private static let commonPart = 8
  /// and counts for this part of what it would count in a title.
  private static let partOfCommon = 0.3

  init(_ reader: QuestionReader, _ index: LanguageIndex) {
    let documents = index.documents
    let stems = index.vocabulary.stems
    var (effort, terms, requests): (Int, [AskedTerm], [PostingStore.Request]) = (0, [], [])
    for term in reader.terms.sorted(by: { $0.effort < $1.effort }) {
      let weighs = terms.isEmpty || term.documents <= documents / Self.commonPart
      effort += weighs ? term.effort : term.effort / 4
      guard terms.isEmpty || effort <= Self.mostEffort else { break }
      terms.append(term)
      requests.append(
        .init(expression: term.expression(stems), weighs: weighs))
    }
    self.terms = terms
    fits = Array(repeating: 0, count: documents)
    has = Array(repeating: 0, count: documents)
    let weights = terms.map { Self.weight($0.documents, of: documents) }
    index.store.find(requests) { term, document, fit in
      fits[document] += requests[term].weighs ? fit : weights[term] * Self.partOfCommon
      has[document] |= 1 << UInt32(term)
    }
    name(reader, index)
  }

  /// How much it says that a document has something that so many have.
  private static func weight(_ with: Int, of documents: Int) -> Double { log(1 + Double(documents) / Double(max(with, 1))) }

  /// Finds the documents whose whole name is in the question.
  private mutating func name(_ reader: QuestionReader, _ index: LanguageIndex) {
    for start in reader.stems.indices {
      for phrase in reader.phrases(from: start) {
        for document in index.names[phrase] ?? [] {
          let weight = phrase.map { Self.weight(Int(index.documentsWith[Int($0)]), of: fits.count) }.reduce(0, +)
          bonus[Int(document), default: Bonus()].weight += weight
          if phrase.count == reader.stems.count { bonus[Int(document)]?.isAll = true }
        }
      }
    }
  }

  /// The best places. First what bears the name that is all of the question; then what holds all of the question or has a name in it;
  /// then what holds most of it, counting rare words for more.
  func best(_ limit: Int) -> [Place] {
    let weights = terms.map { Self.weight($0.documents, of: fits.count) }
    let all = weights.reduce(0, +)
    let whole: UInt32 = terms.isEmpty ? 0 : UInt32.max >> UInt32(32 - terms.count)
    var places: [(key: Double, place: Place)] = []
    for document in fits.indices where has[document] != 0 {
      let bonus = bonus[document]
      let isWhole = has[document] == whole || bonus != nil
      var part = 0.0
      for term in weights.indices where has[document] & 1 << UInt32(term) != 0 { part += weights[term] }
      let score = fits[document] * part / all + 2 * (bonus?.weight ?? 0)
      let tier = bonus?.isAll == true ? 2 : isWhole ? 1 : 0
      places.append((Double(tier) * Self.tier + score, Place(document: document, isWhole: isWhole, score: score)))
    }
    places.sort { $0.key > $1.key || $0.key == $1.key && $0.place.document < $1.place.document }
    return places.prefix(limit).map(\.place)
  }

  /// More than any score.
  private static let tier = 1e6
}
