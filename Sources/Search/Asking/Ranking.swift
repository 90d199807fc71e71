import Glibc

/// Puts documents in order of what they have of a question.
struct Ranking {
  struct Place {
    let document: Int
    let isWhole: Bool
    let score: Double
  }

  private let terms: [AskedTerm]
  private let weights: [Double]
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

  /// What a common term counts for where it is in no name, as part of its weight.
  private static let partOfCommon = 0.3
  /// What an answer may cost, in documents that are weighed; to know only that a term is there costs a quarter of that. Terms that would
  /// go over it are left out, the most common first.
  private static let mostEffort = 5_000

  init(_ reader: QuestionReader, _ index: LanguageIndex) {
    let documents = index.documents
    var (effort, terms): (Int, [AskedTerm]) = (0, [])
    for term in reader.terms.sorted(by: { $0.effort < $1.effort }) {
      effort += term.isCommon ? term.effort / 4 : term.effort
      guard terms.isEmpty || effort <= Self.mostEffort else { break }
      terms.append(term)
    }
    self.terms = terms
    weights = terms.map { Self.weight($0.documents, of: documents) }
    fits = Array(repeating: 0, count: documents)
    has = Array(repeating: 0, count: documents)
    for (place, term) in terms.enumerated() {
      let expression = term.expression(index.vocabulary.stems)
      let common = weights[place] * Self.partOfCommon
      if term.isCommon { index.store.find(.names(expression)) { document, fit in fits[document] += fit } }
      index.store.find(term.isCommon ? .presence(expression) : .everywhere(expression)) { document, fit in
        fits[document] += term.isCommon ? common : fit
        has[document] |= 1 << UInt32(place)
      }
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
    let all = weights.reduce(0, +)
    let whole: UInt32 = terms.isEmpty ? 0 : UInt32.max >> UInt32(32 - terms.count)
    var places: [(key: Double, place: Place)] = []
    for document in fits.indices where has[document] != 0 {
      let bonus = bonus[document]
      let isWhole = has[document] == whole || (bonus?.weight ?? 0) >= Self.leastOfName * all
      var part = 0.0
      for term in weights.indices where has[document] & 1 << UInt32(term) != 0 { part += weights[term] }
      part /= all
      let score = fits[document] * part * part + 2 * (bonus?.weight ?? 0)
      let tier = bonus?.isAll == true ? 2 : isWhole ? 1 : 0
      places.append((Double(tier) * Self.tier + score, Place(document: document, isWhole: isWhole, score: score)))
    }
    places.sort { $0.key > $1.key || $0.key == $1.key && $0.place.document < $1.place.document }
    return places.prefix(limit).map(\.place)
  }

  /// A name that is less than this part of the question, by weight, is not what it is about.
  private static let leastOfName = 0.2
  /// More than any score.
  private static let tier = 1e6
}
