import Funding
import Library

/// The glossary.
enum TermsPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let view = TermsView(context.guide.terms, context.language)
    return .document(Document(context: context, title: context.say(.termsTitle), content: TermsMarkup.markup(view, context)))
  }
}

/// What the glossary says: its terms in the alphabet of the language.
struct TermsView: Sendable {
  let terms: [Term]

  init(_ terms: [Term], _ language: Language) {
    self.terms = terms.map { (key: $0.term[language].lowercased(), term: $0) }.sorted { $0.key < $1.key }.map(\.term)
  }
}

enum TermsMarkup {
  static func markup(_ view: TermsView, _ context: PageContext) -> HTML {
    """
    <h1>\(context.say(.termsTitle))</h1>
    <p class="lead">\(context.say(.termsLead, ["aantal": String(view.terms.count)]))</p>
    <dl class="terms">\(view.terms.map { item($0, context) })</dl>
    """
  }

  private static func item(_ term: Term, _ context: PageContext) -> HTML {
    """
    <div id="\(term.id.text)"><dt>\(Parts.link(context.addresses.term(term.id), term.term[context.language]))</dt>\
    <dd>\(term.explanation[context.language]) \(Citation.inline(term.facts, context))</dd></div>
    """
  }
}
