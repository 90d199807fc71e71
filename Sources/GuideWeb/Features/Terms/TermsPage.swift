import Funding
import Library

/// The glossary, in the alphabet of the language.
enum TermsPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let terms = context.guide.terms.sorted { key($0, context) < key($1, context) }
    let items = terms.map { term -> HTML in
      """
      <div id="\(term.id.text)"><dt>\(term.term[context.language])</dt><dd>\(term.explanation[context.language]) \(Citation.inline(term.facts, context))</dd></div>
      """
    }
    return .document(
      Document(
        context: context, title: context.say(.termsTitle),
        content: """
          <h1>\(context.say(.termsTitle))</h1>
          <p class="lead">\(context.say(.termsLead, ["aantal": String(terms.count)]))</p>
          <dl class="terms">\(items)</dl>
          """))
  }

  private static func key(_ term: Term, _ context: PageContext) -> String { term.term[context.language].lowercased() }
}
