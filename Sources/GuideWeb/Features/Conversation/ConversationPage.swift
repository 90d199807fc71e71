import FEEL
import Funding
import Library

/// A sheet for a talk, made from the answers: one page of paper, with room for notes.
enum ConversationPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    guard let sheet = request.guide.sheet(ConversationSheet.ID(request.id)) else { throw PageProblem.notFound }
    let context = try request.advicePage()
    let title = context.say(.sheetFor, ["wie": sheet.name[context.language]])
    return .document(
      Document(
        context: context, title: title, before: Parts.backLink(context.addresses.advice(), context.say(.backToAdvice), context),
        content: ConversationMarkup.markup(ConversationView(sheet, context), context)))
  }
}

/// What a conversation sheet says.
struct ConversationView: Sendable {
  struct Evidence: Sendable {
    let text: String
    let answers: [String]
  }

  let sheet: ConversationSheet
  /// What fits, as far as this counterpart has to do with it.
  let fitting: [OutcomeAdvice]
  let evidence: [Evidence]
  let asks: [ConversationSheet.Point]
  let looksAt: [ConversationSheet.Point]
  let willAsk: [ConversationSheet.Point]
  let moments: [Moment]

  init(_ sheet: ConversationSheet, _ context: PageContext) {
    let guide = context.guide
    let advice = guide.advice(for: context.visit.answers, on: context.visit.date, [.overview, .idle])
    self.sheet = sheet
    fitting = advice.outcomes.filter { $0.isTarget && sheet.outcomes.contains($0.id) }
    // A point about an outcome that cannot fit is left out.
    let alive = Set(advice.outcomes.filter(\.isAlive).map(\.id))
    func relevant(_ points: [ConversationSheet.Point]) -> [ConversationSheet.Point] {
      points.filter { $0.outcomes.isEmpty || $0.outcomes.contains(where: alive.contains) }
    }
    (asks, looksAt, willAsk) = (relevant(sheet.asks), relevant(sheet.looksAt), relevant(sheet.willAsk))
    // An answer that does not matter here is left out, and so is what it would have shown.
    let asked = Set(advice.followUp + advice.stillOpen).union(advice.answers.values.keys).subtracting(advice.idle)
    evidence = sheet.evidence.filter { $0.questions.contains(where: asked.contains) }.map { evidence in
      Evidence(
        text: evidence.text[context.language],
        answers: guide.library[evidence.questions.filter(asked.contains)].map { question in
          let answer = advice.answers[question.id].map { guide.label(of: $0, question, context.language) } ?? context.say(.notAnswered)
          return "\(question.short[context.language]): \(answer)"
        })
    }
    let ids = Set(fitting.map(\.outcome).flatMap(\.firstSteps).compactMap(\.moment))
    moments = guide.moments.filter { ids.contains($0.id) }
  }
}

enum ConversationMarkup {
  static func markup(_ view: ConversationView, _ context: PageContext) -> HTML {
    let sheet = view.sheet
    let evidence = view.evidence.map { item -> HTML in
      "<li>\(item.text): <span class=\"quiet\">\(item.answers.joined(separator: " · "))</span></li>"
    }
    return """
      <div class="sheet">
      <p class="only-print paper-head">\(context.say(.siteName)) · \(context.date(context.visit.date))</p>
      <h1>\(context.say(.sheetFor, ["wie": sheet.name[context.language]]))</h1>
      <p class="lead">\(sheet.purpose[context.language])</p>
      \(fitting(view, context))
      \(view.moments.map { moment -> HTML in "<p class=\"when\">\(context.guide.text(of: moment, on: context.visit.date, context.language)) <span class=\"quiet\">\(moment.doubt[context.language])</span></p>" })
      \(list("vraagt", .sheetAsks, view.asks, context))
      \(list("kijkt", .sheetLooksAt, view.looksAt, context))
      <section aria-labelledby="bewijs"><h2 id="bewijs">\(context.say(.sheetEvidence))</h2><ul class="plain-list">\(evidence)</ul></section>
      \(list("zij-vragen", .sheetWillAsk, view.willAsk, context))
      <div class="no-print">\(ToolLinks.section(for: view.fitting.map(\.id), heading: "h2", context))</div>
      <section class="notes" aria-labelledby="notities"><h2 id="notities">\(context.say(.sheetNotes))</h2></section>
      <p class="only-print address">\(context.site)\(context.addresses.sheet(sheet).text)</p>
      <p class="quiet">\(context.say(.noRights))</p>
      </div>
      """
  }

  private static func fitting(_ view: ConversationView, _ context: PageContext) -> HTML {
    let items = view.fitting.compactMap { advised -> HTML? in
      let outcome = advised.outcome
      return
        """
        <li><a\(href: context.addresses.why(outcome.id))>\(outcome.name[context.language])</a>\
        : \(context.guide.name(of: advised, context.language))</li>
        """
    }
    guard !items.isEmpty else { return "<p class=\"notice\">\(context.say(.sheetNothingFits))</p>" }
    return
      "<section aria-labelledby=\"past\"><h2 id=\"past\">\(context.say(.sheetFits))</h2><ul class=\"plain-list\">\(items)</ul></section>"
  }

  private static func list(_ id: HTML, _ title: Phrase, _ texts: [ConversationSheet.Point], _ context: PageContext) -> HTML {
    let items = texts.map { text -> HTML in "<li>\(text.text[context.language]) \(Citation.inline(text.facts, context))</li>" }
    return items.isEmpty
      ? .none
      : "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(context.say(title))</h2><ul class=\"tick-list\">\(items)</ul></section>"
  }
}
