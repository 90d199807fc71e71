import BusinessCase
import Funding
import Library

/// What to agree on: who pays whom each year, how such an agreement is called, and who still advances money.
struct CaseAgreement: Sendable {
  let result: CaseResult
  let words: CaseWords
  let context: PageContext
  let links: CaseLinks

  var markup: HTML {
    guard result.transfers.arePossible else {
      let missing = context.say(.caseShortfall, ["bedrag": words.money(result.transfers.shortfall)])
      return section(.caseNoAgreement, "<p>\(missing)</p>")
    }
    guard result.proposes else { return section(.caseAgree, "<p>\(words.ownPayments) \(words.askGains)</p>") }
    guard !result.proposedPayments.isEmpty else { return section(.caseAgree, "<p>\(context.say(.caseNoTransfer))</p>\(bridging)") }
    return section(.caseAgree, "<ul class=\"plain-list\">\(result.proposedPayments.map(line))</ul>\(instruments)\(bridging)")
  }

  private func section(_ title: Phrase, _ content: HTML) -> HTML {
    "<section aria-labelledby=\"afspraak\"><h2 id=\"afspraak\">\(context.say(title))</h2>\(content)</section>"
  }

  private func line(_ payment: Payment) -> HTML {
    let phrase: Phrase = result.ready.source.years == 1 ? .casePaymentOnce : .casePayment
    let values: TextValues = [
      "van": words.inside(result.parties[payment.from].name), "naar": words.inside(result.parties[payment.to].name),
      "bedrag": words.money(payment.amount), "jaren": "\(result.ready.source.years)",
    ]
    return "<li>\(context.say(phrase, values))</li>"
  }

  /// What fits these parties, with the page that tells how it works.
  var instruments: HTML {
    guard !result.instruments.isEmpty else { return .none }
    let items = result.instruments.map { instrument -> HTML in
      let item = context.guide.library.find(instrument.item)
      let name = item?.title[context.language] ?? instrument.rawValue
      let title: HTML = HTML.with(item) { links.leadToSite ? Parts.link(context.addresses.item($0), name) : HTML(text: name) }
      // Its name alone tells nobody what it is.
      let link = instrument == .bridging ? "\(title): \(context.say(.caseBridging))" : title
      // A guide of other content may not have them.
      let facts = instrument.facts.map { Fact.ID($0) }.filter { context.guide.library.find($0) != nil }
      return "<li>\(item == nil ? HTML(text: name) : link) \(links.cite(facts, context))</li>"
    }
    return "<h3>\(context.say(.caseAgreements))</h3><ul class=\"plain-list instruments\">\(items)</ul>"
  }

  private var bridging: HTML {
    let lines = zip(result.parties, result.bridges).compactMap { party, stretches -> HTML? in
      guard let first = stretches.first else { return nil }
      let left = stretches.count - 1
      let values: TextValues = [
        "wie": party.name, "van": "\(first.lowerBound)", "tot": "\(first.upperBound)", "aantal": context.count(left),
      ]
      return "<li>\(context.say(left == 0 ? .caseBridge : .caseBridgeMore, values))</li>"
    }
    return HTML.when(!lines.isEmpty, "<h3>\(context.say(.caseTiming))</h3><ul class=\"plain-list\">\(lines)</ul>")
  }
}

extension Instrument {
  /// The item of the library that tells more about it.
  fileprivate var item: KnowledgeItem.ID {
    switch self {
    case .sharedSavings, .bundledPayment, .tariffDifferentiation: KnowledgeItem.ID("instrumenten/\(rawValue)")
    case .bridging: "instrumenten/impact-bond"
    }
  }
}

/// How a page of a case leads to its sheets.
enum CaseLinks: Sendable {
  /// An example, whose sheets have addresses.
  case example(String)
  /// A case that was built, whose sheets have addresses: what was filled in.
  case built([(key: String, value: String)])
  /// A case that was sent: its sheets are asked with the same form.
  case form
  /// A file by itself, far from the site.
  case alone

  /// The id of the form in which a sent case stands.
  static let formID = "zaak-formulier"

  var isForm: Bool { if case .form = self { true } else { false } }
  var isExample: Bool { if case .example = self { true } else { false } }
  var leadToSite: Bool { if case .alone = self { false } else { true } }

  /// The facts behind a statement, where there is a site that has them.
  func cite(_ facts: [Fact.ID], _ context: PageContext) -> HTML { leadToSite ? Citation.inline(facts, context) : .none }
}
