import BusinessCase
import Funding
import Library

/// Who pays and who gains, with the transfer that makes it work: who gains on the left, who loses on the right, and what goes from the one to
/// the other in between.
struct CasePicture: Sendable {
  private let result: CaseResult
  private let words: CaseWords
  private let context: PageContext
  private let winners: [Int]
  private let losers: [Int]

  init(_ result: CaseResult, _ words: CaseWords, _ context: PageContext) {
    (self.result, self.words, self.context) = (result, words, context)
    let before = result.transfers.before
    (winners, losers) = (before.indices.filter { before[$0].count > 0 }, before.indices.filter { before[$0].count < 0 })
  }

  /// - Parameter hasTable: whether the same stands below it in a table; on paper it stands in the picture.
  func markup(hasTable: Bool) -> HTML {
    let untouched = result.untouched
    let unmoved = result.transfers.before.indices.filter { result.transfers.before[$0].count == 0 && !untouched.contains($0) }
    let still = unmoved.isEmpty ? "" : " " + context.say(.caseUnmoved, ["wie": words.list(unmoved)])
    return """
      <figure class="pays" aria-labelledby="wie"><h2 id="wie">\(context.say(.caseWho))</h2>
      <div class="pays__sides">\(side(winners, .caseGains, "wins"))\(flows)\(side(losers, .caseLoses, "loses"))</div>
      <figcaption>\(context.say(.casePictureNote, ["jaren": "\(result.ready.source.years)"]))\(still)</figcaption></figure>
      \(HTML.when(hasTable, Parts.details(context.say(.caseTable), table, kind: "more--wide", about: context.say(.caseWho))))
      """
  }

  private func side(_ places: [Int], _ title: Phrase, _ kind: HTML) -> HTML {
    guard !places.isEmpty else { return .none }
    return """
      <div class="pays__side pays__side--\(kind)"><h3>\(context.say(title))</h3><ol>\(places.map(box))</ol></div>
      """
  }

  /// A party: before, what it pays or receives each year, and after.
  private func box(_ place: Int) -> HTML {
    let before = result.transfers.before[place]
    let paid = result.proposed?[place] ?? Cents(count: 0)
    let yearly = result.proposedYearly?[place] ?? Cents(count: 0)
    let scale = Chart.Scale(result.transfers.before.map { abs($0.euros) })
    let kept = Cents(count: before.count + paid.count).euros
    let bars = [
      Chart.Bar(0, abs(kept), before.count < 0 ? .loss : .gain), Chart.Bar(abs(kept), abs(kept) + abs(paid.euros), .moves),
    ]
    let agreed: HTML = HTML.when(
      paid.count != 0,
      """
      <dt>\(context.say(paid.count < 0 ? .casePaysYearly : .caseReceivesYearly))</dt><dd>\(words.money(Cents(count: abs(yearly.count))))</dd>\
      <dt class="after">\(context.say(.caseWith))</dt><dd class="after">\(words.money(kept))</dd>
      """)
    return """
      <li\(HTML.when(before.count < 0, " class=\"loses\""))><strong>\(result.parties[place].name)</strong>\(Chart.track(bars, scale))\
      <dl><dt>\(context.say(.caseWithout))</dt><dd>\(words.money(before))</dd>\(agreed)</dl></li>
      """
  }

  /// The payments, as thick as they are large; on a narrow screen what they come to, with an arrow down.
  private var flows: HTML {
    let payments = result.proposedPayments
    guard let most = payments.map(\.amount.count).max() else { return .none }
    let drawn = payments.map { payment -> (way: HTML, label: HTML) in
      let (from, to) = (height(payment.from, winners), height(payment.to, losers))
      let width = 3 + 17 * Double(payment.amount.count) / Double(most)
      let middle = Chart.percent((from + to) / 2)
      return (
        """
        <path class="pays__way" d="M0 \(tenths(from))C50 \(tenths(from)) 50 \(tenths(to)) 95 \(tenths(to))" stroke-width="\(tenths(width))"/>
        """,
        "<text x=\"50%\" y=\"\(middle)\" text-anchor=\"middle\" dominant-baseline=\"middle\">\(words.money(payment.amount))</text>"
      )
    }
    let tips = Set(payments.map(\.to)).sorted().map { place -> HTML in
      """
      <svg x="100%" y="\(Chart.percent(height(place, losers)))" overflow="visible"><path class="pays__tip" d="M-14 -11L-1 0L-14 11z"/></svg>
      """
    }
    let sum = words.money(Cents(count: payments.reduce(0) { $0 + $1.amount.count }))
    return """
      <p class="pays__over"><span aria-hidden="true">↓ </span>\(context.say(.caseYearly, ["bedrag": sum]))</p>\
      <svg class="pays__flows" aria-hidden="true" focusable="false">\
      <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">\(drawn.map(\.way))</svg>\(tips)\(drawn.map(\.label))</svg>
      """
  }

  /// The middle of a box among its equals, from 0 to 100.
  private func height(_ place: Int, _ side: [Int]) -> Double {
    (Double(side.firstIndex(of: place) ?? 0) + 0.5) / Double(max(side.count, 1)) * 100
  }

  private func tenths(_ value: Double) -> String { String(Chart.percent(value).dropLast()) }

  // MARK: The same in a table

  var table: HTML {
    let (now, yearly, untouched) = (result.proposed, result.proposedYearly, result.untouched)
    func cells(_ amounts: [String]) -> HTML { amounts.map { amount -> HTML in "<td class=\"amount\">\(amount)</td>" }.joined() }
    let rows = result.parties.indices.map { place -> HTML in
      let before = result.transfers.before[place]
      let after = now.map { words.money(Cents(count: before.count + $0[place].count)) } ?? "–"
      let (line, isEmpty) = (result.proposedAfter[place], untouched.contains(place))
      let deepest = line.deepest
      let payback =
        deepest == nil ? "–" : line.paybackMonth.map { context.say(.casePayback, ["maand": "\($0)"]) } ?? context.say(.caseNoPayback)
      let amounts = [
        isEmpty ? context.say(.caseEmpty) : words.money(before), now.map { words.money($0[place]) } ?? "–",
        yearly.map { words.money($0[place]) } ?? "–", isEmpty ? "–" : after, deepest.map { words.money($0.need) } ?? "–", payback,
      ]
      let party = result.parties[place]
      return "<tr><th scope=\"row\">\(party.name) <span class=\"quiet\">(\(party.domain.rawValue))</span></th>\(cells(amounts))</tr>"
    }
    let total = result.outcome.total
    let sum = [words.money(total.presentValue), now == nil ? "–" : words.money(0), now == nil ? "–" : words.money(0)]
    let ends = [now == nil ? "–" : words.money(total.presentValue), total.deepest.map { words.money($0.need) } ?? "–", ""]
    let heads: [Phrase] = [
      .caseColumnParty, .caseColumnValue, .caseColumnTransfer, .caseColumnTransferYearly, .caseColumnAfter, .caseColumnPeak,
      .caseColumnPayback,
    ]
    let table = TableMarkup.scrolling(
      context.say(.caseWho), heads.map { context.say($0) },
      rows + ["<tr class=\"sum\"><th scope=\"row\">\(context.say(.caseTogether))</th>\(cells(sum + ends))</tr>"])
    let agreed: HTML = HTML.when(!result.proposedPayments.isEmpty, " \(context.say(.caseDeepestAgreed))")
    return "\(table)<p class=\"quiet\">\(context.say(.caseDeepestNote))\(agreed)</p>"
  }
}
