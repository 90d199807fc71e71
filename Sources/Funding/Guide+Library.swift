import DMN
import Library
import Tools

/// What the guide knows, by kind.
extension Guide {
  package var pages: [QuestionPage] { library[QuestionPage.self].items }
  package var questions: [Question] { library[Question.self].items }
  package var outcomes: [Outcome] { library[Outcome.self].items }
  package var attributes: [Attribute] { library[Attribute.self].items }
  package var deliveryForms: [DeliveryForm] { library[DeliveryForm.self].items }
  package var warnings: [Warning] { library[Warning.self].items }
  package var facts: [Fact] { library[Fact.self].items }
  package var sources: [Source] { library[Source.self].items }
  package var terms: [Term] { library[Term.self].items }
  package var readers: [Reader] { library[Reader.self].items }
  package var retirements: [Retirement] { library[Retirement.self].items }
  package var moments: [Moment] { library[Moment.self].items }
  package var contacts: [Contact] { library[Contact.self].items }
  package var sheets: [ConversationSheet] { library[ConversationSheet.self].items }

  package var knowledgeKinds: [KnowledgeKind] { library[KnowledgeKind.self].items }
  package var knowledgeTraits: [KnowledgeTrait] { library[KnowledgeTrait.self].items }
  package var knowledge: [KnowledgeItem] { library[KnowledgeItem.self].items }

  package func tool(_ id: Tool.ID) -> ReadyTool? { tools.first { $0.tool.id == id } }
  /// What changed in the content, the last first.
  package var changes: [ContentChange] { library[ContentChange.self].sorted { ($1.date, $1.id) < ($0.date, $0.id) } }

  package var rules: CompiledModel { decision.rules }
  package var warningTables: [String] { decision.warningTables }
  package var index: OpenIndex { decision.index }

  package func question(_ id: Question.ID) -> Question? { library.find(id) }
  package func outcome(_ id: Outcome.ID) -> Outcome? { library.find(id) }
  package func fact(_ id: Fact.ID) -> Fact? { library.find(id) }
  package func source(_ id: Source.ID) -> Source? { library.find(id) }
  package func page(_ id: QuestionPage.ID) -> QuestionPage? { library.find(id) }
  package func page(of question: Question.ID) -> QuestionPage? { pages.first { $0.questions.contains(question) } }
  package func warning(_ id: Warning.ID) -> Warning? { library.find(id) }
  package func reader(_ id: Reader.ID) -> Reader? { library.find(id) }
  /// Whom a step sends to.
  package func contact(of step: FirstStep) -> Contact? { step.contact.map { library[$0] } }
  /// When a step can be done.
  package func moment(of step: FirstStep) -> Moment? { step.moment.map { library[$0] } }
  package func sheet(_ id: ConversationSheet.ID) -> ConversationSheet? { library.find(id) }
  package func attributes(_ series: Attribute.Series) -> [Attribute] { attributes.filter { $0.series == series } }

  /// The facts behind ids, in the given order, each once.
  package func facts(_ ids: [Fact.ID]) -> [Fact] { library[ids] }
}
