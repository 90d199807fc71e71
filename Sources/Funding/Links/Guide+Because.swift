import Library

extension Guide {
  /// Why an item of knowledge is linked: what its rule says, and then the answers, and the outcomes and open questions, that the rule asks for.
  package func because(_ linked: LinkedKnowledge, _ language: Language) -> String {
    func sentence(_ phrase: Phrase, given: Bool) -> String? {
      let words = linked.reasons.filter { $0.isGiven == given }.map { self.words($0, language) }
      return words.isEmpty ? nil : self.phrase(phrase, language, ["wat": words.joined(separator: "; ")])
    }
    let answers = sentence(.linkedBecauseAnswers, given: true)
    let others = sentence(answers == nil ? .linkedBecause : .linkedAndBecause, given: false)
    return [CitedText(linked.rule.description)[language], answers, others].compactMap(\.self).joined(separator: " ")
  }

  private func words(_ reason: LinkedKnowledge.Reason, _ language: Language) -> String {
    switch reason {
    case .outcome(let id, let status):
      let name = library[id].short[language]
      return phrase(Self.phrase(of: status), language, ["wat": name])
    case .answer(let id, let answer):
      let question = library[id]
      guard let answer else { return phrase(.linkedOpen, language, ["vraag": question.short[language]]) }
      let options: [String] =
        switch answer {
        case .one(let option): [option]
        case .several(let options): options
        case .unknown: []
        }
      let labels = options.compactMap { question.option($0)?.label[language] }
      let given = labels.isEmpty ? phrase(.linkedNoneOfThese, language) : labels.joined(separator: ", ")
      return phrase(.linkedAnswer, language, ["vraag": question.short[language], "antwoord": given])
    }
  }

  private static func phrase(of status: Status) -> Phrase {
    switch status {
    case .fits: .linkedFits
    case .fitsAfter: .linkedFitsAfter
    case .fitsNot, .notInForce: .linkedFitsNot
    case .unknown: .linkedCanFit
    }
  }
}
