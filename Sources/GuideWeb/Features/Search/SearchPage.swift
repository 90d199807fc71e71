import Funding
import Library
import Search
import Tools

/// What the guide knows about a question in somebody's own words.
enum SearchPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page(allowing: [.date, .words])
    let words = context.visit.words
    let view = words.isEmpty ? nil : SearchView(request.environment.search.search(words, context.language), context)
    return .document(
      Document(
        context: context, title: context.say(.searchTitle),
        content: """
          <h1>\(context.say(.searchTitle))</h1>
          \(SearchMarkup.form(context))
          \(HTML.with(view) { SearchMarkup.markup($0, context) })
          """))
  }
}

/// What the page with results says.
struct SearchView: Sendable {
  struct Group: Sendable {
    let title: String
    let found: [Found]
  }

  static let mostBest = 5

  let count: Int
  let corrected: String?
  let suggestions: [String]
  /// The kind of the best result first; facts last.
  let groups: [Group]
  /// The best answers, of any kind.
  let best: [Found]

  init(_ answer: (found: [Found], corrected: String?, suggestions: [String]), _ context: PageContext) {
    (count, corrected, suggestions) = (answer.found.count, answer.corrected, answer.suggestions)
    best = Array(answer.found.prefix(Self.mostBest))
    let others = answer.found.dropFirst(Self.mostBest)
    let kinds = unique(others.map(\.thing.kind))
    let ordered = kinds.filter { $0 != "feiten" } + kinds.filter { $0 == "feiten" }
    groups = ordered.map { kind in
      let found = others.filter { $0.thing.kind == kind }
      return Group(title: found.first.map { context.kindTitle(of: $0.thing) } ?? kind, found: Array(found))
    }
  }
}

extension PageContext {
  /// What the kind of something is called.
  func kindTitle(of thing: Findable) -> String {
    switch thing {
    case .item(let item): guide.library[item.kind].title[language]
    case .outcome: say(.kindOutcomes)
    case .tool: say(.toolsTitle)
    case .term: say(.kindTerms)
    case .fact: say(.kindFacts)
    }
  }
}

extension Addresses {
  /// Where something stands.
  func findable(_ thing: Findable) -> WebAddress {
    switch thing {
    case .item(let item): self.item(item)
    case .outcome(let outcome): route(outcome)
    case .tool(let tool): self.tool(tool.id)
    case .term(let term): self.term(term.id)
    case .fact(let fact): self.fact(fact.id)
    }
  }
}

enum SearchMarkup {
  static func form(_ context: PageContext) -> HTML {
    """
    <form class="search" role="search"\(action: context.addresses.plain(.search)) method="get">
    <label for="q">\(context.say(.searchLabel))</label>
    <p class="quiet" id="q-uitleg">\(context.say(.searchHint))</p>
    <div class="search__row"><input type="search" id="q" name="\(Query.wordsKey)" maxlength="\(String(Query.longestWords))" value="\(context.visit.words)" aria-describedby="q-uitleg">
    <button class="button" type="submit">\(context.say(.searchAction))</button></div>
    </form>
    """
  }

  static func markup(_ view: SearchView, _ context: PageContext) -> HTML {
    let count = view.count == 1 ? context.say(.searchFoundOne) : context.say(.searchFound, ["aantal": String(view.count)])
    let suggestions = view.suggestions.map { words -> HTML in
      "<li>\(Parts.link(context.addresses.search(words), words))</li>"
    }
    return """
      <p role="status">\(HTML.with(view.corrected) { "\(context.say(.searchCorrected, ["wat": $0])). " })\
      \(view.count == 0 ? context.say(.searchNothing) : "\(count).")</p>
      \(HTML.when(!suggestions.isEmpty, "<ul class=\"plain-list suggestions\">\(suggestions)</ul>"))
      \(HTML.when(view.count == 0, "<p>\(Parts.link(context.addresses.plain(.knowledge), context.say(.knowledgeTitle)))</p>"))
      \(HTML.when(!view.best.isEmpty, "<ul class=\"entries found\">\(view.best.map { entry($0, withKind: true, context) })</ul>"))
      \(view.groups.map { group($0, context) })
      """
  }

  private static func group(_ group: SearchView.Group, _ context: PageContext) -> HTML {
    let items = group.found.map { entry($0, withKind: false, context) }
    return "<section><h2>\(group.title)</h2><ul class=\"entries found\">\(items)</ul></section>"
  }

  private static func entry(_ found: Found, withKind: Bool, _ context: PageContext) -> HTML {
    let kind: HTML = HTML.when(withKind, " <span class=\"tag\">\(context.kindTitle(of: found.thing))</span>")
    return """
      <li><a\(href: context.addresses.findable(found.thing))>\(pieces(found.title))</a>\(kind)<p>\(pieces(found.summary))</p></li>
      """
  }

  private static func pieces(_ pieces: [SearchPiece]) -> HTML {
    pieces.map { piece -> HTML in piece.isMatch ? "<mark>\(piece.text)</mark>" : HTML(text: piece.text) }.joined()
  }
}
