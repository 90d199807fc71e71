import DMN
import FEEL
import Library

/// The ways in which content parts must fit together before they are a guide.
enum GuideChecks {
  static func problems(in parts: GuideParts) -> [GuideProblem] {
    duplicates(parts) + origins(parts) + questionsMatchRules(parts) + outcomesMatchRules(parts) + references(parts)
      + warningsMatchRules(parts)
      + whatPagesShow(parts) + pagesHoldEveryQuestion(parts) + TreeChecks.problems(in: parts) + phrasesComplete(parts)
  }

  private static func duplicates(_ parts: GuideParts) -> [GuideProblem] {
    func twice(_ kind: String, _ ids: [String]) -> [GuideProblem] {
      Dictionary(grouping: ids, by: { $0 }).filter { $1.count > 1 }.keys.sorted().map {
        GuideProblem(subject: "\(kind) \($0)", message: "This id is used twice.", remedy: "Give each its own id.")
      }
    }
    return twice("vraag", parts.questions.map(\.id.text)) + twice("uitkomst", parts.outcomes.map(\.id.text))
      + twice("feit", parts.facts.map(\.id.text)) + twice("bron", parts.sources.map(\.id.text))
      + twice("kenmerk", parts.attributes.map { "\($0.series.rawValue)/\($0.id.text)" })
      + twice("teken", parts.outcomes.map(\.sign)) + twice("pagina", parts.pages.map(\.id.text))
      + twice("waarschuwing", parts.warnings.map(\.id.text)) + twice("leveringsvorm", parts.deliveryForms.map(\.id.text))
      + twice("begrip", parts.terms.map(\.id)) + twice("contact", parts.contacts.map(\.id.text))
      + twice("moment", parts.moments.map(\.id.text))
      + twice("gespreksblad", parts.sheets.map(\.id.text)) + twice("lezer", parts.readers.map(\.id.text))
      + twice("informatiepagina", parts.infoPages.map(\.id.rawValue))
      + parts.questions.flatMap { question in twice("vraag \(question.id)", question.options.map(\.id)) }
  }

  /// A statement is never without its origin.
  private static func origins(_ parts: GuideParts) -> [GuideProblem] {
    let subjects =
      parts.questions.map { ("vraag \($0.id)", $0.facts) } + parts.outcomes.map { ("uitkomst \($0.id)", $0.facts) }
      + parts.outcomes.flatMap { outcome in
        [("uitkomst \(outcome.id)", outcome.decider.facts)] + outcome.firstSteps.map { ("uitkomst \(outcome.id)", $0.facts) }
          + outcome.toArrange.map { ("uitkomst \(outcome.id)", $0.facts) }
      } + parts.warnings.map { ("waarschuwing \($0.id)", $0.facts) }
      + parts.deliveryForms.map { ("leveringsvorm \($0.id)", $0.facts) }
    return subjects.filter { $0.1.isEmpty }.map {
      GuideProblem(subject: $0.0, message: "It names no facts to rest on.", remedy: "Add their ids under feiten.")
    }
  }

  private static func questionsMatchRules(_ parts: GuideParts) -> [GuideProblem] {
    var problems: [GuideProblem] = []
    for input in parts.rules.model.inputs where input.id != Guide.dateInput {
      guard let question = parts.questions.first(where: { $0.id.text == input.id }) else {
        problems.append(
          GuideProblem(
            subject: "inputData \(input.id)", message: "The rules ask for '\(input.id)', but no question has that id.",
            remedy: "Add the question, or remove the input."))
        continue
      }
      let values = question.options.map { Value.string($0.id) }
      let expected: InputData.Domain = question.isSeveral ? .subset(values) : .choice(values)
      if input.domain.sortedValues != expected.sortedValues || input.domain.takesSeveral != expected.takesSeveral {
        problems.append(
          GuideProblem(
            subject: "vraag \(input.id)", message: "The answers of the question and the values in the rules differ.",
            remedy: "Use the same ids in the question and in allowedValues."))
      }
    }
    for question in parts.questions where parts.rules.model.input(question.id.text) == nil {
      problems.append(
        GuideProblem(
          subject: "vraag \(question.id)", message: "No rule knows this question.",
          remedy: "Add it to the rules as inputData, or remove the question."))
    }
    if parts.rules.model.input(Guide.dateInput)?.domain != .ordered(.date) {
      problems.append(
        GuideProblem(
          subject: "inputData peildatum", message: "The rules have no date input 'peildatum'.",
          remedy: "Add an inputData with id 'peildatum' and type date."))
    }
    return problems
  }

  private static func outcomesMatchRules(_ parts: GuideParts) -> [GuideProblem] {
    parts.outcomes.compactMap { outcome in
      guard let decision = parts.rules.model.decision(outcome.id.text) else {
        return GuideProblem(
          subject: "uitkomst \(outcome.id)", message: "The rules have no decision with this id.",
          remedy: "Add the decision table, or remove the outcome.")
      }
      let unknown = decision.table.rules.map(\.output).filter { output in
        guard case .literal(.string(let text)) = output, let status = Status(rawValue: text) else { return true }
        return status == .unknown
      }
      guard unknown.isEmpty else {
        return GuideProblem(
          subject: "uitkomst \(outcome.id)", message: "A rule gives something that is no status.",
          remedy: "Use past, past-na-voldoen, past-niet or niet-van-kracht.")
      }
      return nil
    }
  }

  private static func references(_ parts: GuideParts) -> [GuideProblem] {
    let facts = Set(parts.facts.map(\.id))
    let sources = Set(parts.sources.map(\.id))
    let outcomes = Set(parts.outcomes.map(\.id))
    let attributes = Set(parts.attributes.map { "\($0.series.rawValue)/\($0.id)" })
    var problems: [GuideProblem] = []
    func check(_ subject: String, _ ids: [Fact.ID]) {
      for id in ids where !facts.contains(id) {
        problems.append(
          GuideProblem(
            subject: subject, message: "It refers to the fact '\(id)', which does not exist.", remedy: "Correct the id, or add the fact."))
      }
    }
    for question in parts.questions { check("vraag \(question.id)", question.facts) }
    for outcome in parts.outcomes {
      check("uitkomst \(outcome.id)", outcome.allFacts)
      for value in outcome.attributes where !attributes.contains("\(value.series.rawValue)/\(value.attribute)") {
        problems.append(
          GuideProblem(
            subject: "uitkomst \(outcome.id)", message: "The attribute '\(value.attribute)' does not exist.",
            remedy: "Correct the id, or add it under kenmerken."))
      }
    }
    for term in parts.terms { check("begrip \(term.id)", term.facts) }
    problems += nextSteps(parts, check)
    for (phrase, ids) in parts.phraseFacts { check("tekst \(phrase.rawValue)", ids) }
    for warning in parts.warnings {
      check("waarschuwing \(warning.id)", warning.facts)
      for id in warning.outcomes where !outcomes.contains(id) {
        problems.append(
          GuideProblem(subject: "waarschuwing \(warning.id)", message: "The outcome '\(id)' does not exist.", remedy: "Correct the id."))
      }
    }
    for form in parts.deliveryForms {
      check("leveringsvorm \(form.id)", form.facts + form.cells.map(\.fact))
      for cell in form.cells where !outcomes.contains(cell.outcome) {
        problems.append(
          GuideProblem(
            subject: "leveringsvorm \(form.id)", message: "The outcome '\(cell.outcome)' does not exist.", remedy: "Correct the id."))
      }
    }
    for fact in parts.facts {
      check("feit \(fact.id)", fact.disputedBy)
      for place in fact.places where !sources.contains(place.source) {
        problems.append(
          GuideProblem(
            subject: "feit \(fact.id)", message: "The source '\(place.source)' does not exist.",
            remedy: "Correct the id, or add the source."))
      }
    }
    for decision in parts.rules.model.decisions {
      for rule in decision.table.rules.indices {
        check("beslissing \(decision.id), regel \(rule + 1)", RuleFacts.facts(of: decision, rule: rule))
      }
    }
    return problems
  }

  /// Contacts, moments, conversation sheets, readers and retired answers refer to what exists.
  private static func nextSteps(_ parts: GuideParts, _ check: (String, [Fact.ID]) -> Void) -> [GuideProblem] {
    var problems: [GuideProblem] = []
    func refuse(_ subject: String, _ message: String) {
      problems.append(GuideProblem(subject: subject, message: message, remedy: "Correct the id."))
    }
    let readers = Set(parts.readers.map(\.id))
    let questions = Set(parts.questions.map(\.id))
    let outcomes = Set(parts.outcomes.map(\.id))
    for outcome in parts.outcomes {
      for step in outcome.firstSteps {
        if let id = step.contact, !parts.contacts.contains(where: { $0.id == id }) {
          refuse("uitkomst \(outcome.id)", "The contact '\(id)' does not exist.")
        }
        if let id = step.moment, !parts.moments.contains(where: { $0.id == id }) {
          refuse("uitkomst \(outcome.id)", "The moment '\(id)' does not exist.")
        }
        for id in step.text.variants.keys.sorted() where !readers.contains(id) {
          refuse("uitkomst \(outcome.id)", "The reader '\(id)' does not exist.")
        }
      }
      if let parent = outcome.parent, !outcomes.contains(parent) {
        refuse("uitkomst \(outcome.id)", "The outcome '\(parent)' does not exist.")
      }
    }
    for contact in parts.contacts { check("contact \(contact.id)", contact.facts) }
    for moment in parts.moments { check("moment \(moment.id)", moment.facts) }
    for warning in parts.warnings { check("waarschuwing \(warning.id)", warning.disputes) }
    for sheet in parts.sheets {
      check("gespreksblad \(sheet.id)", sheet.facts)
      for id in sheet.outcomes + sheet.points.flatMap(\.outcomes) where !outcomes.contains(id) {
        refuse("gespreksblad \(sheet.id)", "The outcome '\(id)' does not exist.")
      }
      for id in sheet.evidence.flatMap(\.questions) where !questions.contains(id) {
        refuse("gespreksblad \(sheet.id)", "The question '\(id)' does not exist.")
      }
    }
    for retirement in parts.retirements {
      for id in retirement.asksAgain + retirement.becomes.keys where !questions.contains(id) {
        refuse("vervallen \(retirement.question)", "The question '\(id)' does not exist.")
      }
      for (id, answer) in retirement.becomes where parts.questions.first(where: { $0.id == id })?.option(answer) == nil {
        refuse("vervallen \(retirement.question)", "The question '\(id)' has no answer '\(answer)'.")
      }
      for answer in retirement.answers where parts.questions.first(where: { $0.id.text == retirement.question })?.option(answer) != nil {
        refuse("vervallen \(retirement.question)", "The answer '\(answer)' still exists.")
      }
    }
    return problems
  }

  private static func warningsMatchRules(_ parts: GuideParts) -> [GuideProblem] {
    let tables = parts.rules.model.decisions.filter { parts.warningTables.contains($0.id) }
    let given = Set(
      tables.flatMap(\.table.rules).compactMap { rule -> String? in
        if case .literal(.string(let text)) = rule.output { text } else { nil }
      })
    let known = Set(parts.warnings.map(\.id.text))
    return given.subtracting(known).sorted().map {
      GuideProblem(
        subject: "waarschuwing \($0)", message: "The rules give this warning, but it has no text.", remedy: "Add it to waarschuwingen.yaml."
      )
    }
      + known.subtracting(given).sorted().map {
        GuideProblem(
          subject: "waarschuwing \($0)", message: "No rule ever gives this warning.", remedy: "Add a rule, or remove the warning.")
      }
  }

  /// What pages show by name must exist: a page that prints less than it promises is worse than a refusal.
  private static func whatPagesShow(_ parts: GuideParts) -> [GuideProblem] {
    let pages = InfoPage.ID.allCases.filter { id in !parts.infoPages.contains { $0.id == id } }.map {
      GuideProblem(
        subject: "informatiepagina \($0.rawValue)", message: "The site links to this page, and it is missing.", remedy: "Add it to pages/.")
    }
    let laws = Outcome.Law.allCases.filter { law in !parts.terms.contains { $0.id == law.rawValue } }.map {
      GuideProblem(
        subject: "begrip \($0.rawValue)", message: "The start page explains this law, and the term is missing.",
        remedy: "Add it to terms.yaml.")
    }
    let payer =
      parts.attributes.contains { $0.series == .route && $0.id == Attribute.payer }
      ? []
      : [
        GuideProblem(
          subject: "kenmerk \(Attribute.payer)", message: "The start page says who pays, and this attribute is missing.",
          remedy: "Add it under kenmerken.")
      ]
    return pages + laws + payer
  }

  private static func pagesHoldEveryQuestion(_ parts: GuideParts) -> [GuideProblem] {
    let onPages = parts.pages.flatMap(\.questions)
    var problems: [GuideProblem] = []
    for question in parts.questions where onPages.filter({ $0 == question.id }).count != 1 {
      problems.append(
        GuideProblem(
          subject: "vraag \(question.id)", message: "The question does not stand on exactly one page.",
          remedy: "List it once under paginas."))
    }
    for id in onPages where !parts.questions.contains(where: { $0.id == id }) {
      problems.append(
        GuideProblem(subject: "pagina", message: "The page lists the question '\(id)', which does not exist.", remedy: "Correct the id."))
    }
    for page in parts.pages where page.questions.count > 1 && page.heading == nil {
      problems.append(
        GuideProblem(subject: "pagina \(page.id)", message: "A page with several questions needs a title.", remedy: "Add titel."))
    }
    return problems
  }

  private static func phrasesComplete(_ parts: GuideParts) -> [GuideProblem] {
    Phrase.allCases.filter { parts.phrases[$0] == nil }.map {
      GuideProblem(
        subject: "tekst \($0.rawValue)", message: "The interface needs this text, and it is missing.",
        remedy: "Add it to the texts of both languages.")
    }
  }
}

extension InputData.Domain {
  fileprivate var sortedValues: [String] {
    switch self {
    case .choice(let values), .subset(let values): values.map(\.description).sorted()
    case .ordered: []
    }
  }

  fileprivate var takesSeveral: Bool { if case .subset = self { true } else { false } }
}
