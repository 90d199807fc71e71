import DMN
import FEEL
import Library

/// The whole guide: questions, rules, outcomes, facts and texts, checked to fit together.
///
/// Having a `Guide` is the proof that the content was checked: only `Guide(checking:)` makes one. Everything it
/// concludes is a pure function of the answers and the date of the advice (`peildatum`).
package struct Guide: Sendable {
  package let edition: Edition
  package let pages: [QuestionPage]
  package let questions: [Question]
  package let outcomes: [Outcome]
  package let attributes: [Attribute]
  package let deliveryForms: [DeliveryForm]
  package let warnings: [Warning]
  package let facts: [Fact]
  package let sources: [Source]
  package let terms: [Term]
  package let tree: GuideTree
  package let infoPages: [InfoPage]
  /// The wording of the yes/no conditions that the rules compute.
  package let conditionTexts: [String: ConditionText]
  package let phrases: [Phrase: Text]
  /// The facts that texts of the interface rest on.
  package let phraseFacts: [Phrase: [Fact.ID]]
  package let readers: [Reader]
  package let retirements: [Retirement]
  package let contacts: [Contact]
  package let moments: [Moment]
  package let sheets: [ConversationSheet]
  /// Every rule: of the outcomes, and after them of the warnings.
  package let rules: CompiledModel
  /// The decisions that collect warnings.
  package let warningTables: [String]
  /// The outcomes of the rules for any mix of known and open answers, in the order of `outcomes`.
  package let index: OpenIndex
  /// How the rules come to each outcome.
  let outlines: [Outcome.ID: OutcomeOutline]

  private let questionIndex: [Question.ID: Int]
  private let outcomeIndex: [Outcome.ID: Int]
  private let factIndex: [Fact.ID: Int]

  /// The input that holds the date of the advice.
  package static let dateInput = "peildatum"

  /// - Throws: every way in which the parts do not fit together.
  package init(checking parts: GuideParts) throws(GuideProblems) {
    let problems = GuideChecks.problems(in: parts)
    guard problems.isEmpty else { throw GuideProblems(problems: problems) }
    edition = parts.edition
    pages = parts.pages
    questions = parts.questions
    outcomes = parts.outcomes
    attributes = parts.attributes
    deliveryForms = parts.deliveryForms
    warnings = parts.warnings
    facts = parts.facts
    sources = parts.sources
    terms = parts.terms
    tree = try GuideTree(parts)
    infoPages = parts.infoPages
    conditionTexts = parts.conditionTexts
    phrases = parts.phrases
    phraseFacts = parts.phraseFacts
    readers = parts.readers
    retirements = parts.retirements
    contacts = parts.contacts
    moments = parts.moments
    sheets = parts.sheets
    rules = parts.rules
    warningTables = parts.warningTables
    index = parts.index
    let reader = OutlineReader(model: parts.rules.model, questions: parts.questions)
    outlines = Dictionary(
      uniqueKeysWithValues: parts.outcomes.compactMap { outcome in
        parts.rules.model.decision(outcome.id.text).map { (outcome.id, reader.outline(of: $0)) }
      })
    questionIndex = Dictionary(uniqueKeysWithValues: parts.questions.enumerated().map { ($1.id, $0) })
    outcomeIndex = Dictionary(uniqueKeysWithValues: parts.outcomes.enumerated().map { ($1.id, $0) })
    factIndex = Dictionary(uniqueKeysWithValues: parts.facts.enumerated().map { ($1.id, $0) })
  }

  package func question(_ id: Question.ID) -> Question? { questionIndex[id].map { questions[$0] } }
  package func outcome(_ id: Outcome.ID) -> Outcome? { outcomeIndex[id].map { outcomes[$0] } }
  package func fact(_ id: Fact.ID) -> Fact? { factIndex[id].map { facts[$0] } }
  package func source(_ id: Source.ID) -> Source? { sources.first { $0.id == id } }
  package func page(_ id: QuestionPage.ID) -> QuestionPage? { pages.first { $0.id == id } }
  package func page(of question: Question.ID) -> QuestionPage? { pages.first { $0.questions.contains(question) } }
  package func warning(_ id: Warning.ID) -> Warning? { warnings.first { $0.id == id } }
  package func reader(_ id: Reader.ID) -> Reader? { readers.first { $0.id == id } }
  package func contact(_ id: Contact.ID) -> Contact? { contacts.first { $0.id == id } }
  package func moment(_ id: Moment.ID) -> Moment? { moments.first { $0.id == id } }
  package func sheet(_ id: ConversationSheet.ID) -> ConversationSheet? { sheets.first { $0.id == id } }
  package func infoPage(_ id: InfoPage.ID) -> InfoPage? { infoPages.first { $0.id == id } }
  package func attributes(_ series: Attribute.Series) -> [Attribute] { attributes.filter { $0.series == series } }

  /// The facts behind ids, in the given order, each once.
  package func facts(_ ids: some Sequence<Fact.ID>) -> [Fact] {
    var seen = Set<Fact.ID>()
    return ids.compactMap { seen.insert($0).inserted ? fact($0) : nil }
  }

  /// A text of the interface. Checked at loading: every phrase exists in every language.
  package func phrase(_ phrase: Phrase, _ language: Language, _ values: [String: String] = [:]) -> String {
    phrases[phrase]?.filled(language, values) ?? phrase.rawValue
  }
}

/// Everything a guide is made of, read but not yet checked together.
package struct GuideParts: Sendable {
  package var edition: Edition
  package var pages: [QuestionPage]
  package var questions: [Question]
  package var outcomes: [Outcome]
  package var attributes: [Attribute]
  package var deliveryForms: [DeliveryForm]
  package var warnings: [Warning]
  package var facts: [Fact]
  package var sources: [Source]
  package var terms: [Term]
  package var tree: TreeContent
  package var infoPages: [InfoPage]
  package var conditionTexts: [String: ConditionText]
  package var phrases: [Phrase: Text]
  package var phraseFacts: [Phrase: [Fact.ID]]
  package var readers: [Reader]
  package var retirements: [Retirement]
  package var contacts: [Contact]
  package var moments: [Moment]
  package var sheets: [ConversationSheet]
  package var rules: CompiledModel
  package var warningTables: [String]
  package var index: OpenIndex

  package init(
    edition: Edition, pages: [QuestionPage], questions: [Question], outcomes: [Outcome], attributes: [Attribute],
    deliveryForms: [DeliveryForm], warnings: [Warning], facts: [Fact], sources: [Source], terms: [Term],
    tree: TreeContent, infoPages: [InfoPage], conditionTexts: [String: ConditionText], phrases: [Phrase: Text],
    phraseFacts: [Phrase: [Fact.ID]], readers: [Reader], retirements: [Retirement], contacts: [Contact], moments: [Moment],
    sheets: [ConversationSheet], rules: CompiledModel, warningTables: [String], index: OpenIndex
  ) {
    self.edition = edition
    self.pages = pages
    self.questions = questions
    self.outcomes = outcomes
    self.attributes = attributes
    self.deliveryForms = deliveryForms
    self.warnings = warnings
    self.facts = facts
    self.sources = sources
    self.terms = terms
    self.tree = tree
    self.infoPages = infoPages
    self.conditionTexts = conditionTexts
    self.phrases = phrases
    self.phraseFacts = phraseFacts
    self.readers = readers
    self.retirements = retirements
    self.contacts = contacts
    self.moments = moments
    self.sheets = sheets
    self.rules = rules
    self.warningTables = warningTables
    self.index = index
  }
}

/// A way in which parts of the content do not fit together.
package struct GuideProblem: Hashable, Sendable {
  /// The element that is wrong: `vraag mdr`, `uitkomst zvw`.
  package let subject: String
  package let message: String
  package let remedy: String

  package init(subject: String, message: String, remedy: String) {
    (self.subject, self.message, self.remedy) = (subject, message, remedy)
  }
}

package struct GuideProblems: Error, Sendable {
  package let problems: [GuideProblem]
}
