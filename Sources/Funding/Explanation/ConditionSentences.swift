import Library

/// How conditions are worded in one language, for each way in which they can stand. Only what a sentence names of one person is left open; the
/// rest is put together once.
struct ConditionSentences: Sendable {
  /// What a sentence names.
  enum Named: Sendable {
    /// The answer that was given to a question.
    case answer(Question)
    case date
  }

  fileprivate struct Sentence: Sendable {
    /// What is named stands between each two of them.
    let pieces: [String]
    let named: Named?
  }

  /// Per number of a condition, and there per state.
  private let sentences: [Sentence]
  private static let states = Condition.State.allCases.count

  /// - Parameter subjects: what each condition is about, by its number.
  init(_ subjects: [Condition.Subject], _ library: Library, _ wording: Wording, _ language: Language) {
    let writer = SentenceWriter(library: library, wording: wording, language: language)
    sentences = subjects.flatMap { subject in Condition.State.allCases.map { writer.sentence(subject, $0) } }
  }

  /// - Parameter words: what is named, in words.
  func sentence(of condition: Condition, _ words: (Named) -> String) -> String {
    let sentence = sentences[condition.number * Self.states + condition.state.place]
    guard let named = sentence.named, sentence.pieces.count > 1 else { return sentence.pieces[0] }
    return sentence.pieces.joined(separator: words(named))
  }
}

/// Puts one sentence together, as far as it goes without a person.
private struct SentenceWriter {
  let library: Library
  let wording: Wording
  let language: Language

  func sentence(_ subject: Condition.Subject, _ state: Condition.State) -> ConditionSentences.Sentence {
    switch subject {
    case .answer(let id, let accepted):
      let question = library[id]
      let needed = accepted.compactMap { question.option($0)?.label[language] }.joined(separator: "’\(wording[.listOr][language])‘")
      return sentence(state, of: question, needed: needed)
    case .member(let id, let member, let included):
      let question = library[id]
      let label = question.option(member)?.label[language] ?? member
      return sentence(state, of: question, needed: included ? label : wording[.notThis].filled(language, ["wat": label]))
    case .computed(let id, let holds):
      return ConditionSentences.Sentence(
        pieces: [library[ConditionText.ID(id)].sentences(whenNeeded: holds)[state][language]], named: nil)
    case .date:
      return sentence(wording[state == .notMet ? .conditionDateNotMet : .conditionDateMet][language], open: "datum", .date)
    }
  }

  private func sentence(_ state: Condition.State, of question: Question, needed: String) -> ConditionSentences.Sentence {
    let phrase: Phrase =
      switch state {
      case .met: .answerMet
      case .notMet: .answerNotMet
      case .open: .answerStillOpen
      }
    let text = wording[phrase].filled(language, ["vraag": question.short[language], "nodig": needed])
    return sentence(text, open: "antwoord", .answer(question))
  }

  /// - Parameter open: the name in the text that is not filled in yet.
  private func sentence(_ text: String, open: String, _ named: ConditionSentences.Named) -> ConditionSentences.Sentence {
    var (pieces, rest) = ([String](), text[...])
    while let place = rest.firstRange(of: "{\(open)}") {
      pieces.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    return ConditionSentences.Sentence(pieces: pieces + [String(rest)], named: named)
  }
}

extension Condition.State {
  fileprivate var place: Int {
    switch self {
    case .met: 0
    case .notMet: 1
    case .open: 2
    }
  }
}
