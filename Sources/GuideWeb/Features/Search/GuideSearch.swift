import Funding
import Library
import Search
import Tools

/// What was found.
package struct Found: Sendable {
  package let thing: Findable
  let title: [SearchPiece]
  let summary: [SearchPiece]

  package var plainTitle: String { title.map(\.text).joined() }
  package var plainSummary: String { summary.map(\.text).joined() }
}

/// Searches the guide. The index is made beside the first requests, so that nobody waits for it at the start.
package final class GuideSearch: Sendable {
  /// Everything that can be found, and the place of each among them by its name.
  private let all: Once<(things: [Findable], places: [String: Int])>
  private let index: Once<SearchIndex>

  package init(_ guide: Guide) {
    let all = Once { () -> (things: [Findable], places: [String: Int]) in
      let things =
        guide.knowledge.map(Findable.item) + guide.tools.map { .tool($0.tool) } + guide.outcomes.map(Findable.outcome)
        + guide.terms.map(Findable.term) + guide.facts.map(Findable.fact)
      return (things, Dictionary(things.enumerated().map { ($1.name, $0) }) { first, _ in first })
    }
    self.all = all
    index = Once {
      // "mpt (modulair pakket thuis)": the two ways to say it are one.
      let names = guide.terms.flatMap { term in [term.term.nl, term.term.en].map(GlossaryIndex.words).filter { $0.count > 1 } }
      let synonyms = names + guide.library[SameWords.self].map(\.words)
      do {
        return try SearchIndex(all.value.things.map(\.document), synonyms: synonyms)
      } catch {
        preconditionFailure("The index of the search cannot be made: \(error)")
      }
    }
  }

  /// Everything that can be found.
  var things: [Findable] { all.value.things }

  /// The kinds of things that can be found, as their addresses name them.
  var kinds: [String] { unique(things.map(\.kind)) }

  /// A thing by its kind and id, which may come from outside.
  func thing(_ kind: String, _ id: String) -> Findable? { all.value.places["\(kind)/\(id)"].map { things[$0] } }

  /// Makes the index, if it is not there yet.
  package func prepare() { _ = index.value }

  /// What was found, the best first; and the words that were searched for instead, where words were misspelt.
  package func search(_ text: String, _ language: Language, limit: Int = 30) -> (found: [Found], corrected: String?, suggestions: [String])
  {
    let things = things
    let answer = index.value.search(text, in: language, limit: 3 * limit)
    func isFact(_ hit: SearchHit) -> Bool { if case .fact = things[hit.document] { true } else { false } }
    let hits = answer.hits.map { hit in
      (
        rank: (hit.isWhole ? 0 : 2) + (isFact(hit) ? 1 : 0),
        found: Found(thing: things[hit.document], title: hit.title, summary: hit.summary)
      )
    }
    // A fact is the ground under an item: the item says what it means.
    let ranked = (0..<4).flatMap { rank in hits.filter { $0.rank == rank }.map(\.found) }
    return (Array(ranked.prefix(limit)), answer.corrected, answer.suggestions)
  }
}
