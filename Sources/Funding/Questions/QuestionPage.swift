import Library

/// A page of the interview: one question, or a few that belong together.
package struct QuestionPage: Sendable {
  package typealias ID = Identifier<QuestionPage>

  package let id: ID
  package let questions: [Question.ID]
  /// The heading and introduction of a page with several questions.
  package let heading: Text?
  package let introduction: Text?

  package init(id: ID, questions: [Question.ID], heading: Text?, introduction: Text?) {
    (self.id, self.questions, self.heading, self.introduction) = (id, questions, heading, introduction)
  }
}
