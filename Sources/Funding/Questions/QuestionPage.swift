import Library

/// A page of the interview: one question, or a few that belong together.
package final class QuestionPage: ContentItem {
  package static let itemKind = ContentKind("pagina", english: "question page")

  package let id: Identifier<QuestionPage>
  package let origin: Origin
  package let questions: [Question.ID]
  /// The heading and introduction of a page with several questions.
  package let heading: Text?
  package let introduction: Text?

  package init(id: Identifier<QuestionPage>, origin: Origin, questions: [Question.ID], heading: Text?, introduction: Text?) {
    self.origin = origin
    (self.id, self.questions, self.heading, self.introduction) = (id, questions, heading, introduction)
  }

  package var texts: [Text] {
    [heading, introduction].compactMap(\.self)
  }
  package var references: [Reference] {
    questions.references()
  }
}
