import Library

extension Guide {
  /// Every problem on a line: where it is as a JSON pointer, what it is, and what would be right.
  package func describe(_ failure: RequestProblems, _ language: Language) -> String {
    failure.problems.map { problem in
      let place = problem.pointer.isEmpty ? "" : problem.pointer + ": "
      return place + problem.text[language] + (remedy(problem.pointer, language).map { " " + $0 } ?? "")
    }.joined(separator: "\n")
  }

  /// For an answer that is wrong: those that can be given. For a question that does not exist: the one that looks like it.
  private func remedy(_ pointer: String, _ language: Language) -> String? {
    let prefix = "/antwoorden/"
    guard pointer.hasPrefix(prefix) else { return nil }
    let key = String(pointer.dropFirst(prefix.count))
    if let question = question(Question.ID(key)) {
      let choices = question.options.map(\.id) + [Answer.unknownID]
      return phrase(.adviseChoices, language, ["wat": choices.joined(separator: ", ")])
    }
    return SimilarName.of(key, among: questions.map(\.id.text)).map { phrase(.adviseMeant, language, ["wat": $0]) }
  }
}
