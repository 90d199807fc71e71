import DMN
import FEEL
import Library

/// What the content says about the decision tree. The tree itself follows from the rules.
package struct TreeContent: Sendable {
  /// The words for a question of the tree.
  package struct Question: ContentItem {
    package static let itemKind = ContentKind("boom", english: "question of the tree", plural: "questions of the tree")

    /// The id of a question of the guide, or of a decision that is asked as a whole; for one answer that is asked about by itself
    /// also that answer, after a slash: `rol-product/levert-zorg`.
    package let id: Identifier<Question>
    package let origin: Origin
    package let text: Text
    package let answers: [Answer]

    package init(id: Identifier<Question>, origin: Origin, text: Text, answers: [Answer]) {
      (self.id, self.origin, self.text, self.answers) = (id, origin, text, answers)
    }

    package var texts: [Text] { [text] + answers.flatMap { [$0.text] + [$0.end].compactMap(\.self) } }
    package var references: [Reference] { answers.flatMap { $0.facts.references() } }
    package var grounds: [[Fact.ID]] { answers.map(\.facts) }

    func answer(_ value: Value) -> Answer? { answers.first { $0.value == value } }
  }

  /// The words for an answer, and what they rest on.
  package struct Answer: Sendable {
    /// The id of an answer; `true` or `false` for a decision.
    package let id: String
    package let text: Text
    /// What the tree shows when this answer leads to none of the outcomes.
    package let end: Text?
    package let facts: [Fact.ID]

    package init(id: String, text: Text, end: Text?, facts: [Fact.ID]) {
      (self.id, self.text, self.end, self.facts) = (id, text, end, facts)
    }

    var value: Value { id == "true" ? .boolean(true) : id == "false" ? .boolean(false) : .string(id) }
  }

  /// What is asked, in this order: ids of questions and decisions.
  package let order: [String]
  package let origin: Origin
  /// What the tree takes as given, so that it stays small enough to follow: raw answers, checked with the tree.
  package let assumptions: [(question: String, answer: RawAnswer)]
  /// The outcomes that the tree leads to.
  package let outcomes: [Outcome.ID]
  package let questions: [Question]

  package init(
    origin: Origin, order: [String], assumptions: [(question: String, answer: RawAnswer)], outcomes: [Outcome.ID], questions: [Question]
  ) {
    self.origin = origin
    (self.order, self.assumptions, self.outcomes, self.questions) = (order, assumptions, outcomes, questions)
  }

  package func question(_ id: String) -> Question? { questions.first { $0.id.text == id } }
}
