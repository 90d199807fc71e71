import Funding
import Library
import Search
import Synchronization
import Tools

/// Everything in the guide that can be found.
package enum Findable: Sendable {
  case item(KnowledgeItem)
  case outcome(Outcome)
  case tool(Tool)
  case term(Term)
  case fact(Fact)

  /// What it is, as the address of its kind says it.
  package var kind: String {
    switch self {
    case .item(let item): item.kind.text
    case .outcome: "uitkomsten"
    case .tool: "hulpmiddelen"
    case .term: "begrippen"
    case .fact: "feiten"
    }
  }

  package var id: String {
    switch self {
    case .item(let item): item.localID
    case .outcome(let outcome): outcome.id.text
    case .tool(let tool): tool.id.text
    case .term(let term): term.id.text
    case .fact(let fact): fact.id.text
    }
  }

  /// What it is called among all things: `feiten/A-E02`.
  var name: String { "\(kind)/\(id)" }

  /// The facts that it rests on.
  package var facts: [Fact.ID] {
    switch self {
    case .item(let item): item.allFacts
    case .outcome(let outcome): outcome.facts
    case .tool(let tool): tool.facts
    case .term(let term): term.facts
    case .fact(let fact): [fact.id]
    }
  }

  package var title: Text {
    switch self {
    case .item(let item): item.title
    case .outcome(let outcome): outcome.name
    case .tool(let tool): tool.title
    case .term(let term): term.term
    case .fact(let fact): Text(nl: fact.id.text, en: fact.id.text)
    }
  }

  package var summary: Text {
    switch self {
    case .item(let item): item.summary
    case .outcome(let outcome): outcome.summary
    case .tool(let tool): tool.summary
    case .term(let term): term.explanation
    case .fact(let fact): fact.statement
    }
  }

  fileprivate var document: SearchDocument {
    switch self {
    case .item(let item):
      SearchDocument(
        kind: kind, id: id, title: title, summary: summary, body: Self.joined(item.statements.map(\.text)),
        alsoKnownAs: item.alsoKnownAs)
    case .outcome(let outcome):
      SearchDocument(
        kind: kind, id: id, title: title, summary: summary, body: Self.joined(outcome.texts),
        alsoKnownAs: [outcome.short.nl, outcome.short.en])
    case .tool(let tool):
      SearchDocument(
        kind: kind, id: id, title: title, summary: summary, body: Self.joined(tool.inputs.map(\.name) + tool.results.map(\.name)),
        alsoKnownAs: tool.alsoKnownAs)
    case .term:
      SearchDocument(kind: kind, id: id, title: title, summary: summary, body: Text(nl: "", en: ""))
    case .fact:
      SearchDocument(
        kind: kind, id: id, title: title, summary: summary, body: Text(nl: "", en: ""))
    }
  }

  private static func joined(_ texts: [Text]) -> Text {
    Text(nl: texts.map(\.nl).joined(separator: " "), en: texts.map(\.en).joined(separator: " "))
  }
}

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
  /// Everything that can be found.
  let things: [Findable]
  private let places: [String: Int]
  private let synonyms: [[String]]
  private let index = Mutex<SearchIndex?>(nil)

  package init(_ guide: Guide) {
    things =
      guide.knowledge.map(Findable.item) + guide.tools.map { .tool($0.tool) } + guide.outcomes.map(Findable.outcome)
      + guide.terms.map(Findable.term) + guide.facts.map(Findable.fact)
    places = Dictionary(things.enumerated().map { ($1.name, $0) }) { first, _ in first }
    // "mpt (modulair pakket thuis)": the two ways to say it are one.
    let names = guide.terms.flatMap { term in [term.term.nl, term.term.en].map(GlossaryIndex.words).filter { $0.count > 1 } }
    synonyms = names + guide.library[SameWords.self].map(\.words)
  }

  /// The kinds of things that can be found, as their addresses name them.
  var kinds: [String] { unique(things.map(\.kind)) }

  /// A thing by its kind and id, which may come from outside.
  func thing(_ kind: String, _ id: String) -> Findable? { places["\(kind)/\(id)"].map { things[$0] } }

  /// Makes the index, if it is not there yet.
  package func prepare() { _ = ready() }

  private func ready() -> SearchIndex {
    index.withLock { index in
      if let index { return index }
      do {
        let made = try SearchIndex(things.map(\.document), synonyms: synonyms)
        index = made
        return made
      } catch {
        preconditionFailure("The index of the search cannot be made: \(error)")
      }
    }
  }

  /// What was found, the best first; and the words that were searched for instead, where words were misspelt.
  package func search(_ text: String, _ language: Language, limit: Int = 30) -> (found: [Found], corrected: String?, suggestions: [String])
  {
    let answer = ready().search(text, in: language, limit: 3 * limit)
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

  private func isFact(_ hit: SearchHit) -> Bool { if case .fact = things[hit.document] { true } else { false } }
}
