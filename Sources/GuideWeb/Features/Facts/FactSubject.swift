import Funding
import Library

/// What a fact is about, as the first letters of its number say.
enum FactSubject: String, CaseIterable, Sendable {
  case tree = "boom"
  case routes
  case options = "opties"
  case laws = "wetten"
  case factsheet
  case research = "onderzoek"
  case report = "rapport"
  case organisations = "organisaties"
  case instruments = "instrumenten"
  case examples = "voorbeelden"
  case disputes = "verschillen"
  case defaults = "keuzes"
  case recent = "nieuw"
  case other = "overig"

  init(of fact: Fact) {
    let letters = String(fact.id.text.prefix { $0 != "-" })
    self = Self.allCases.first { $0.letters == letters } ?? .other
  }

  /// The first letters; empty for what has others.
  var letters: String {
    switch self {
    case .tree: "A"
    case .routes: "B"
    case .options: "C"
    case .laws: "D"
    case .factsheet: "E"
    case .research: "F"
    case .report: "G"
    case .organisations: "H"
    case .instruments: "I"
    case .examples: "J"
    case .disputes: "K"
    case .defaults: "DD"
    case .recent: "N"
    case .other: ""
    }
  }

  var name: Phrase {
    switch self {
    case .tree: .factGroupTree
    case .routes: .factGroupRoutes
    case .options: .factGroupOptions
    case .laws: .factGroupLaws
    case .factsheet: .factGroupFactsheet
    case .research: .factGroupResearch
    case .report: .factGroupReport
    case .organisations: .factGroupOrganisations
    case .instruments: .factGroupInstruments
    case .examples: .factGroupExamples
    case .disputes: .factGroupDisputes
    case .defaults: .factGroupDefaults
    case .recent: .factGroupRecent
    case .other: .factGroupOther
    }
  }
}
