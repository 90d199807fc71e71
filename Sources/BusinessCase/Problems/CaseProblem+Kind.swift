extension CaseProblem {
  /// What kind of problem it is. The raw value is its name for programs, and that of its sentences in the content.
  package enum Kind: String, CaseIterable, Sendable {
    // The whole.
    case tooMany = "te-veel"
    case tooManyYears = "te-veel-jaren"
    case noYear = "geen-jaar"
    case rateOutside = "discontovoet-buiten"
    case noParties = "geen-partijen"
    case noItems = "geen-posten"
    case idTwice = "id-dubbel"
    case idUnusable = "id-onbruikbaar"
    case nameUnusable = "naam-onbruikbaar"
    case usualCare = "gewone-zorg"
    case strengthOutside = "samenhang-buiten"
    // Values.
    case noNumber = "geen-getal"
    case numberWithSign = "getal-met-teken"
    case percentage = "getal-procent"
    case numberWithComma = "getal-met-komma"
    case numberOfThousands = "getal-duizend"
    case noWholeNumber = "geen-heel-getal"
    case unknownUnit = "eenheid-onbekend"
    case unknownGroup = "groep-onbekend"
    case spreadOutOfOrder = "spreiding-volgorde"
    case spreadWithoutRoom = "spreiding-zonder-ruimte"
    case lognormalBelow = "lognormaal-onder-0"
    case betaShape = "beta-vorm"
    case unknownFigure = "cijfer-onbekend"
    case noDay = "peildatum-ontbreekt"
    case noFigureThen = "cijfer-niet-op-dag"
    // Formulas.
    case formulaUnreadable = "formule-onleesbaar"
    case formulaComma = "formule-komma"
    case formulaSign = "formule-teken"
    case formulaBracket = "formule-haakje"
    case formulaTruth = "formule-geen-getal"
    case formulaBeyond = "formule-kan-niet"
    case numberExpected = "getal-verwacht"
    case comparisonExpected = "vergelijking-verwacht"
    case powerNotWhole = "macht-niet-heel"
    case unknownName = "naam-onbekend"
    case unitDiffers = "eenheid-anders"
    case numberWithoutUnit = "getal-zonder-eenheid"
    case unitsDiffer = "eenheden-verschillen"
    case timesDiffer = "tijdseenheden-verschillen"
    // Items.
    case nobodyBears = "niemand-draagt"
    case nobodyReceives = "niemand-ontvangt"
    case transferIncomplete = "overdracht-half"
    case unknownParty = "partij-onbekend"
    case categoryMisfit = "categorie-past-niet"
    case caseWithoutOptions = "zaak-zonder-opties"
    case optionsMissing = "opties-ontbreken"
    case unknownOption = "optie-onbekend"
    case receiverMisfit = "naar-past-niet"
    case valuationMisfit = "waardering-past-niet"
    case cashingMisfit = "verzilvering-past-niet"
    case cashingMissing = "verzilvering-ontbreekt"
    case spendingMissing = "nu-ontbreekt"
    case unknownCluster = "cluster-onbekend"
    case monthOutside = "maand-buiten"
    case endOutside = "einde-buiten"
    case yearsOfRenewal = "vernieuwing-zonder-jaren"
    case onlyRenewal = "alleen-vernieuwing"
    case onlyOnce = "alleen-eenmalig"
    case rampUpBelow = "opbouw-onder-0"
    case unknownAdoption = "gebruik-onbekend"
    case adoptionCourse = "verloop-klopt-niet"
    // What the values say.
    case dividesByZero = "deelt-door-0"
    case amountBelow = "bedrag-onder-0"
    case amountsTooLarge = "bedragen-te-groot"
    case savingTooLarge = "besparing-te-groot"
    case partOutside = "deel-buiten"
    case noLife = "levensduur-0"
    case noValueInDraw = "trekking-zonder-waarde"
    // What is asked of a case.
    case noOptions = "geen-opties"
    case takesNoCases = "neemt-geen-zaken"
    // What does not stop a computation, and makes its result weaker.
    case doubleCounting = "dubbeltelling"
    case noSource = "bron-ontbreekt"
    case unused = "niet-gebruikt"
    case unknownSpending = "vandaag-onbekend"
    case fundingGap = "financieringsgat"
    // What is more likely meant in another way.
    case hoursBeyondMonth = "uren-boven-maand"
    case hourPrice = "uurbedrag-ongewoon"
    case gainFarAboveCosts = "winst-veel-groter"
    case costFarAboveGains = "kosten-veel-groter"
    case noCosts = "geen-kosten"
    case sameGain = "zelfde-winst"
    case besideTurnover = "tarief-en-winst"
    case neverRenewed = "niet-vervangen"
  }

  /// A place in a sentence. The raw value is its name in the content.
  package enum Part: String, CaseIterable, Sendable {
    /// The name or value that was written.
    case written = "gegeven"
    /// What could have been written.
    case known = "bekend"
    /// What it should look like.
    case better = "beter"
    /// The other thing that it could mean.
    case otherwise = "anders"
    case count = "aantal"
    case most = "hoogstens"
    case found = "gevonden"
    case expected = "verwacht"
    case names = "namen"
    case sign = "teken"
    case left = "links"
    case right = "rechts"
    case kind = "soort"
    case month = "maand"
    case first = "eerste"
    case last = "laatste"
    case day = "dag"
    case amount = "bedrag"
    case today = "nu"
    case low = "laag"
    case likely = "waarschijnlijk"
    case high = "hoog"
    case other = "andere"
  }
}

extension CaseProblem.Kind {
  /// What its sentences can fill in, and every problem of the kind holds.
  package var parts: Set<CaseProblem.Part> {
    switch self {
    case .tooMany, .tooManyYears: [.count, .most]
    case .usualCare: [.count]
    case .idTwice, .idUnusable, .nameUnusable, .noNumber, .noWholeNumber, .unknownUnit, .rateOutside: [.written]
    case .partOutside: [.written, .better, .otherwise]
    case .numberWithSign, .numberWithComma, .percentage: [.written, .better]
    case .numberOfThousands: [.written, .better, .otherwise]
    case .unknownGroup, .unknownFigure, .unknownName, .unknownParty, .unknownOption, .unknownCluster, .unknownAdoption: [.written, .known]
    case .spreadOutOfOrder: [.low, .likely, .high]
    case .noFigureThen: [.written, .day]
    case .formulaUnreadable: [.sign, .found]
    case .formulaComma, .formulaSign: [.sign]
    case .unitDiffers: [.found, .expected, .names]
    case .numberWithoutUnit: [.expected]
    case .unitsDiffer, .timesDiffer: [.sign, .left, .right]
    case .nobodyBears, .nobodyReceives, .transferIncomplete, .optionsMissing: [.known]
    case .categoryMisfit: [.written, .kind, .known]
    case .monthOutside: [.month, .last]
    case .endOutside: [.month, .first, .last]
    case .amountBelow: [.amount]
    case .savingTooLarge: [.amount, .today]
    case .doubleCounting: [.other]
    case .fundingGap: [.last, .first, .count]
    case .hoursBeyondMonth: [.most]
    case .hourPrice: [.written]
    case .gainFarAboveCosts, .costFarAboveGains, .neverRenewed: [.count]
    case .sameGain, .besideTurnover: [.other]
    default: []
    }
  }

  /// Whether a name was written that does not exist, so that its nearest can be offered.
  package var isUnknownName: Bool { parts == [.written, .known] }

  /// Whether a case can be computed all the same.
  package var isCaution: Bool { [.doubleCounting, .noSource, .unused, .unknownSpending, .fundingGap].contains(self) || isDoubt }

  /// Whether it asks if something was meant as it was written.
  package var isDoubt: Bool {
    [
      .hoursBeyondMonth, .hourPrice, .gainFarAboveCosts, .costFarAboveGains, .noCosts, .sameGain, .besideTurnover, .neverRenewed,
    ].contains(self)
  }
}
