import Library

/// An answer of an earlier edition that the rules do not know any more, and what becomes of it. Old links, files and requests
/// keep working; nothing is guessed, and the reader is told.
package struct Retirement: ContentItem, Hashable {
  package static let itemKind = ContentKind("vervallen", english: "retired answer")

  package let origin: Origin
  /// The id of the question, which need not exist any more.
  package let question: String
  package let answers: [String]
  /// The questions whose answers are left out, so that they are asked again.
  package let asksAgain: [Question.ID]
  /// What another question gets as its answer, where it has none.
  package let becomes: [Question.ID: String]
  /// What changed, for the reader.
  package let text: Text

  package init(origin: Origin, question: String, answers: [String], asksAgain: [Question.ID], becomes: [Question.ID: String], text: Text) {
    self.origin = origin
    (self.question, self.answers, self.asksAgain, self.becomes, self.text) = (question, answers, asksAgain, becomes, text)
  }

  package var id: Identifier<Retirement> { Identifier("\(question)=\(answers.joined(separator: "/"))") }
  package var texts: [Text] { [text] }
  package var references: [Reference] { (asksAgain + becomes.keys.sorted()).references() }
}

extension Guide {
  /// Raw answers with what is retired translated, and what was translated.
  func translated(
    _ raw: [(question: String, answer: RawAnswer)]
  ) -> (raw: [(question: String, answer: RawAnswer)], used: [Retirement]) {
    var used: [Retirement] = []
    var kept: [(question: String, answer: RawAnswer)] = []
    for (key, answer) in raw {
      if case .text(let text) = answer, let retirement = retirements.first(where: { $0.question == key && $0.answers.contains(text) }),
        !used.contains(where: { $0.question == key })
      {
        used.append(retirement)
      } else {
        kept.append((key, answer))
      }
    }
    for retirement in used {
      kept.removeAll { entry in retirement.asksAgain.contains { $0.text == entry.question } }
    }
    for retirement in used {
      for (question, answer) in retirement.becomes.sorted(by: { $0.key < $1.key })
      where !kept.contains(where: { $0.question == question.text }) {
        kept.append((question.text, .text(answer)))
      }
    }
    return (kept, used)
  }
}
