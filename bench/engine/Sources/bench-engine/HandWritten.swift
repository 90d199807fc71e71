import FEEL

/// The same decision as a programmer would write it in Swift, without tables: the measure for the typed evaluation.
enum HandWritten {
  enum Payer: UInt8 { case zvw, wlz, wmo, jw, eigen }
  enum Setting: UInt8 { case thuis, kliniek, huisarts, instelling }
  enum Delivery: UInt8 { case digitaal, fysiek, hybride }
  enum Route: UInt8 {
    case basispakket, hulpmiddelen, preventie, facultatief, wlzPrestatie, wlzExperiment, gemeentePreventie, gemeenteMaatwerk
    case eigenBetaling
  }
  enum Option: UInt8 {
    case thuismonitoring, wijkverpleging, digitaalConsult, dbc, ketenzorg, huisartsMI, facultatievePrestatie, geen, wlzZorgtech
    case wlzToeslag, gemeentePilot, particulier
  }
  enum Rate: UInt8 { case digitalContract, digital, inPerson, inPersonSmall, fixed, none }

  struct Case {
    let payer: Payer
    let setting: Setting
    let delivery: Delivery
    let proven, isPrevention, isDevice, multiProvider, hasContract, smallScale: Bool
    let hours: Double
  }

  struct Answer {
    let route: Route
    let option: Option
    let rate: Rate
  }

  /// Every table has as many rules as results here, save the last two results: so route, option and rate are the rules too.
  @inline(never) static func decide(_ known: Case) -> Answer {
    let route: Route
    switch known.payer {
    case .zvw:
      if !known.proven {
        route = .facultatief
      } else if known.isPrevention {
        route = .preventie
      } else {
        route = known.isDevice ? .hulpmiddelen : .basispakket
      }
    case .wlz: route = known.proven ? .wlzPrestatie : .wlzExperiment
    case .wmo, .jw: route = known.isPrevention ? .gemeentePreventie : .gemeenteMaatwerk
    case .eigen: route = .eigenBetaling
    }
    let option: Option
    switch route {
    case .basispakket, .hulpmiddelen, .preventie:
      switch known.setting {
      case .thuis: option = known.delivery == .fysiek ? .wijkverpleging : .thuismonitoring
      case .huisarts: option = known.multiProvider ? .ketenzorg : .huisartsMI
      case .kliniek, .instelling: option = known.delivery == .digitaal ? .digitaalConsult : .dbc
      }
    case .facultatief: option = known.hours >= 1 ? .facultatievePrestatie : .geen
    case .wlzPrestatie, .wlzExperiment: option = known.delivery == .fysiek ? .wlzToeslag : .wlzZorgtech
    case .gemeentePreventie, .gemeenteMaatwerk: option = .gemeentePilot
    case .eigenBetaling: option = .particulier
    }
    let rate: Rate
    switch option {
    case .thuismonitoring, .digitaalConsult, .wlzZorgtech: rate = known.hasContract ? .digitalContract : .digital
    case .wijkverpleging, .dbc, .ketenzorg, .huisartsMI, .wlzToeslag: rate = known.smallScale ? .inPersonSmall : .inPerson
    case .facultatievePrestatie, .gemeentePilot: rate = .fixed
    case .geen, .particulier: rate = .none
    }
    return Answer(route: route, option: option, rate: rate)
  }
}

extension HandWritten.Case {
  /// The case of one value per input, in the order of the model.
  init?(_ values: [Value?]) {
    func position(_ index: Int, _ names: [String]) -> UInt8? {
      guard case .string(let text) = values[index] else { return nil }
      return names.firstIndex(of: text).map(UInt8.init)
    }
    func flag(_ index: Int) -> Bool { values[index] == .boolean(true) }
    guard let payer = position(0, ["zvw", "wlz", "wmo", "jw", "eigen"]).flatMap(HandWritten.Payer.init),
      let setting = position(1, ["thuis", "kliniek", "huisarts", "instelling"]).flatMap(HandWritten.Setting.init),
      let delivery = position(2, ["digitaal", "fysiek", "hybride"]).flatMap(HandWritten.Delivery.init),
      case .number(let hours) = values[9], let hours = Double(hours.description)
    else { return nil }
    self.init(
      payer: payer, setting: setting, delivery: delivery, proven: flag(3), isPrevention: flag(4), isDevice: flag(5),
      multiProvider: flag(6), hasContract: flag(7), smallScale: flag(8), hours: hours)
  }
}
