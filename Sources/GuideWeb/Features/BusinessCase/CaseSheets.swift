import BusinessCase
import Funding
import Library

/// At most two sides of paper on which a board decides: the answer and what to agree on, and what that rests on.
struct CaseBoardSheet: Sendable {
  let result: CaseResult
  let words: CaseWords
  let context: PageContext
  let links: CaseLinks

  var markup: HTML {
    let ground = CaseGround(result: result, words: words, context: context, links: links)
    return """
      <div class="sheet case-sheet">
      <div class="side">\(CaseSheetPart.head(context, links))
      <p class="quiet">\(context.say(.caseForBoard))</p>
      <h1>\(result.ready.source.name)</h1>
      \(CaseMarkup.lead(result, words, context, links))
      \(CasePicture(result, words, context).markup(hasTable: false))
      \(CaseMarkup.risk(words))
      \(CaseMarkup.notices(words, result, context))
      \(CaseSheetPart.weak(result, most: 3, context))
      \(part("besluit", .caseDecision, decision))
      \(CaseAgreement(result: result, words: words, context: context, links: links).markup)
      \(part("weten", .caseKnowingTitle, ground.knowing(buyer, 3)))
      \(part("naast", .caseSoft, ground.beside))
      </div>
      <div class="side">
      \(part("cijfers", .caseKeyFigures, ground.keyFigures(buyer, most: 10)))
      \(CaseSheetPart.markup("opbouw", named(.caseWaterfall), ground.waterfall(buyer, most: 6)))
      \(part("zeker", .caseChances, ground.chances))
      \(part("waaier", .caseFan, ground.fan(hasTable: false)))
      \(part("gevoelig", .caseSensitive, ground.tornado(4)))
      \(part("waar", .caseMustBe, (buyer.map { ground.mustBeInShort($0, most: 2) } ?? .none) + ground.mustBeInShort(nil, most: 1)))
      </div></div>
      """
  }

  /// The party that bears the most costs: it is the one that decides.
  private var buyer: Int? {
    let costs = result.outcome.costs
    return costs.indices.max { costs[$0] < costs[$1] }.flatMap { costs[$0] > 0 ? $0 : nil }
  }

  private func named(_ title: Phrase) -> String {
    buyer.map { context.say(.caseNamed, ["wie": result.parties[$0].name, "wat": words.inside(context.say(title))]) } ?? context.say(title)
  }

  private var decision: HTML {
    guard let buyer else { return .none }
    let question = context.say(result.proposedPayments.isEmpty ? .caseDecide : .caseDecideAgreement)
    return "<p>\(question) \(words.deepest(of: buyer))</p>"
  }

  private func part(_ id: HTML, _ title: Phrase, _ content: HTML) -> HTML { CaseSheetPart.markup(id, context.say(title), content) }
}

/// One side of paper for a party: what it pays and gets, when, what it may gain, its risk, and what is asked of it.
struct CasePartySheet: Sendable {
  let result: CaseResult
  let words: CaseWords
  let context: PageContext
  let links: CaseLinks
  /// The place of the party.
  let place: Int

  var markup: HTML {
    let ground = CaseGround(result: result, words: words, context: context, links: links)
    let title = CaseReading.party(place).title(words, result, context)
    return """
      <div class="sheet case-sheet">
      \(CaseSheetPart.head(context, links))
      <p class="quiet">\(result.ready.source.name)</p>
      <h1>\(title)</h1>
      <p class="lead case-lead">\(sentence)</p>
      <p class="quiet">\(context.say(.caseBasis, ["jaren": "\(result.ready.source.years)"]))</p>
      \(CaseMarkup.notices(words, result, context))
      \(CaseSheetPart.weak(result, most: 2, context))
      \(part("vragen", .caseAsk, asks))
      \(part("opbouw", .caseYourItems, ground.waterfall(place, most: 5) + uncashed))
      \(part("cijfers", .caseKeyFigures, ground.keyFigures(place, most: 6)))
      \(HTML.when(!result.untouched.contains(place), part("wanneer", .caseWhen, ground.yearly(place) + when)))
      \(HTML.when(!result.untouched.contains(place), part("risico", .caseYourRisk, ground.chances(of: place))))
      \(part("waar", .caseMustBe, ground.mustBeInShort(place, most: 2)))
      <section class="notes" aria-labelledby="notities"><h2 id="notities">\(context.say(.sheetNotes))</h2></section>
      </div>
      """
  }

  private func part(_ id: HTML, _ title: Phrase, _ content: HTML) -> HTML { CaseSheetPart.markup(id, context.say(title), content) }

  private var before: Cents { result.transfers.before[place] }

  /// What it means for who reads it.
  private var sentence: String {
    let without = words.money(Cents(count: abs(before.count)))
    let paid = result.proposed?[place] ?? Cents(count: 0)
    let yearly = words.money(Cents(count: abs(result.proposedYearly?[place].count ?? 0)))
    let after = words.money(Cents(count: before.count + paid.count))
    if before.count < 0 {
      if let own = words.ownPayment(of: place) { return own }
      guard paid.count != 0 else {
        return context.say(.caseYouLoseOpen, ["zonder": without, "tekort": words.money(result.transfers.shortfall)])
      }
      let rate = words.number((result.ready.source.rate * 1_000).rounded() / 10)
      let lead = context.say(.caseYouLose, ["zonder": without, "perJaar": yearly])
      return result.ready.source.rate > 0 && result.ready.source.years > 1 ? "\(lead) \(context.say(.caseYouEven, ["rente": rate]))" : lead
    }
    if before.count == 0 { return context.say(result.untouched.contains(place) ? .caseYouEmpty : .caseYouNothing) }
    guard paid.count != 0 else { return context.say(.caseYouGain, ["zonder": without]) }
    return context.say(.caseYouPay, ["zonder": without, "perJaar": yearly, "met": after])
  }

  /// The time that comes free and is no money.
  private var uncashed: HTML {
    words.uncashed(by: place).map { line -> HTML in "<p>\(line.prefix(1).uppercased())\(String(line.dropFirst())).</p>" }.joined()
  }

  private var asks: HTML {
    let payments = result.proposedPayments.filter { $0.from == place || $0.to == place }
    let years = "\(result.ready.source.years)"
    let lines = payments.map { payment -> HTML in
      let isPayer = payment.from == place
      let other = words.inside(result.parties[isPayer ? payment.to : payment.from].name)
      let values: TextValues = ["wie": other, "bedrag": words.money(payment.amount), "jaren": years]
      return "<li>\(context.say(isPayer ? .caseAskPay : .caseAskReceive, values))</li>"
    }
    let agreement = CaseAgreement(result: result, words: words, context: context, links: links)
    return """
      <ul class="tick-list">\(lines)<li>\(context.say(.caseAskCheck))</li></ul>\(HTML.when(!payments.isEmpty, agreement.instruments))
      """
  }

  private var when: HTML {
    let lines = [(Phrase.caseWithout, result.outcome.parties[place]), (.caseWith, result.proposedAfter[place])].prefix(
      result.proposedPayments.isEmpty ? 1 : 2)
    let items = lines.map { title, line -> HTML in
      let deepest =
        words.values(ofDeepest: line).map { values in
          context.say(.casePeak, values) + "; "
            + (line.paybackMonth.map { context.say(.casePayback, ["maand": "\($0)"]) } ?? context.say(.caseNoPayback))
        } ?? context.say(.caseNothingFirst)
      return "<li>\(context.say(title)): \(deepest)</li>"
    }
    return "<ul class=\"plain-list\">\(items)</ul>"
  }
}

enum CaseSheetPart {
  /// On paper: where it comes from, of which day, and what it is worth. A file by itself says the last at its end.
  static func head(_ context: PageContext, _ links: CaseLinks) -> HTML {
    let worth = links.leadToSite ? " · \(context.say(.noRights))" : ""
    return "<p class=\"only-print paper-head\">\(context.say(.siteName)) · \(context.date(context.visit.date))\(worth)</p>"
  }

  /// What is weak in the case, so that nobody decides on paper without it: by the name of what it is about.
  static func weak(_ result: CaseResult, most: Int, _ context: PageContext) -> HTML {
    // What may be meant otherwise comes first.
    let cautions = result.ready.cautions.filter(\.isDoubt) + result.ready.cautions.filter { !$0.isDoubt }
    guard !cautions.isEmpty else { return .none }
    let lines = cautions.prefix(most).map { caution -> HTML in
      let said = CaseProblemMarkup.message(caution, context)
      let name = CaseProblemMarkup.subject(of: caution, result.ready.source)
      return "<li>\(name.map { context.say(.caseNamed, ["wie": $0, "wat": said]) } ?? said)</li>"
    }
    let left = cautions.count - lines.count
    let more: HTML = HTML.when(left > 0, "<li>\(context.say(.caseFiguresMore, ["aantal": context.count(left)]))</li>")
    return
      "<div class=\"notice\"><p><strong>\(context.say(.caseStillToSee))</strong></p><ul class=\"plain-list\">\(lines)\(more)</ul></div>"
  }

  /// A part of a sheet with its heading; nothing where there is nothing to say.
  static func markup(_ id: HTML, _ title: String, _ content: HTML) -> HTML {
    HTML.when(!content.isEmpty, "<section><h2 id=\"\(id)\">\(title)</h2>\(content)</section>")
  }
}
