import BusinessCase
import FEEL
import Funding
import Library
import Tools

enum CaseMarkup {
  static let field = "zaak"

  /// A case as text, for who would rather write than answer questions.
  ///
  /// - Parameter isOpen: whether it is shown at once, such as where something in it must be mended.
  static func form(_ text: String, isOpen: Bool = false, _ context: PageContext) -> HTML {
    """
    <details class="more more--wide apart no-print"\(HTML.when(isOpen, " open"))><summary>\(context.say(.caseOwn))</summary>
    <form id="\(CaseLinks.formID)"\(action: context.addresses.caseForm) method="post">
    <label for="\(field)">\(context.say(.caseOwnLabel))</label>
    <p class="quiet" id="zaak-uitleg">\(context.say(.caseOwnHint))</p>
    <textarea id="\(field)" name="\(field)" rows="24" lang="nl" spellcheck="false" aria-describedby="zaak-uitleg">\(text)</textarea>
    <p><button class="button" type="submit">\(context.say(.toolAction))</button></p>
    </form></details>
    """
  }

  /// Everything that is found out about a case: the answer, what to agree on, and what that rests on.
  ///
  /// - Parameters:
  ///   - cautions: what is weak in it, each as an item of a list, where that is said by other places than the lines of its text.
  ///   - doubts: what is asked again before anybody relies on it.
  static func result(
    _ result: CaseResult, _ text: String, _ context: PageContext, cautions: [HTML]? = nil, doubts: HTML = .none,
    links: CaseLinks = .form
  ) -> HTML {
    let cautions = cautions ?? CaseProblemMarkup.items(result.ready.cautions, context)
    let words = CaseWords(result, context)
    return """
      <h1 class="case-title">\(result.ready.source.name)</h1>
      \(lead(result, words, context, links))
      \(doubts)
      \(CasePicture(result, words, context).markup(hasTable: true))
      \(risk(words))
      \(notices(words, result, context))
      \(HTML.when(!cautions.isEmpty && links.leadToSite, "<p class=\"no-print\"><a href=\"#let-op\">\(context.say(cautions.count == 1 ? .caseCautionOne : .caseCautionCount, ["aantal": context.count(cautions.count)]))</a></p>"))
      \(CaseAgreement(result: result, words: words, context: context, links: links).markup)
      \(CaseSheetList(result: result, words: words, context: context, links: links).markup)
      \(CaseGround(result: result, words: words, context: context, links: links).markup)
      \(list(cautions, context))
      \(HTML.when(links.leadToSite, form(text, context)))
      """
  }

  /// The answer in one sentence.
  static func lead(_ result: CaseResult, _ words: CaseWords, _ context: PageContext, _ links: CaseLinks) -> HTML {
    "<p class=\"lead case-lead\">\(words.sentence) \(links.cite(result.ready.source.facts, context))</p>"
  }

  /// Who may lose, with the agreement or where there is none, as far as that is not unlikely.
  static func risk(_ words: CaseWords) -> HTML { HTML.with(words.risk) { "<p class=\"notice\">\($0)</p>" } }

  /// For whom nothing was filled in, and how many of the figures no source gives.
  static func notices(_ words: CaseWords, _ result: CaseResult, _ context: PageContext) -> HTML {
    let untouched: HTML = HTML.when(
      !result.untouched.isEmpty, "<p class=\"notice\">\(context.say(.caseEmptyParty, ["wie": words.all(result.untouched)]))</p>")
    let values: TextValues = ["aantal": String(words.illustrations), "totaal": String(result.ready.source.assumptions.count)]
    return "\(untouched)\(HTML.when(words.illustrations > 0, "<p class=\"notice\">\(context.say(.caseIllustration, values))</p>"))"
  }

  /// A page of a case for one kind of reader.
  static func page(
    _ reading: CaseReading, _ result: CaseResult, _ text: String, _ context: PageContext, cautions: [HTML]? = nil, links: CaseLinks
  ) -> HTML {
    let words = CaseWords(result, context)
    return switch reading {
    case .everything: Self.result(result, text, context, cautions: cautions, links: links)
    case .board:
      "\(CaseBoardSheet(result: result, words: words, context: context, links: links).markup)\(foot(reading, result, text, context, links))"
    case .party(let place):
      """
      \(CasePartySheet(result: result, words: words, context: context, links: links, place: place).markup)\
      \(foot(reading, result, text, context, links))
      """
    }
  }

  /// Below a sheet: where it stands, or the way back to the whole case that was sent.
  private static func foot(
    _ reading: CaseReading, _ result: CaseResult, _ text: String, _ context: PageContext, _ links: CaseLinks
  ) -> HTML {
    switch links {
    case .alone, .built: .none
    case .example(let id):
      "<p class=\"only-print address\">\(context.site)\(context.addresses.caseExample(id, reading.choice(result)).text)</p>"
    case .form:
      """
      <form id="\(CaseLinks.formID)" class="no-print"\(action: context.addresses.caseForm) method="post">\
      <input type="hidden" name="\(field)" value="\(text)">\
      <p><button class="button button--secondary" type="submit">\(context.say(.caseWhole))</button></p></form>
      """
    }
  }

  private static func list(_ cautions: [HTML], _ context: PageContext) -> HTML {
    guard !cautions.isEmpty else { return .none }
    return "<section aria-labelledby=\"let-op\"><h2 id=\"let-op\">\(context.say(.caseCautions))</h2><ul>\(cautions)</ul></section>"
  }
}
