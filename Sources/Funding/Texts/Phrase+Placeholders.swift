import Library

extension Phrase {
  /// What the program fills in where the text says `{name}`. A text can leave one out; it cannot name another.
  package var placeholders: Set<String> {
    switch self {
    case .askProgress, .startPromiseTime, .disputesTitle, .groundIntro, .whyLinkSteps, .showFacts, .sourcesLead, .factsLead, .termsLead,
      .furtherOpenOne, .furtherOpen:
      ["aantal"]
    case .askGiven: ["antwoord"]
    case .answerNotMetShort: ["antwoord", "vraag"]
    case .answerMet, .answerNotMet, .answerStillOpen: ["antwoord", "nodig", "vraag"]
    case .verdictIf: ["antwoord", "wat"]
    case .conditionDateMet, .conditionDateNotMet, .startPracticalDate, .keepDate, .validFrom, .validUntil, .contactChecked: ["datum"]
    case .footerEdition, .startPracticalEdition: ["datum", "editie"]
    case .adviceDateEdition: ["datum", "editie", "kenmerk"]
    case .keepEdition: ["editie", "kenmerk"]
    case .error500Reference: ["kenmerk"]
    case .sourcesLine: ["feiten"]
    case .adviseNoJSON: ["fout", "plaats"]
    case .holdsForYear, .outdatedYear, .validYear: ["jaar"]
    case .changeFromTo: ["naar", "van", "vraag"]
    case .changeOpenTo: ["naar", "vraag"]
    case .wayNumber, .factTitle: ["nummer"]
    case .progress: ["nummer", "totaal"]
    case .verdictMissingOne, .verdictMissing, .verdictAlsoOpen, .verdictThenOne, .verdictThen: ["ontbreekt", "vragen", "wat"]
    case .lineOne, .lineMany: ["regels"]
    case .verdictOneQuestion, .whyWeAskAbout, .changeWhat: ["vraag"]
    case .verdictOneOpen, .verdictSomeOpen: ["vragen", "wat"]
    case .notThis, .verdictFits, .verdictPossible, .verdictFitsDisputed, .alsoHere, .stillPossible, .adviseChoices, .adviseMeant, .allAbout,
      .treeLeadsTo, .treeMayLeadTo, .treeAssumes, .treeAssumesOther, .calendarCloses, .calendarOpens:
      ["wat"]
    case .deciderLine, .sheetFor: ["wie"]
    case .apiFaults, .apiTooLarge: ["aantal"]
    case .apiManyFaults: ["aantal", "getoond", "rest"]
    case .apiMethod, .apiParameterUnknown, .apiParameterChoice, .apiParameterSeveral: ["wat"]
    case .apiFailed: ["kenmerk"]
    case .apiParameterNumber: ["tot", "van"]
    case .knowledgeCount: ["totaal"]
    case .knowledgeCountChosen: ["aantal", "totaal"]
    case .knowledgeChecked: ["dag", "herzien"]
    case .reportSubject: ["wat"]
    case .reportBody: ["adres", "editie", "nummer"]
    case .linkedAll: ["wat"]
    case .linkedBecause: ["wat"]
    case .linkedAnswer: ["antwoord", "vraag"]
    case .linkedOpen: ["vraag"]
    case .linkedFits: ["wat"]
    case .linkedFitsAfter: ["wat"]
    case .linkedFitsNot: ["wat"]
    case .linkedCanFit: ["wat"]
    case .searchFound: ["aantal"]
    case .searchCorrected: ["wat"]
    case .filterMisses: ["aantal"]
    case .toolHours: ["aantal"]
    case .toolBetween: ["tot", "van"]
    case .toolOneOf: ["wat"]
    case .toolMissing: ["wat"]
    case .toolOldFigure: ["jaar", "wat"]
    case .toolFrom: ["dag"]
    case .toolUntil: ["dag"]
    case .toolRow: ["nummer"]
    case .toolBoundsProblem: ["tot", "van"]
    case .toolRowProblem: ["nummer"]
    default: []
    }
  }
}
