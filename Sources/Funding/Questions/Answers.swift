import Library

/// A checked answer to one question.
package enum Answer: Hashable, Sendable {
  /// "Weet ik niet": an answer, and the question stays open.
  case unknown
  case one(String)
  /// In the order of the options; empty means "none of these".
  case several([String])

  /// How "I do not know" is written everywhere.
  package static let unknownID = "weet-niet"
  /// How "none of these" is written where an empty list cannot be: in a URL and on a form.
  package static let noneID = "geen-van-deze"
}

/// The answers of one person. Only a guide can make them, from raw answers that fit its questions.
package struct Answers: Hashable, Sendable {
  package private(set) var values: [Question.ID: Answer]
  /// What was translated from an earlier edition.
  package private(set) var retirements: [Retirement]

  package static let none = Answers(values: [:])

  init(values: [Question.ID: Answer], retirements: [Retirement] = []) { (self.values, self.retirements) = (values, retirements) }

  package subscript(question: Question.ID) -> Answer? { values[question] }

  package func removing(_ questions: some Sequence<Question.ID>) -> Answers {
    var copy = self
    for question in questions { copy.values[question] = nil }
    return copy
  }

  func setting(_ question: Question.ID, to answer: Answer) -> Answers {
    var copy = self
    copy.values[question] = answer
    return copy
  }

  package var isEmpty: Bool { values.isEmpty }
}

/// An answer as it came in, not yet checked.
package enum RawAnswer: Hashable, Sendable {
  case text(String)
  case list([String])
  /// Something that can never be an answer, such as a number.
  case unusable
}

/// Why a raw answer cannot be used. Never holds the value that was sent.
package struct AnswerProblem: Hashable, Sendable {
  /// The key as it was sent. It may be anything: only for a JSON pointer, never for a page.
  package let question: String
  package let reason: Reason

  package enum Reason: Hashable, Sendable {
    case unknownQuestion
    case unknownAnswer
    case severalAnswers
    case contradictory
    case givenTwice
    case unusable
    case missing
  }

  package init(question: String, reason: Reason) {
    (self.question, self.reason) = (question, reason)
  }
}

extension Guide {
  /// What is wrong with an answer, in words.
  package func text(of problem: AnswerProblem) -> Text {
    let phrase: Phrase =
      switch problem.reason {
      case .unknownQuestion: .answerUnknownQuestion
      case .unknownAnswer: .answerUnknown
      case .severalAnswers: .answerSeveral
      case .contradictory: .answerContradictory
      case .givenTwice: .answerTwice
      case .unusable: .answerUnusable
      case .missing: .answerMissing
      }
    return self.text(phrase)
  }
}

extension Guide {
  /// Checks raw answers against the questions; all problems at once.
  package func answers(_ raw: [(question: String, answer: RawAnswer)]) -> Result<Answers, AnswerProblems> {
    var values: [Question.ID: Answer] = [:]
    var problems: [AnswerProblem] = []
    let (current, retirements) = translated(raw)
    for (key, answer) in current {
      guard let question = question(Question.ID(key)) else {
        let isRetired = self.retirements.contains { $0.question == key }
        let reason: AnswerProblem.Reason =
          if isRetired, case .list = answer { .severalAnswers } else { isRetired ? .unknownAnswer : .unknownQuestion }
        problems.append(AnswerProblem(question: key, reason: reason))
        continue
      }
      guard values[question.id] == nil else {
        problems.append(AnswerProblem(question: key, reason: .givenTwice))
        continue
      }
      switch question.parse(answer) {
      case .success(let value): values[question.id] = value
      case .failure(let problem): problems.append(problem)
      }
    }
    return problems.isEmpty ? .success(Answers(values: values, retirements: retirements)) : .failure(AnswerProblems(problems: problems))
  }
}

package struct AnswerProblems: Error, Hashable, Sendable {
  package let problems: [AnswerProblem]
}

extension Question {
  func parse(_ raw: RawAnswer) -> Result<Answer, AnswerProblem> {
    func refuse(_ reason: AnswerProblem.Reason) -> Result<Answer, AnswerProblem> {
      .failure(AnswerProblem(question: id.text, reason: reason))
    }
    let chosen: [String]
    switch raw {
    case .unusable: return refuse(.unusable)
    case .text(let text): chosen = [text]
    case .list(let list): chosen = list
    }
    // On its own it is written as a text, not as a list.
    if raw == .text(Answer.unknownID) { return .success(.unknown) }
    guard Set(chosen).count == chosen.count else { return refuse(.givenTwice) }
    switch kind {
    case .one:
      guard chosen.count == 1, case .text = raw else { return refuse(chosen.isEmpty ? .missing : .severalAnswers) }
      return option(chosen[0]) == nil ? refuse(.unknownAnswer) : .success(.one(chosen[0]))
    case .several:
      if raw == .text(Answer.noneID) { return .success(.several([])) }
      if chosen.contains(Answer.unknownID) || chosen.contains(Answer.noneID) { return refuse(.contradictory) }
      guard chosen.allSatisfy({ option($0) != nil }) else { return refuse(.unknownAnswer) }
      return .success(.several(options.map(\.id).filter(chosen.contains)))
    }
  }
}

extension AnswerProblem: Error {}
