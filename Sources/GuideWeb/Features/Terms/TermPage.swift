import Funding
import Library

/// One term of the glossary: what it means, on what that rests, and where the guide says more about it.
enum TermPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    guard let term = request.guide.library.find(Term.ID(request.id)) else { throw PageProblem.notFound }
    let context = try request.page()
    return .document(
      Document(
        context: context, title: term.term[context.language],
        before: Parts.backLink(context.addresses.plain(.terms), context.say(.termsTitle), context),
        content: TermMarkup.markup(TermView(term, context), context)))
  }
}

/// What the page of one term says.
struct TermView: Sendable {
  let term: Term
  /// The items that bear its name: they are about it.
  let about: [KnowledgeItem]
  /// The other items that use it, by kind: on their pages it is a link to here.
  let users: [KnowledgeItemView.Users]

  init(_ term: Term, _ context: PageContext) {
    let (guide, language) = (context.guide, context.language)
    let names = Set(Language.allCases.flatMap { GlossaryIndex.words(term.term[$0]) }.map { $0.lowercased() })
    let entries = (context.glossary[language]?.value ?? []).filter { $0.id == term.id }
    let isAbout = { (item: KnowledgeItem) in
      (GlossaryIndex.words(item.title[language]) + item.alsoKnownAs).contains { names.contains($0.lowercased()) }
    }
    let uses = { (item: KnowledgeItem) in
      ([item.summary] + item.statements.map(\.text)).contains { text in
        let bytes = Array(text[language].utf8)
        return entries.contains { $0.firstUse(in: bytes) != nil }
      }
    }
    self.term = term
    let about = guide.knowledge.filter(isAbout)
    let named = Set(about.map(\.id))
    self.about = about
    users = KnowledgeItemView.Users.of(guide.knowledge.filter { !named.contains($0.id) && uses($0) }, guide)
  }
}

enum TermMarkup {
  static func markup(_ view: TermView, _ context: PageContext) -> HTML {
    let (term, linked) = (view.term, GlossaryLinks(context, except: view.term.id))
    let about = view.about.map { item -> HTML in
      KnowledgeListMarkup.entry(item, context.guide.library[item.kind], context)
    }
    return """
      <h1>\(term.term[context.language])</h1>
      <p class="lead">\(linked.markup(term.explanation[context.language])) \(Citation.inline(term.facts, context))</p>
      \(HTML.when(!about.isEmpty, "<section aria-labelledby=\"meer\"><h2 id=\"meer\">\(context.say(.termAbout))</h2><ul class=\"entries\">\(about)</ul></section>"))
      \(HTML.when(!view.users.isEmpty, "<section aria-labelledby=\"genoemd\"><h2 id=\"genoemd\">\(context.say(.knowledgeUsers))</h2>\(KnowledgeItemMarkup.groups(view.users, folded: true, context))</section>"))
      \(StructuredData.of(term, context))
      <p class="quiet keeping">\(ReportLink.markup(term.term[context.language], term.reference, context))</p>
      """
  }
}
