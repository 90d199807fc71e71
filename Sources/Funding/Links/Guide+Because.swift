import Library

extension Guide {
  /// Why an item of knowledge is linked, in one sentence: the answers and outcomes that its rule asks for.
  package func because(_ linked: LinkedKnowledge, _ language: Language) -> String {
    let reasons = linked.reasons.map { words($0, language) }
    let because = phrase(.linkedBecause, language, ["wat": reasons.joined(separator: "; ")])
    // What a rule says is Dutch.
    return language == .nl ? CitedText(linked.rule.description).text + " " + because : because
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
