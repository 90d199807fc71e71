import Funding
import Library
import Search
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

  var document: SearchDocument {
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
