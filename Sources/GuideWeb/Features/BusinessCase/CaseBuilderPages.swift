import BusinessCase
import FEEL
import Funding
import HTTPTypes
import Library
import Tools

/// A case, built theme by theme: one page each, and the result moves along.
enum CaseBuilderPage {
  @Sendable static func begin(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    return .document(page(.who, CaseBuilder([]), showsProblems: false, request, context))
  }

  @Sendable static func theme(_ request: PageRequest) throws -> PageReply {
    guard let theme = CaseBuilder.Theme(rawValue: request.id) else { throw PageProblem.notFound }
    let (context, builder) = try read(request)
    if builder.typed[CaseBuilder.backKey] != nil {
      return .goTo(
        theme.previous.map { context.addresses.caseTheme($0.rawValue, builder.items()) } ?? context.addresses.plain(.businessCase))
    }
    guard builder.typed[CaseBuilder.doneKey] != nil else {
      return .document(page(theme, builder, showsProblems: false, request, context))
    }
    guard !builder.hasProblems(in: theme) else { return .document(page(theme, builder, showsProblems: true, request, context)) }
    if builder.typed[CaseBuilder.resultKey] != nil { return .goTo(context.addresses.caseBuilt(builder.items())) }
    return .goTo(
      theme.next.map { context.addresses.caseTheme($0.rawValue, builder.items()) } ?? context.addresses.caseBuilt(builder.items()))
  }

  /// What comes out of what was built.
  @Sendable static func result(_ request: PageRequest) throws -> PageReply {
    let (context, builder) = try read(request)
    let text = builder.text(CaseBuilder.Limits(context.guide, on: context.visit.date)) { context.say($0) }
    let wrong = CaseBuilder.Theme.allCases.first(where: builder.hasProblems) ?? (text.isEmpty ? .costs : nil)
    guard wrong == nil, case .success(let result) = request.environment.cases.result(of: Array(text.utf8)) else {
      return .document(page(wrong ?? .costs, builder, showsProblems: true, request, context))
    }
    let sheets = context.visit.choices.filter { CaseReading.keys.contains($0.key) }
    guard let reading = CaseReading(sheets, result) else { throw PageProblem.badRequest([context.say(.problemUnknown)]) }
    let hints = CaseBuilderHints(builder: builder, theme: nil, context: context)
    let title = reading.title(CaseWords(result, context), result, context)
    let links = CaseLinks.built(builder.items())
    guard reading == .everything else {
      return .document(
        Document(
          context: context, title: title, width: .wide,
          before: Parts.backLink(context.addresses.caseBuilt(builder.items()), result.ready.source.name, context),
          content: CaseMarkup.page(reading, result, text, context, links: links)))
    }
    return .document(
      Document(
        context: context, title: title, width: .wide, before: steps(builder, context),
        content: """
          \(CaseMarkup.result(result, text, context, cautions: hints.cautions(result), doubts: hints.doubts + hints.questions(result), links: links))
          \(CaseFiles.downloads(text, context))
          \(routes(builder, context))
          """))
  }

  /// The way back to each page that was filled in.
  private static func steps(_ builder: CaseBuilder, _ context: PageContext) -> HTML {
    let links = CaseBuilder.Theme.allCases.map { theme -> HTML in
      "<li>\(Parts.link(context.addresses.caseTheme(theme.rawValue, builder.items()), context.say(theme.title)))</li>"
    }
    return """
      <nav class="back steps no-print" aria-labelledby="stappen"><p id="stappen">\(context.say(.builderChange)):</p><ul>\(links)</ul></nav>
      """
  }

  private static func read(_ request: PageRequest) throws -> (PageContext, CaseBuilder) {
    let context = try request.page(allowing: [.date, .choices(CaseBuilder.names + CaseReading.keys)])
    let builder = CaseBuilder(context.visit.choices, context.language)
    guard builder.routes.allSatisfy({ context.guide.library.find($0) != nil }) else {
      throw PageProblem.badRequest([context.say(.problemUnknown)])
    }
    return (context, builder)
  }

  private static func page(
    _ theme: CaseBuilder.Theme, _ builder: CaseBuilder, showsProblems: Bool, _ request: PageRequest, _ context: PageContext
  ) -> Document {
    let place = (CaseBuilder.Theme.allCases.firstIndex(of: theme) ?? 0) + 1
    let step = context.say(.builderStep, ["nummer": "\(place)", "totaal": "\(CaseBuilder.Theme.allCases.count)"])
    let wrong = showsProblems ? builder.entries(of: theme).compactMap { entry in builder.problems[entry.id].map { (entry, $0) } } : []
    let title = "\(context.say(theme.title)) – \(context.say(.sketchTitle))"
    let nothing: HTML = HTML.when(
      showsProblems && !builder.hasProblems(in: theme),
      "<div class=\"notice notice--error\" role=\"alert\"><p>\(context.say(.builderNothing))</p></div>")
    return Document(
      context: context, status: showsProblems ? .badRequest : .ok, title: wrong.isEmpty ? title : context.say(.errorPrefix) + " " + title,
      before: Parts.backLink(context.addresses.plain(.businessCase), context.say(.caseTitle), context),
      content: """
        \(FieldMarkup.summary(wrong.map { ($0.firstID, "\(heading(label($0, context))) \($1.words(context))") }, context))
        <p class="quiet">\(context.say(.sketchTitle)). \(step)</p>
        <h1>\(context.say(theme.title))</h1><p class="lead">\(context.say(theme.lead))</p>
        \(nothing)
        \(form(theme, builder, showsProblems, context))
        \(CaseSoFar.markup(builder, theme, request, context))
        \(routes(builder, context))
        """)
  }

  private static func form(_ theme: CaseBuilder.Theme, _ builder: CaseBuilder, _ showsProblems: Bool, _ context: PageContext) -> HTML {
    let hidden = (builder.items(except: theme) + context.addresses.chosenDate).map { item -> HTML in
      "<input type=\"hidden\" name=\"\(item.key)\" value=\"\(item.value)\">"
    }
    let entries = builder.entries(of: theme)
    let fields = entries.filter { !$0.isFurther }.map { field($0, builder, showsProblems, context) }
    return """
      <form class="tool"\(action: context.addresses.caseThemeForm(theme.rawValue)) method="get">
      \(hidden)<input type="hidden" name="\(CaseBuilder.doneKey)" value="ja">
      \(fields)
      \(further(entries.filter(\.isFurther), builder, showsProblems, context))
      <div class="actions"><button class="button" type="submit">\(context.say(theme.next == nil ? .toolAction : .builderNext))</button>\
      \(HTML.when(theme.previous != nil, "<button class=\"button button--secondary\" type=\"submit\" name=\"\(CaseBuilder.backKey)\" value=\"ja\">\(context.say(.builderBack))</button>"))\
      \(HTML.when(leadsToResult(theme, builder), "<button class=\"button button--secondary\" type=\"submit\" name=\"\(CaseBuilder.resultKey)\" value=\"ja\">\(context.say(.builderToResult))</button>"))</div>
      </form>
      """
  }

  /// Questions that most cases do without; they stand open where something was filled in, and for who comes back to a case that is complete.
  private static func further(
    _ entries: [CaseBuilder.Entry], _ builder: CaseBuilder, _ showsProblems: Bool, _ context: PageContext
  ) -> HTML {
    guard !entries.isEmpty else { return .none }
    let isComplete = builder.typed[CaseBuilder.spreadKey] != nil
    let isOpen = isComplete || entries.contains { builder.typed[$0.id] != nil || (showsProblems && builder.problems[$0.id] != nil) }
    return """
      <details class="more further"\(HTML.when(isOpen, " open"))><summary>\(context.say(.builderFurther))</summary>
      <div class="more__content">\(entries.map { field($0, builder, showsProblems, context) })</div></details>
      """
  }

  /// Whether everything else was filled in, so that who changes this page can go on to the result.
  private static func leadsToResult(_ theme: CaseBuilder.Theme, _ builder: CaseBuilder) -> Bool {
    theme.next != nil && builder.typed[CaseBuilder.spreadKey] != nil
      && CaseBuilder.Theme.allCases.allSatisfy { $0 == theme || !builder.hasProblems(in: $0) }
  }

  /// Before what is wrong with it.
  private static func heading(_ label: String) -> String { label.hasSuffix("?") ? label : label + ":" }

  private static func label(_ entry: CaseBuilder.Entry, _ context: PageContext) -> String {
    context.say(entry.label, entry.party.map { ["wie": context.say($0.name)] } ?? [:])
  }

  private static func field(_ entry: CaseBuilder.Entry, _ builder: CaseBuilder, _ showsProblems: Bool, _ context: PageContext) -> HTML {
    let label = label(entry, context)
    let error = showsProblems ? builder.problems[entry.id]?.words(context) : nil
    let control: FieldControl
    var unit: String?
    switch entry.kind {
    case .choice(let choices): control = .oneOf(choices.map { FieldChoice(value: $0.value, label: context.say($0.name), hint: nil) })
    case .choices(let choices): control = .severalOf(choices.map { FieldChoice(value: $0.value, label: context.say($0.name), hint: nil) })
    case .number(let sign, _, let isWhole): (control, unit) = (.text(inputMode: isWhole ? .numeric : .decimal), sign?.rawValue)
    case .text: control = .text(inputMode: .text)
    }
    let help = entry.help.isEmpty && entry.isNeeded ? [Phrase.builderNeeded] : entry.help
    // A guide of other content may not have them.
    let facts = entry.facts.filter { context.guide.library.find($0) != nil } + (entry.id == "experiment" ? experimentFacts(context) : [])
    let style = FieldMarkup.Style(
      heading: "<h2>\(label)</h2>", isShort: true, note: HTML.when(!facts.isEmpty, " \(Citation.inline(facts, context))"))
    return FieldMarkup.markup(
      Field(
        entry.id, label: label, help: help.map { context.say($0) }.joined(separator: " "), unit: unit,
        beside: basis(entry, builder, context), control,
        typed: builder.typed[entry.id] ?? [],
        Reading<String> { _ in .failure(.missing) }),
      error: error, style, context)
  }

  /// What a figure is for, where there is a choice.
  private static func basis(_ entry: CaseBuilder.Entry, _ builder: CaseBuilder, _ context: PageContext) -> FieldSelect? {
    guard !entry.bases.isEmpty else { return nil }
    let isWork = if case .number(nil, _, _) = entry.kind { true } else { false }
    let choices = entry.bases.map { basis -> FieldChoice in
      let name = context.say(basis.name)
      let thing: Phrase = basis.isInMinutes ? .builderMinutes : .builderHours
      return FieldChoice(value: basis.rawValue, label: isWork ? context.say(thing, ["waarvoor": name]) : name, hint: nil)
    }
    // Nothing is chosen for who has filled in nothing yet.
    let isChosen = builder.typed[entry.id] != nil || builder.typed[CaseBuilder.basisKey(entry.id)] != nil
    return FieldSelect(
      name: CaseBuilder.basisKey(entry.id), label: context.say(.builderBasis),
      choices: [FieldChoice(value: CaseBuilder.noBasis, label: context.say(.builderChooseBasis), hint: nil)] + choices,
      chosen: isChosen ? builder.basis(entry.id)?.rawValue : nil)
  }

  private static func experimentFacts(_ context: PageContext) -> [Fact.ID] {
    [CaseBuilder.Limits.experiment, CaseBuilder.Limits.experimentYears].flatMap { id in
      context.guide.library.find(id)?.value(on: context.visit.date)?.facts ?? []
    }
  }

  /// What the routes of the advice say about money, with the way back to them.
  private static func routes(_ builder: CaseBuilder, _ context: PageContext) -> HTML {
    let routes = context.guide.library[builder.routes]
    guard !routes.isEmpty else { return .none }
    let parts = routes.map { outcome -> HTML in
      let rule: HTML = HTML.with(outcome.caseStart) {
        "<p>\($0.rule.text[context.language]) \(Citation.inline($0.rule.facts, context))</p>"
      }
      return """
        <section><h3>\(Parts.link(context.addresses.route(outcome), outcome.name[context.language]))</h3>\(rule)\
        \(Parts.details(context.say(.watchOutTitle), Statements.list(outcome.watchOut, context), about: outcome.short[context.language]))</section>
        """
    }
    return "<section aria-labelledby=\"van-advies\"><h2 id=\"van-advies\">\(context.say(.builderFromAdvice))</h2>\(parts)</section>"
  }
}

/// What is known of the result while the pages are filled in.
enum CaseSoFar {
  static func markup(
    _ builder: CaseBuilder, _ theme: CaseBuilder.Theme, _ request: PageRequest, _ context: PageContext
  ) -> HTML {
    let hints = CaseBuilderHints(builder: builder, theme: theme, context: context)
    return "\(hints.doubts)\(hints.leftOut)\(table(builder, hints, request, context))"
  }

  private static func table(
    _ builder: CaseBuilder, _ hints: CaseBuilderHints, _ request: PageRequest, _ context: PageContext
  ) -> HTML {
    let text = builder.text(CaseBuilder.Limits(context.guide, on: context.visit.date)) { context.say($0) }
    guard !text.isEmpty, case .success(let result) = request.environment.cases.result(of: Array(text.utf8), draws: 0) else { return .none }
    let words = CaseWords(result, context)
    let most = result.outcome.parties.map { abs($0.presentValue) }.max() ?? 0
    let rows = result.parties.indices.map { place -> HTML in
      let value = result.outcome.parties[place].presentValue
      // Words may break, an amount may not.
      let cell: HTML =
        result.untouched.contains(place)
        ? "<td>\(context.say(.caseEmpty))</td>" : "<td class=\"amount\">\(words.money(value))\(bar(value, of: most))</td>"
      return "<tr><th scope=\"row\">\(result.parties[place].name)</th>\(cell)</tr>"
    }
    return """
      <section aria-labelledby="tot-nu-toe"><h2 id="tot-nu-toe">\(context.say(.builderSoFar))</h2>
      <p>\(words.sentence)</p>
      <table class="case"><caption class="hidden">\(context.say(.builderSoFar))</caption>
      <thead><tr><th scope="col">\(context.say(.caseColumnParty))</th><th scope="col" class="amount">\(context.say(.caseColumnValue))</th></tr></thead>
      <tbody>\(rows)</tbody></table>\(hints.questions(result))\(hints.sums)</section>
      """
  }

  /// A bar from the middle: to the right for a gain, to the left for a loss.
  private static func bar(_ value: Double, of most: Double) -> HTML {
    guard most > 0, value != 0 else { return .none }
    let width = max(1, Int((abs(value) / most * 100).rounded()))
    return """
      <svg class="so-far" viewBox="0 0 200 12" aria-hidden="true" focusable="false">\
      <rect x="\(value < 0 ? 100 - width : 100)" y="1" width="\(width)" height="10" class="bar\(HTML.when(value < 0, " bar--minus"))"/>\
      <line x1="100" y1="0" x2="100" y2="12" class="axis"/></svg>
      """
  }
}

extension CaseBuilder.Theme {
  fileprivate var title: Phrase {
    switch self {
    case .who: .builderWho
    case .costs: .builderCosts
    case .savings: .builderSavings
    case .payment: .builderPaying
    case .certainty: .builderCertainty
    }
  }

  fileprivate var lead: Phrase {
    switch self {
    case .who: .builderWhoLead
    case .costs: .builderCostsLead
    case .savings: .builderSavingsLead
    case .payment: .builderPayingLead
    case .certainty: .builderCertaintyLead
    }
  }
}
