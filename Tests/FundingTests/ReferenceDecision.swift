import FEEL
import Funding

/// The route decision once more, written straight from its definition as formulas: the oracle of the rule tables.
/// Complete answers only; a set question has its set, also when that is empty.
struct ReferenceDecision {
  let one: [String: String]
  let many: [String: Set<String>]
  let date: CalendarDate

  init(_ answers: [String: Answer], on date: CalendarDate) {
    var one: [String: String] = [:]
    var many: [String: Set<String>] = [:]
    for (id, answer) in answers {
      switch answer {
      case .one(let option): one[id] = option
      case .several(let options): many[id] = Set(options)
      case .unknown: break
      }
    }
    (self.one, self.many, self.date) = (one, many, date)
  }

  private func answered(_ id: String, _ options: String...) -> Bool { one[id].map(options.contains) ?? false }
  private func includes(_ id: String, _ option: String) -> Bool { many[id]?.contains(option) ?? false }

  private var innovation: Bool { answered("onderwerp", "innovatie") }
  private var gate: Bool {
    answered("werkend-product", "ja") && answered("bewezen-werking", "ja")
      && !["mdr", "ce", "avg", "bewijslast"].contains { answered($0, "nee") }
  }
  private var experimentGate: Bool {
    answered("werkend-product", "ja") && !["mdr", "ce", "avg"].contains { answered($0, "nee") }
  }
  private var organisation: Bool { innovation && includes("betalers", "zorgorganisatie") }
  private var care: Bool { organisation && includes("rol-product", "levert-zorg") }
  private var insurable: Bool { !answered("preventievorm", "universeel", "selectief") }
  private var wlzKind: Bool {
    care && (includes("zorgtype", "langdurig-intensief") || (includes("zorgtype", "begeleiding") && answered("wlz-indicatie", "ja", "beide")))
  }
  private var zvwKind: Bool { care && includes("zorgtype", "genezing") && insurable }
  private var wmoKind: Bool {
    care && (includes("zorgtype", "zelfredzaamheid") || (includes("zorgtype", "begeleiding") && answered("wlz-indicatie", "nee", "beide")))
  }
  private var wlzClient: Bool { answered("wlz-indicatie", "ja", "beide") }
  private func form(_ form: String) -> Bool { includes("verblijf", "thuis") && includes("leveringsvorm-thuis", form) }
  private var inKind: Bool { includes("verblijf", "instelling") || form("vpt") || form("mpt") }

  func status(_ outcome: String) -> Status {
    func gated(_ fits: Bool, _ gate: Bool) -> Status { fits ? (gate ? .fits : .fitsAfter) : .fitsNot }
    let wlzOption = innovation && wlzClient && insurable
    switch outcome {
    case "ontwikkeling": return innovation && !gate ? .fits : .fitsNot
    case "consument", "werkgever": return gated(innovation && includes("betalers", outcome), gate)
    case "zorgaanbieder":
      let supports = organisation && includes("rol-product", "ondersteunt-professional")
      return gated(supports || (wlzKind && insurable && answered("vervangt-toezicht", "nee")), gate)
    case "wlz-hulpmiddel": return gated(wlzKind && insurable && answered("vervangt-toezicht", "ja"), gate)
    case "zvw": return gated(zvwKind, gate)
    case "wmo": return gated(wmoKind, gate)
    case "wlz-regulier": return gated(wlzOption && inKind && answered("past-regulier", "ja"), gate)
    case "wlz-thuiszorgtechnologie": return gated(wlzOption && form("mpt") && answered("past-regulier", "thuiszorgtechnologie"), gate)
    case "wlz-innovatie-experiment":
      return gated(wlzOption && inKind && answered("past-regulier", "nee") && answered("onderzoek-nodig", "ja"), experimentGate)
    case "wlz-verantwoording-experiment":
      if date.description < "2024-01-01" || date.description > "2028-12-31" { return .notInForce }
      return answered("onderwerp", "verantwoording") && wlzClient && inKind ? .fits : .fitsNot
    case "zvw-bestaande-prestatie": return gated(zvwKind && answered("past-in-prestatie", "ja"), gate)
    case "zvw-nieuwe-prestatie": return gated(zvwKind && answered("past-in-prestatie", "nee"), gate)
    case "zvw-thuiszorgtechnologie": return gated(zvwKind && answered("wijkverpleging", "ja") && answered("wlz-indicatie", "nee", "beide"), gate)
    default: return .unknown
    }
  }
}
