import BusinessCase
import FEEL
import Funding
import Library
import Tools

/// Amounts and names of a case, in words.
struct CaseWords: Sendable {
  private let result: CaseResult
  private let context: PageContext
  private let words: ToolWords

  init(_ result: CaseResult, _ context: PageContext) {
    (self.result, self.context, words) = (result, context, ToolWords(context.guide, context.language))
  }

  /// In whole euros: a text for people claims no more. The other forms have the cents.
  func money(_ cents: Cents) -> String {
    let whole = (Decimal128(cents.description) ?? .zero).rounded(toScale: 0, .halfUp) ?? .zero
    // The sign of the euro never stands alone at the end of a line.
    return words.number(whole, .money).replacing(" ", with: "\u{A0}")
  }
  func money(_ euros: Double) -> String { money(Cents(euros)) }

  /// A number as it was given.
  func number(_ value: Double) -> String { words.number(Decimal128("\(value)") ?? .zero, .decimal) }

  func roughly(_ value: Double) -> String { words.roughly(value) }
  func amount(_ value: Double, _ assumption: Assumption) -> String { words.amount(value, unit: assumption.unit) }

  /// Beside the same amount with its unit: without saying again per what it is.
  func bare(_ value: Double, _ assumption: Assumption) -> String {
    let unit = assumption.unit
    return unit == "deel" ? amount(value, assumption) : unit.hasPrefix("euro") ? words.amount(value, unit: "euro") : roughly(value)
  }

  /// A value as it was given, with its unit.
  func exact(_ value: Double, _ assumption: Assumption) -> String { words.exact(Decimal128("\(value)") ?? .zero, unit: assumption.unit) }

  /// The same, without saying again per what it is.
  func exactBare(_ value: Double, _ assumption: Assumption) -> String {
    let unit = assumption.unit
    return unit == "deel"
      ? exact(value, assumption) : unit.hasPrefix("euro") ? words.exact(Decimal128("\(value)") ?? .zero, unit: "euro") : number(value)
  }

  func share(_ part: Double) -> String { "\(Int((part * 100).rounded()))%" }

  func assumption(_ id: String) -> (name: String, unit: String) {
    let found = result.ready.source.assumptions.first { $0.id == id }
    return (found?.name ?? id, found?.unit ?? "")
  }

  /// The name of an item, and that it goes where only usual care has it.
  func item(_ id: String) -> String {
    let source = result.ready.source
    guard let item = source.items.first(where: { $0.id == id }) else { return id }
    let isOnlyUsual = source.options.first(where: \.isUsual).map { item.options.contains($0.id) } ?? false
    return isOnlyUsual ? context.say(.caseFallsAway, ["wat": item.name]) : item.name
  }

  /// A name as it stands inside a sentence: `De gemeente` as `de gemeente`.
  func inside(_ name: String) -> String {
    CaseParty.inside(name)
  }

  /// Names as they stand inside a sentence; only how many there are when it would become a list.
  func list(_ places: [Int]) -> String {
    places.count <= 3 ? all(places) : context.say(.caseParties, ["aantal": "\(places.count)"])
  }

  /// Every name, as it stands inside a sentence.
  func all(_ places: [Int]) -> String {
    enumerated(places.map { inside(result.parties[$0].name) })
  }

  private func enumerated(_ parts: [String]) -> String {
    guard let last = parts.last else { return "" }
    return parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + context.say(.listAnd) + last
  }

  // MARK: What is saved and is no money

  /// What a party, or all together, saves without seeing it in the bank: in hours where they can be known.
  func uncashed(by party: Int?) -> [String] {
    [(CaseItem.Rest.capacity, Phrase.caseCapacity, Phrase.caseCapacityHours), (.quality, .caseQuality, .caseQualityHours)].compactMap {
      rest, plain, inHours in
      let values = result.outcome.uncashed[rest] ?? []
      let value = party.map { values[$0] } ?? values.reduce(0, +)
      guard Cents(value).count != 0 else { return nil }
      guard let hours = result.uncashedHours(rest, of: party) else { return context.say(plain, ["bedrag": money(value)]) }
      let years = result.ready.source.years
      return context.say(
        inHours, ["uren": number((hours / Double(years)).rounded()), "jaren": "\(years)", "bedrag": money(value)])
    }
  }

  // MARK: The deepest point

  /// A month as people find it: months count from 0, and years from 1.
  func moment(_ month: Int) -> String {
    month == 0 ? context.say(.caseAtStart) : context.say(.caseInMonth, ["maand": "\(month)", "jaar": "\(month / 12 + 1)"])
  }

  /// How deep a party stands, and when; `nil` where it never has to find money.
  func values(ofDeepest line: MoneyLine, who: String? = nil) -> TextValues? {
    line.deepest.map { need, month in
      var values: TextValues = ["bedrag": money(need), "moment": moment(month)]
      values["wie"] = who
      return values
    }
  }

  /// How deep a party stands with what is proposed, and without.
  func deepest(of place: Int) -> String {
    let (name, without) = (result.parties[place].name, result.outcome.parties[place])
    guard !result.proposedPayments.isEmpty else {
      return values(ofDeepest: without, who: name).map { context.say(.caseDeepest, $0) } ?? context.say(.caseNeverBelow, ["wie": name])
    }
    let agreed =
      values(ofDeepest: result.proposedAfter[place], who: inside(name)).map { context.say(.caseDeepestWith, $0) }
      ?? context.say(.caseNeverBelowWith, ["wie": inside(name)])
    return values(ofDeepest: without).map { agreed + " " + context.say(.caseDeepestWithout, $0) } ?? agreed
  }

  /// From this chance on, "nobody loses" needs a word beside it.
  private static let worthSaying = 0.25

  /// Who can lose although, or because, nothing more is agreed; `nil` where that is unlikely.
  var risk: String? { result.proposedPayments.isEmpty ? riskWithoutAgreement : riskAfterAgreement }

  /// With the chance of each party, the largest first. Who pays in the case itself and gains nothing knows that already.
  private var riskWithoutAgreement: String? {
    guard let uncertainty = result.uncertainty, !result.isCertain else { return nil }
    let payers = result.ownPayments.map(\.payer)
    let risks = uncertainty.parties.indices.filter { !payers.contains($0) }.map {
      (place: $0, chance: 1 - uncertainty.parties[$0].chancePositive)
    }
    .filter { $0.chance >= Self.worthSaying }.sorted { ($1.chance, $0.place) < ($0.chance, $1.place) }
    guard !risks.isEmpty else { return nil }
    let said = risks.prefix(3).map {
      context.say(.caseChanceFor, ["wie": inside(result.parties[$0.place].name), "kans": share($0.chance)])
    }
    return context.say(.caseRisky, ["kansen": enumerated(said)])
  }

  private var riskAfterAgreement: String? {
    guard let uncertainty = result.uncertainty, !result.isCertain else { return nil }
    let risks = uncertainty.parties.indices.compactMap { place in
      uncertainty.parties[place].chanceOfLossAfterTransfer.map { (place: place, chance: $0) }
    }
    guard let worst = risks.max(by: { $0.chance < $1.chance }), worst.chance >= Self.worthSaying else { return nil }
    return context.say(.caseStillRisky, ["wie": inside(result.parties[worst.place].name), "kans": share(worst.chance)])
  }

  /// The answer in one sentence: who loses how much, and which payments make it work.
  var sentence: String {
    let before = result.transfers.before
    let (losers, winners) = (before.indices.filter { before[$0].count < 0 }, before.indices.filter { before[$0].count > 0 })
    func sum(_ places: [Int]) -> String { money(Cents(count: abs(places.reduce(0) { $0 + before[$1].count }))) }
    let total = before.reduce(0) { $0 + $1.count }
    if total < 0 {
      let missing = money(Cents(count: -total))
      guard !winners.isEmpty else { return context.say(.caseAnswerLoss, ["tekort": missing]) }
      return context.say(
        .caseAnswerShort,
        ["tekort": missing, "verliezers": list(losers), "verlies": sum(losers), "winnaars": list(winners), "winst": sum(winners)])
    }
    let rest = money(Cents(count: total))
    guard !losers.isEmpty else { return context.say(.caseAnswerGain, ["rest": rest]) }
    guard result.proposes else { return ownPayments }
    let yearly = Cents(count: result.payments.reduce(0) { $0 + $1.amount.count })
    return context.say(
      result.ready.source.years == 1 ? .caseAnswerDealOnce : .caseAnswerDeal,
      ["verliezers": list(losers), "verlies": sum(losers), "perJaar": money(yearly), "winnaars": list(winners), "rest": rest])
  }

  /// Who pays in the case itself without gaining as much: that payment is what to agree on.
  var ownPayments: String { result.ownPayments.map(sentence).joined(separator: " ") }

  private func sentence(_ own: OwnPayment) -> String {
    let values: TextValues = [
      "wie": inside(result.parties[own.payer].name), "naar": inside(result.parties[own.receiver].name), "bedrag": money(own.yearly),
    ]
    return context.say(own.givesNothing ? .casePaysForNothing : .casePaysForLess, values)
  }

  /// That who pays should say what it gains.
  var askGains: String { context.say(.caseAskGains, ["wie": all(result.ownPayments.map(\.payer))]) }

  /// The same to the party itself; `nil` when it pays nothing like that.
  func ownPayment(of place: Int) -> String? {
    let own = result.ownPayments.filter { $0.payer == place }
    return own.isEmpty ? nil : own.map(sentence).joined(separator: " ") + " " + context.say(.caseYouGainWhat)
  }

  /// How many figures no source gives.
  var illustrations: Int { result.ready.source.assumptions.count { $0.source == "illustratie" } }
}
