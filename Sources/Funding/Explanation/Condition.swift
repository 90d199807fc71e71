import FEEL
import Library

/// One condition of an outcome, with how it stands for this person and what it rests on.
package struct Condition: Sendable {
  /// The same condition in several outcomes has one number.
  package let number: Int
  /// The question or the computed condition it is about.
  package let subject: Subject
  package let state: State
  /// What it rests on.
  let ground: FactList
  /// For a computed condition: the ways in which it can hold; within one way every condition must hold.
  package let alternatives: [[Condition]]

  package enum Subject: Hashable, Sendable {
    /// A question must have one of these answers.
    case answer(Question.ID, accepted: [String])
    /// A question with several answers must, or must not, include this one.
    case member(Question.ID, String, included: Bool)
    /// A condition that the rules compute must, or must not, hold.
    case computed(String, holds: Bool)
    /// The date of the advice must lie within the term of the legal basis.
    case date
  }

  package enum State: String, CaseIterable, Hashable, Sendable {
    case met = "voldaan"
    case notMet = "niet-voldaan"
    case open
  }

  /// The question a person would change to change this condition directly.
  package var question: Question.ID? {
    switch subject {
    case .answer(let id, _), .member(let id, _, _): id
    case .computed, .date: nil
    }
  }

  package var facts: [Fact.ID] { ground.ids }

  /// This condition and everything below it.
  package var flattened: [Condition] { [self] + alternatives.flatMap { $0.flatMap(\.flattened) } }
}

extension Guide {
  /// How a condition stands, in a sentence that is true as it is and names the answer that was given.
  package func sentence(of condition: Condition, _ answers: Answers, on date: CalendarDate, _ language: Language) -> String {
    sentences(language).sentence(of: condition) { named in
      switch named {
      case .answer(let question): answers[question.id].map { label(of: $0, question, language) } ?? ""
      case .date: text(of: date, language)
      }
    }
  }
}

extension Guide {
  /// What a condition asks of anyone, without answers.
  package func requirement(_ subject: Condition.Subject, _ language: Language) -> String {
    switch subject {
    case .answer(let id, let accepted):
      let question = library[id]
      return question.short[language] + ": "
        + accepted.compactMap { question.option($0)?.label[language] }.joined(separator: phrase(.listOr, language))
    case .member(let id, let member, let included):
      let question = library[id]
      let label = question.option(member)?.label[language] ?? member
      return question.short[language] + ": " + (included ? label : phrase(.notThis, language, ["wat": label]))
    case .computed(let id, let holds):
      return library[ConditionText.ID(id)].sentences(whenNeeded: holds).met[language]
    case .date: return phrase(.conditionDate, language)
    }
  }
}
