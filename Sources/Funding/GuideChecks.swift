import DMN
import FEEL
import Library

/// The ways in which content parts must fit together before they are a guide. What holds for every kind of content alike (ids, references,
/// origins) the library itself says.
enum GuideChecks {
  static func problems(in parts: GuideParts) -> [LibraryProblem] {
    let own =
      optionsAndSigns(parts.library) + pagesHoldEveryQuestion(parts.library) + retirements(parts.library) + whatPagesShow(parts.library)
    return parts.library.problems + own + questionsMatchRules(parts) + outcomesMatchRules(parts) + conditionsMatchRules(parts)
      + warningsMatchRules(parts) + TreeChecks.problems(in: parts) + LinkChecks.problems(in: parts)
      + ToolGuideChecks.problems(in: parts.library)
  }

  // MARK: By themselves

  private static func optionsAndSigns(_ library: Library) -> [LibraryProblem] {
    let outcomes = library[Outcome.self]
    let signs = outcomes.filter { outcome in outcomes.first { $0.sign == outcome.sign }?.id != outcome.id }
    let questions = library[Question.self].filter { Set($0.options.map(\.id)).count != $0.options.count }
    return signs.map { LibraryProblem($0, "Its sign '\($0.sign)' is used twice.", "Give each outcome its own sign.") }
      + questions.map { LibraryProblem($0, "An answer stands here twice.", "Give each answer its own id.") }
  }

  private static func pagesHoldEveryQuestion(_ library: Library) -> [LibraryProblem] {
    let onPages = library[QuestionPage.self].flatMap(\.questions)
    let questions = library[Question.self].filter { question in onPages.count { $0 == question.id } != 1 }
    let pages = library[QuestionPage.self].filter { $0.questions.count > 1 && $0.heading == nil }
    return questions.map { LibraryProblem($0, "The question does not stand on exactly one page.", "List it once under paginas.") }
      + pages.map { LibraryProblem($0, "A page with several questions needs a title.", "Add titel.") }
  }

  private static func retirements(_ library: Library) -> [LibraryProblem] {
    var problems: [LibraryProblem] = []
    for retirement in library[Retirement.self] {
      for (id, answer) in retirement.becomes {
        guard let question = library.find(id), question.option(answer) == nil else { continue }
        problems.append(LibraryProblem(retirement, "The question '\(id)' has no answer '\(answer)'.", "Correct the id."))
      }
      for answer in retirement.answers where library.find(Question.ID(retirement.question))?.option(answer) != nil {
        problems.append(LibraryProblem(retirement, "The answer '\(answer)' still exists.", "Take it out of the list."))
      }
    }
    return problems
  }

  /// What the program shows by name must exist: a page that prints less than it promises is worse than a refusal.
  private static func whatPagesShow(_ library: Library) -> [LibraryProblem] {
    let needed: [(Reference, file: String, why: String)] =
      InfoPage.Name.allCases.map { ($0.id.reference, "pages", "The site links to this page") }
      + Outcome.Law.allCases.map { (Term.ID($0.rawValue).reference, "terms.yaml", "The start page explains this law") }
      + [(Attribute.reference(.route, Attribute.payer), "outcomes/uitkomsten.yaml", "The start page says who pays")]
      + Phrase.allCases.map { (InterfaceText.ID($0.rawValue).reference, "texts", "The program says this") }
    let known = Set(library.items.map(\.reference))
    return needed.filter { !known.contains($0.0) }.map { reference, file, why in
      LibraryProblem(
        origin: Origin(file: file, line: 0), subject: reference.description, message: "\(why), and it is missing.", remedy: "Add it.")
    }
  }

  // MARK: With the rules

  private static func questionsMatchRules(_ parts: GuideParts) -> [LibraryProblem] {
    var problems: [LibraryProblem] = []
    for input in parts.rules.model.inputs where input.id != Guide.dateInput {
      guard let question = parts.library.find(Question.ID(input.id)) else {
        problems.append(
          LibraryProblem(
            origin: Origin(file: parts.ruleFiles.routes, line: input.line), subject: "inputData \(input.id)",
            message: "The rules ask for '\(input.id)', but no question has that id.", remedy: "Add the question, or remove the input."))
        continue
      }
      let values = question.options.map { Value.string($0.id) }
      let expected: InputData.Domain = question.isSeveral ? .subset(values) : .choice(values)
      if input.domain.sortedValues != expected.sortedValues || input.domain.takesSeveral != expected.takesSeveral {
        problems.append(
          LibraryProblem(
            question, "The answers of the question and the values in the rules differ.",
            "Use the same ids in the question and in allowedValues."))
      }
    }
    for question in parts.library[Question.self] where parts.rules.model.input(question.id.text) == nil {
      problems.append(
        LibraryProblem(question, "No rule knows this question.", "Add it to the rules as inputData, or remove the question."))
    }
    if parts.rules.model.input(Guide.dateInput)?.domain != .ordered(.date) {
      problems.append(
        LibraryProblem(
          origin: Origin(file: parts.ruleFiles.routes, line: 0), subject: "inputData \(Guide.dateInput)",
          message: "The rules have no date input '\(Guide.dateInput)'.",
          remedy: "Add an inputData with id '\(Guide.dateInput)' and type date."))
    }
    return problems
  }

  private static func outcomesMatchRules(_ parts: GuideParts) -> [LibraryProblem] {
    parts.library[Outcome.self].compactMap { outcome in
      guard let decision = parts.rules.model.decision(outcome.id.text) else {
        return LibraryProblem(outcome, "The rules have no decision with this id.", "Add the decision table, or remove the outcome.")
      }
      let isStatus = decision.table.rules.map(\.output).allSatisfy { output in
        guard case .literal(.string(let text)) = output, let status = Status(rawValue: text) else { return false }
        return status != .unknown
      }
      return isStatus
        ? nil
        : LibraryProblem(
          outcome, "A rule gives something that is no status.", "Use past, past-na-voldoen, past-niet or niet-van-kracht.")
    }
  }

  /// Every yes/no decision of the routes needs words.
  private static func conditionsMatchRules(_ parts: GuideParts) -> [LibraryProblem] {
    let ofRoutes = Set(parts.library[RuleRow.self].filter { $0.origin.file == parts.ruleFiles.routes }.map(\.decision))
    let computed = parts.rules.model.decisions.filter { decision in
      ofRoutes.contains(decision.id) && decision.table.rules.contains { $0.output == .literal(.boolean(true)) }
    }
    let texts = parts.library[ConditionText.self]
    return computed.filter { texts.find(Identifier($0.id)) == nil }.map {
      LibraryProblem(
        origin: Origin(file: "questions/voorwaarden.yaml", line: 0), subject: "voorwaarde \($0.id)",
        message: "The condition '\($0.id)' of the rules has no text.", remedy: "Add it.")
    }
      + texts.filter { text in !computed.contains { $0.id == text.id.text } }.map {
        LibraryProblem($0, "No rule computes the condition '\($0.id)'.", "Correct the id, or remove it.")
      }
  }

  private static func warningsMatchRules(_ parts: GuideParts) -> [LibraryProblem] {
    let collecting = parts.rules.model.decisions.filter { parts.warningTables.contains($0.id) }
    var given: [String: Int] = [:]
    for rule in collecting.flatMap(\.table.rules) {
      if case .literal(.string(let text)) = rule.output { given[text] = given[text] ?? rule.line }
    }
    let warnings = parts.library[Warning.self]
    if let excess = warnings.dropFirst(64).first { return [LibraryProblem(excess, "A guide takes at most 64 warnings.", "Join some.")] }
    return given.filter { warnings.find(Identifier($0.key)) == nil }.sorted { $0.key < $1.key }.map {
      LibraryProblem(
        origin: Origin(file: parts.ruleFiles.warnings, line: $0.value), subject: "waarschuwing \($0.key)",
        message: "The rules give this warning, but it has no text.", remedy: "Add it to waarschuwingen.yaml.")
    }
      + warnings.filter { given[$0.id.text] == nil }.map {
        LibraryProblem($0, "No rule ever gives this warning.", "Add a rule, or remove the warning.")
      }
  }
}

extension InputData.Domain {
  var sortedValues: [String] {
    switch self {
    case .choice(let values), .subset(let values): values.map(\.description).sorted()
    case .ordered: []
    }
  }

  var takesSeveral: Bool { if case .subset = self { true } else { false } }
}
