import Library

extension Guide {
  /// The answers as they would be after these changes.
  package func applying(_ changes: [AnswerChange], to answers: Answers) -> Answers {
    changes.reduce(answers) { answers, change in
      switch change.demand {
      case .becomes(let answer): answers.setting(change.question, to: answer)
      case .includes(let included, let excluded):
        answers.setting(change.question, to: .several(members(of: change.question, answers, included, excluded)))
      }
    }
  }

  private func members(
    of id: Question.ID, _ answers: Answers, _ included: [String], _ excluded: [String]
  ) -> [String] {
    let question = library[id]
    var chosen = Set(included)
    if case .several(let now) = answers[id] { chosen.formUnion(now) }
    chosen.subtract(excluded)
    return question.options.map(\.id).filter(chosen.contains)
  }
}
