import FEEL
import Funding
import Library

/// Complete answers, each under its name in the decision. A question that takes several answers has its set, also when that is empty.
struct CompleteAnswers {
  var onderwerp = "", werkendProduct = "", bewezenWerking = "", mdr = "", ce = "", avg = "", bewijslast = ""
  var preventievorm = "", wlzIndicatie = "", vervangtToezicht = "", behandelingInWlz = "", opAfstand = "", pastRegulier = ""
  var onderzoekNodig = "", pastInPrestatie = "", pgbLijst = ""
  var betalers: Set<String> = [], rolProduct: Set<String> = [], zorgtype: Set<String> = [], verblijf: Set<String> = []
  var leveringsvormThuis: Set<String> = []

  init(_ answers: [String: Answer]) {
    for (question, answer) in answers { self[question] = answer }
  }

  subscript(question: String) -> Answer {
    get { fatalError("complete answers are only written by name") }
    set {
      switch newValue {
      case .one(let option): set(question, option)
      case .several(let options): set(question, Set(options))
      case .unknown: break
      }
    }
  }

  private mutating func set(_ question: String, _ option: String) {
    switch question {
    case "onderwerp": onderwerp = option
    case "werkend-product": werkendProduct = option
    case "bewezen-werking": bewezenWerking = option
    case "mdr": mdr = option
    case "ce": ce = option
    case "avg": avg = option
    case "bewijslast": bewijslast = option
    case "preventievorm": preventievorm = option
    case "wlz-indicatie": wlzIndicatie = option
    case "vervangt-toezicht": vervangtToezicht = option
    case "behandeling-in-wlz": behandelingInWlz = option
    case "op-afstand": opAfstand = option
    case "past-regulier": pastRegulier = option
    case "onderzoek-nodig": onderzoekNodig = option
    case "past-in-prestatie": pastInPrestatie = option
    case "pgb-lijst": pgbLijst = option
    default: fatalError("the decision has no question \(question) with one answer")
    }
  }

  private mutating func set(_ question: String, _ options: Set<String>) {
    switch question {
    case "betalers": betalers = options
    case "rol-product": rolProduct = options
    case "zorgtype": zorgtype = options
    case "verblijf": verblijf = options
    case "leveringsvorm-thuis": leveringsvormThuis = options
    default: fatalError("the decision has no question \(question) with several answers")
    }
  }
}

/// The route decision once more, written straight from its definition (second edition) as formulas: the oracle of the rule tables.
struct ReferenceDecision {
  let answers: CompleteAnswers

  // The short forms of the definition.
  let gate, gateExperiment, innov, org, zorg, verzekerbaar, wlzClient, andereClient: Bool
  let wlzSoort, zvwSoort, wmoSoort, zzp, vpt, mpt, pgb, natura, thuiszorgSoort, experimentVorm: Bool
  /// Wlz technology that belongs to the provider's own budget.
  let wlzTechniek: Bool
  private let isAccountingInForce: Bool

  static let outcomes = [
    "ontwikkeling", "consument", "werkgever", "zorgaanbieder", "wlz-hulpmiddel", "zvw", "wmo", "wlz-regulier", "wlz-thuiszorgtechnologie",
    "wlz-innovatie-experiment", "wlz-verantwoording-experiment", "wlz-pgb", "zvw-bestaande-prestatie", "zvw-nieuwe-prestatie",
    "zvw-thuiszorgtechnologie",
  ]

  init(_ answers: [String: Answer], on date: CalendarDate) { self.init(CompleteAnswers(answers), on: date) }

  init(_ a: CompleteAnswers, on date: CalendarDate) {
    answers = a
    let isAllowed = a.mdr != "nee" && a.ce != "nee" && a.avg != "nee"
    gate = a.werkendProduct == "ja" && a.bewezenWerking == "ja" && isAllowed && a.bewijslast != "nee"
    gateExperiment = a.werkendProduct == "ja" && isAllowed
    innov = a.onderwerp == "innovatie"
    org = innov && a.betalers.contains("zorgorganisatie")
    zorg = a.rolProduct.contains("levert-zorg")
    verzekerbaar = a.preventievorm != "universeel" && a.preventievorm != "selectief"
    wlzClient = a.wlzIndicatie == "ja" || a.wlzIndicatie == "beide"
    andereClient = a.wlzIndicatie == "nee" || a.wlzIndicatie == "beide"

    let (langdurig, genezing) = (a.zorgtype.contains("langdurig-intensief"), a.zorgtype.contains("genezing"))
    let (verpleging, begeleiding) = (a.zorgtype.contains("verpleging-thuis"), a.zorgtype.contains("begeleiding"))
    let zelfredzaamheid = a.zorgtype.contains("zelfredzaamheid")
    wlzSoort = langdurig || (wlzClient && (begeleiding || verpleging || (genezing && a.behandelingInWlz == "ja")))
    zvwSoort = (verpleging && andereClient) || (genezing && (andereClient || a.behandelingInWlz == "nee"))
    wmoSoort = (zelfredzaamheid && (andereClient || a.betalers.contains("gemeente"))) || (begeleiding && andereClient)
    thuiszorgSoort = langdurig || verpleging || begeleiding

    let thuis = a.verblijf.contains("thuis")
    zzp = a.verblijf.contains("instelling")
    vpt = thuis && a.leveringsvormThuis.contains("vpt")
    mpt = thuis && a.leveringsvormThuis.contains("mpt")
    pgb = thuis && a.leveringsvormThuis.contains("pgb")
    natura = zzp || vpt || mpt
    experimentVorm = zzp || vpt || (mpt && a.opAfstand == "nee")

    wlzTechniek = org && zorg && wlzSoort && (a.vervangtToezicht == "nee" || (wlzClient && (zzp || vpt)))
    isAccountingInForce = date.description >= "2024-01-01" && date.description <= "2028-12-31"
  }

  func status(_ outcome: String) -> Status {
    func gated(_ fits: Bool, _ gate: Bool) -> Status { fits ? (gate ? .fits : .fitsAfter) : .fitsNot }
    let zvw = org && zorg && zvwSoort && verzekerbaar
    switch outcome {
    case "ontwikkeling": return innov && !gate ? .fits : .fitsNot
    case "consument": return gated(innov && answers.betalers.contains("consument"), gate)
    case "werkgever": return gated(innov && answers.betalers.contains("werkgever"), gate)
    case "zorgaanbieder":
      let helps = answers.rolProduct.contains("ondersteunt-professional")
      let regular = wlzClient && natura && verzekerbaar && answers.pastRegulier == "ja"
      return gated(org && (helps || wlzTechniek || regular), gate)
    case "wlz-hulpmiddel":
      return gated(org && zorg && wlzSoort && wlzClient && natura && verzekerbaar && answers.vervangtToezicht == "ja", gate)
    case "zvw": return gated(zvw, gate)
    case "wmo":
      let pays = !answers.betalers.isDisjoint(with: ["gemeente", "zorgorganisatie", "pgb-wmo"])
      return gated(innov && pays && zorg && wmoSoort, gate)
    case "wlz-regulier": return gated(org && wlzClient && verzekerbaar && natura && answers.pastRegulier == "ja", gate)
    case "wlz-thuiszorgtechnologie":
      return gated(org && wlzClient && verzekerbaar && mpt && answers.opAfstand == "ja" && thuiszorgSoort, gate)
    case "wlz-innovatie-experiment":
      return gated(
        org && wlzClient && verzekerbaar && answers.pastRegulier == "nee" && answers.onderzoekNodig == "ja" && experimentVorm,
        gateExperiment)
    case "wlz-verantwoording-experiment":
      if !isAccountingInForce { return .notInForce }
      return answers.onderwerp == "verantwoording" && wlzClient && natura ? .fits : .fitsNot
    case "wlz-pgb":
      return gated(
        innov && answers.betalers.contains("pgb-wlz") && wlzClient && verzekerbaar && pgb && answers.pgbLijst == "ja", gate)
    case "zvw-bestaande-prestatie": return gated(zvw && answers.pastInPrestatie == "ja", gate)
    case "zvw-nieuwe-prestatie": return gated(zvw && answers.pastInPrestatie == "nee", gate)
    case "zvw-thuiszorgtechnologie":
      let homeNursing = answers.zorgtype.contains("verpleging-thuis") && andereClient
      return gated(org && homeNursing && verzekerbaar && answers.opAfstand == "ja", gate)
    default: fatalError("the decision has no outcome \(outcome)")
    }
  }

  /// Whether it fits, now or once a requirement is met.
  func fits(_ outcome: String) -> Bool { status(outcome).isFit }

  /// All statuses in one number: four bits for each outcome, one for each status.
  var statuses: UInt64 {
    var bits: UInt64 = 0
    for index in Self.outcomes.indices { bits |= Self.bit(status(Self.outcomes[index])) << UInt64(4 * index) }
    return bits
  }

  private static func bit(_ status: Status) -> UInt64 {
    switch status {
    case .fits: 1
    case .fitsAfter: 2
    case .fitsNot: 4
    case .notInForce: 8
    case .unknown: 0
    }
  }

  /// The statuses of an outcome in several `statuses` that were joined, sorted by name.
  static func statuses(of outcome: String, in joined: UInt64) -> [Status] {
    guard let index = outcomes.firstIndex(of: outcome) else { return [] }
    return Status.allCases.filter { joined >> UInt64(4 * index) & bit($0) != 0 }.sorted()
  }
}
