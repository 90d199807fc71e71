import Funding

/// Who can take part in a case that is built.
enum CaseBuilderParty: String, CaseIterable, Sendable {
  case longTermProvider = "zorgaanbieder-wlz"
  case insuredProvider = "zorgaanbieder-zvw"
  case socialProvider = "zorgaanbieder-wmo"
  case careOffice = "zorgkantoor"
  case insurer = "zorgverzekeraar"
  case municipality = "gemeente"
  case employer = "werkgever"
  case client
  case informalCarer = "mantelzorger"

  static let buyers: [Self] = [.longTermProvider, .insuredProvider, .socialProvider, .municipality, .employer, .client]
  static let winners: [Self] = [.careOffice, .insurer, .municipality, .employer, .client, .informalCarer]
  static let payers: [Self] = [.careOffice, .insurer, .municipality, .client]

  var name: Phrase {
    switch self {
    case .longTermProvider: .builderProviderWlz
    case .insuredProvider: .builderProviderZvw
    case .socialProvider: .builderProviderWmo
    case .careOffice: .sketchCareOffice
    case .insurer: .sketchInsurer
    case .municipality: .sketchMunicipality
    case .employer: .sketchEmployer
    case .client: .builderClient
    case .informalCarer: .builderCarer
    }
  }

  /// In a case, where it stands beside the law that it is paid from.
  var nameInCase: Phrase { kind == "zorgaanbieder" ? .builderProvider : name }

  /// As the file of a case calls it.
  var kind: String { rawValue.hasPrefix("zorgaanbieder") ? "zorgaanbieder" : rawValue }

  var domain: String {
    switch self {
    case .longTermProvider, .careOffice: "wlz"
    case .insuredProvider, .insurer: "zvw"
    case .socialProvider, .municipality: "wmo"
    case .employer: "werk-en-inkomen"
    case .client, .informalCarer: "privaat"
    }
  }

  /// Who pays its care by law; `nil` for who provides none.
  var payer: Self? {
    switch self {
    case .longTermProvider: .careOffice
    case .insuredProvider: .insurer
    case .socialProvider: .municipality
    case .careOffice, .insurer, .municipality, .employer, .client, .informalCarer: nil
    }
  }

  /// The name of what it gains, in the address and in the file.
  var benefit: String { "voordeel" + capitalized }
  /// The name of why it gains, in its own words.
  var reason: String { "waardoor" + capitalized }
  /// The name of what it spends today on what it will spend less on.
  var spending: String { "nu" + capitalized }
  private var capitalized: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
