import FEEL
import Funding
import HTTPTypes
import Library

/// A first case from a handful of numbers: what an innovation costs a care provider, what it brings, and who else gains. It becomes a file
/// like any other, that its maker can go on with.
struct CaseSketch: Sendable {
  /// One of the numbers.
  struct Entry: Sendable {
    let id: String
    let name: Phrase
    /// Whether a sketch makes sense without it.
    let isNeeded: Bool
  }

  static let entries: [Entry] = [
    Entry(id: "jaren", name: .sketchYears, isNeeded: true), Entry(id: "clienten", name: .sketchClients, isNeeded: true),
    Entry(id: "aanschaf", name: .sketchPurchase, isNeeded: false), Entry(id: "levensduur", name: .sketchLife, isNeeded: false),
    Entry(id: "invoering", name: .sketchIntroduction, isNeeded: false), Entry(id: "licentie", name: .sketchLicence, isNeeded: false),
    Entry(id: "uren", name: .sketchHours, isNeeded: false), Entry(id: "uurkosten", name: .sketchHourCost, isNeeded: false),
    Entry(id: "deel", name: .sketchShare, isNeeded: false), Entry(id: "vergoeding", name: .sketchRevenue, isNeeded: false),
    Entry(id: "subsidie", name: .sketchSubsidy, isNeeded: false), Entry(id: "ander", name: .sketchOther, isNeeded: false),
  ]

  /// Who else can gain; the raw value is the kind of party in a case.
  enum Other: String, CaseIterable, Sendable {
    case careOffice = "zorgkantoor"
    case insurer = "zorgverzekeraar"
    case municipality = "gemeente"
    case employer = "werkgever"

    var domain: String {
      switch self {
      case .careOffice: "wlz"
      case .insurer: "zvw"
      case .municipality: "wmo"
      case .employer: "werk-en-inkomen"
      }
    }
  }

  /// How far from the likely value it can lie, in percents, as its maker says.
  static let spreads = ["0", "20", "50"]
  static let names = entries.map(\.id) + ["wie", "spreiding"]

  let typed: [String: String]
  let numbers: [String: Decimal128]
  let other: Other?
  let spread: String?
  /// What cannot be used, by entry.
  let problems: [String: Phrase]

  init(_ sent: [(key: String, value: String)]) {
    typed = Dictionary(sent) { first, _ in first }
    var numbers: [String: Decimal128] = [:]
    var problems: [String: Phrase] = [:]
    for entry in Self.entries {
      guard let text = typed[entry.id] else {
        if entry.isNeeded { problems[entry.id] = .toolNumberProblem }
        continue
      }
      guard let number = WrittenNumber.read(text[...].withoutSpaceAround), number >= .zero, number <= Decimal128(1_000_000_000) else {
        problems[entry.id] = .toolNumberProblem
        continue
      }
      numbers[entry.id] = number
    }
    if let years = numbers["jaren"], !years.isWhole || years < Decimal128(1) || years > Decimal128(30) {
      problems["jaren"] = .sketchYearsProblem
    }
    if let share = numbers["deel"], share > Decimal128(100) { problems["deel"] = .sketchShareProblem }
    if let life = numbers["levensduur"], !life.isWhole || life < Decimal128(1) { problems["levensduur"] = .toolWholeProblem }
    other = typed["wie"].flatMap { Other(rawValue: $0) }
    spread = typed["spreiding"].flatMap { Self.spreads.contains($0) ? $0 : nil }
    if numbers["ander"] != nil, other == nil { problems["ander"] = .sketchOtherProblem }
    if numbers["uren"] != nil, numbers["uurkosten"] == nil || numbers["deel"] == nil { problems["uren"] = .sketchHoursProblem }
    // How certain somebody is, is not assumed for him.
    if numbers["uren"] != nil || numbers["ander"] != nil, spread == nil { problems["spreiding"] = .sketchSpreadProblem }
    (self.numbers, self.problems) = (numbers, problems)
  }

  /// The case as a file.
  func text(_ say: (Phrase) -> String) -> String {
    func text(_ id: String) -> String? { numbers[id].map { WrittenNumber.text($0).replacing(",", with: ".") } }
    func quoted(_ phrase: Phrase) -> String { JSON.string(say(phrase)).text() }
    var lines = ["naam: \(quoted(.sketchName))", "jaren: \(text("jaren") ?? "1")", "partijen:"]
    lines.append("  - {id: aanbieder, naam: \(quoted(.sketchProvider)), soort: zorgaanbieder, domein: wlz}")
    if let other, numbers["ander"] != nil {
      lines.append("  - {id: ander, naam: \(JSON.string(say(other.name)).text()), soort: \(other.rawValue), domein: \(other.domain)}")
    }
    lines.append("aannamen:")
    func assume(_ id: String, _ name: Phrase, _ unit: String, _ value: String, isCertain: Bool) {
      lines.append(
        "  - {id: \(id), naam: \(quoted(name)), eenheid: \(unit), \(shape(value, isCertain)), bron: \(quoted(.sketchSource)), zekerheid: schatting}"
      )
    }
    if let value = text("clienten") { assume("clienten", .sketchClients, "cliënt", value, isCertain: true) }
    if let value = text("aanschaf") { assume("aanschaf", .sketchPurchase, "euro", value, isCertain: true) }
    if let value = text("invoering") { assume("invoering", .sketchIntroduction, "euro", value, isCertain: true) }
    if let value = text("licentie") { assume("licentie", .sketchLicence, "euro per maand", value, isCertain: true) }
    if let value = text("uren") { assume("uren", .sketchHours, "uur per cliënt per maand", value, isCertain: false) }
    if let value = text("uurkosten") { assume("uurkosten", .sketchHourCost, "euro per uur", value, isCertain: true) }
    if let share = numbers["deel"]?.divided(by: Decimal128(100)) {
      assume("deel", .sketchShare, "deel", WrittenNumber.text(share).replacing(",", with: "."), isCertain: true)
    }
    if let value = text("vergoeding") { assume("vergoeding", .sketchRevenue, "euro per maand", value, isCertain: true) }
    if let value = text("subsidie") { assume("subsidie", .sketchSubsidy, "euro", value, isCertain: true) }
    if let value = text("ander") { assume("voordeel", .sketchOther, "euro per cliënt per jaar", value, isCertain: false) }
    lines.append("posten:")
    func item(
      _ id: String, _ name: Phrase, _ kind: String, _ category: String, _ party: String, _ amount: String, _ when: String,
      _ rest: String = ""
    ) {
      lines.append(
        "  - {id: post-\(id), naam: \(quoted(name)), soort: \(kind), categorie: \(category), partij: \(party), bedrag: \(amount), "
          + "wanneer: {\(when)}\(rest)}")
    }
    if numbers["aanschaf"] != nil {
      let when = text("levensduur").map { "ritme: vernieuwing, van: 0, elkeJaren: \($0)" } ?? "ritme: eenmalig, van: 0"
      item("aanschaf", .sketchPurchase, "kosten", "technologie", "aanbieder", "aanschaf", when)
    }
    if numbers["invoering"] != nil {
      item("invoering", .sketchIntroduction, "kosten", "implementatie", "aanbieder", "invoering", "ritme: eenmalig, van: 0")
    }
    if numbers["licentie"] != nil {
      item("licentie", .sketchLicence, "kosten", "licentie", "aanbieder", "licentie", "ritme: maandelijks, van: 0")
    }
    if numbers["uren"] != nil {
      item(
        "uren", .sketchHours, "besparing", "uren", "aanbieder", "uren * uurkosten * clienten", "ritme: maandelijks, van: 0",
        ", verzilvering: {deel: deel, rest: capaciteit}")
    }
    if numbers["vergoeding"] != nil {
      item("vergoeding", .sketchRevenue, "opbrengst", "prestatie", "aanbieder", "vergoeding", "ritme: maandelijks, van: 0")
    }
    if numbers["subsidie"] != nil {
      item("subsidie", .sketchSubsidy, "opbrengst", "subsidie", "aanbieder", "subsidie", "ritme: eenmalig, van: 0")
    }
    if numbers["ander"] != nil, other != nil {
      item("voordeel", .sketchOther, "besparing", "voorkomen-zorg", "ander", "voordeel * clienten", "ritme: jaarlijks, van: 11")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A value that is certain, or that can lie as far from it as its maker says.
  private func shape(_ value: String, _ isCertain: Bool) -> String {
    guard !isCertain, let spread, spread != "0", let number = Decimal128(value), let share = Decimal128("0." + spread),
      let width = number.multiplied(by: share), let low = number.subtracting(width), let high = number.adding(width), width > .zero
    else { return "verdeling: vast, waarschijnlijk: \(value)" }
    func text(_ number: Decimal128) -> String { WrittenNumber.text(number).replacing(",", with: ".") }
    return "verdeling: pert, laag: \(text(low)), waarschijnlijk: \(value), hoog: \(text(high))"
  }
}

extension CaseSketch.Other {
  var name: Phrase {
    switch self {
    case .careOffice: .sketchCareOffice
    case .insurer: .sketchInsurer
    case .municipality: .sketchMunicipality
    case .employer: .sketchEmployer
    }
  }
}

/// The form of a sketch, and what comes out of it.
enum CaseSketchPage {
  @Sendable static func form(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    return .document(
      Document(
        context: context, title: context.say(.sketchTitle),
        before: Parts.backLink(context.addresses.plain(.businessCase), context.say(.caseTitle), context),
        content: """
          <h1>\(context.say(.sketchTitle))</h1><p class="lead">\(context.say(.sketchLead))</p>
          \(markup(CaseSketch([]), showsProblems: false, context))
          """))
  }

  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page(allowing: [.date, .choices(CaseSketch.names)])
    let sketch = CaseSketch(context.visit.choices)
    let text = sketch.text { context.say($0) }
    let back = Parts.backLink(context.addresses.plain(.businessCase), context.say(.caseTitle), context)
    guard sketch.problems.isEmpty, case .success(let result) = request.environment.cases.result(of: Array(text.utf8)) else {
      return .document(
        Document(
          context: context, status: .badRequest, title: context.say(.sketchTitle), before: back,
          content: "<h1>\(context.say(.sketchTitle))</h1>\(markup(sketch, showsProblems: true, context))"))
    }
    return .document(
      Document(
        context: context, title: context.say(.sketchTitle), width: .wide, before: back,
        content: """
          \(CaseMarkup.result(result, text, context))
          <section class="no-print" aria-labelledby="getallen"><h2 id="getallen">\(context.say(.toolChange))</h2>
          \(markup(sketch, showsProblems: false, context))</section>
          """))
  }

  private static func markup(_ sketch: CaseSketch, showsProblems: Bool, _ context: PageContext) -> HTML {
    func problem(of id: String) -> HTML {
      HTML.when(
        showsProblems,
        HTML.with(sketch.problems[id]) { phrase in
          "<p class=\"question__error\" id=\"\(id)-fout\"><strong>\(context.say(.errorPrefix))</strong> \(context.say(phrase))</p>"
        })
    }
    let fields = CaseSketch.entries.map { entry -> HTML in
      let needed: HTML = HTML.when(entry.isNeeded, " <span class=\"quiet\">(\(context.say(.sketchNeeded)))</span>")
      return """
        <div class="filter"><label for="\(entry.id)">\(context.say(entry.name))\(needed)</label>\(problem(of: entry.id))
        <input type="text" inputmode="decimal" id="\(entry.id)" name="\(entry.id)" value="\(sketch.typed[entry.id] ?? "")"></div>
        """
    }
    func select(_ id: String, _ label: Phrase, _ options: [(String, String)], _ chosen: String?) -> HTML {
      let items = options.map { value, label -> HTML in
        "<option value=\"\(value)\"\(HTML.when(value == chosen, " selected"))>\(label)</option>"
      }
      return
        "<div class=\"filter\"><label for=\"\(id)\">\(context.say(label))</label>\(problem(of: id))<select id=\"\(id)\" name=\"\(id)\">\(items)</select></div>"
    }
    let others = [("", "")] + CaseSketch.Other.allCases.map { ($0.rawValue, context.say($0.name)) }
    let spreads = [("", ""), ("0", context.say(.sketchSure)), ("20", context.say(.sketchFair)), ("50", context.say(.sketchGuess))]
    return """
      <form class="row sketch"\(action: context.addresses.caseSketch) method="get">
      \(fields)
      \(select("wie", .sketchWho, others, sketch.other?.rawValue))
      \(select("spreiding", .sketchSpread, spreads, sketch.spread))
      <p><button class="button" type="submit">\(context.say(.toolAction))</button></p>
      </form>
      """
  }
}
