import FEEL
import Funding

/// What a figure counts for: one client or all of them, and in which time.
///
/// People give a figure as their quotation or roster has it; nothing is asked to be worked out first.
enum CaseBuilderBasis: String, CaseIterable, Sendable {
  case client
  case clientWeek = "client-week"
  case clientMonth = "client-maand"
  case clientYear = "client-jaar"
  case all = "samen"
  case allWeek = "samen-week"
  case allMonth = "samen-maand"
  case allYear = "samen-jaar"

  enum Period: String, Sendable {
    case week
    case month = "maand"
    case year = "jaar"
  }

  /// Amounts that come back.
  static let recurring: [Self] = [.clientMonth, .clientYear, .allMonth, .allYear]
  /// Hours of work.
  static let hours: [Self] = [.clientMonth, .clientWeek, .clientYear, .allMonth, .allWeek, .allYear]

  var isOfOne: Bool {
    switch self {
    case .client, .clientWeek, .clientMonth, .clientYear: true
    case .all, .allWeek, .allMonth, .allYear: false
    }
  }

  /// The time that it is for; `nil` for once.
  var period: Period? {
    switch self {
    case .client, .all: nil
    case .clientWeek, .allWeek: .week
    case .clientMonth, .allMonth: .month
    case .clientYear, .allYear: .year
    }
  }

  /// The same time, for all clients together.
  var ofAll: Self {
    switch self {
    case .client, .all: .all
    case .clientWeek, .allWeek: .allWeek
    case .clientMonth, .allMonth: .allMonth
    case .clientYear, .allYear: .allYear
    }
  }

  var name: Phrase {
    switch self {
    case .client: .builderPerClient
    case .clientWeek: .builderPerClientWeek
    case .clientMonth: .builderPerClientMonth
    case .clientYear: .builderPerClientYear
    case .all: .builderForAll
    case .allWeek: .builderForAllWeek
    case .allMonth: .builderForAllMonth
    case .allYear: .builderForAllYear
    }
  }

  /// As the file of a case writes it: `euro per cliënt per maand`.
  func unit(of thing: String) -> String { thing + (isOfOne ? " per cliënt" : "") + (period.map { " per \($0.rawValue)" } ?? "") }

  /// What a formula of the case multiplies and divides by so that another time is meant.
  func times(_ wanted: Period) -> String {
    switch (period, wanted) {
    case (.week, .month): " * wekenPerJaar / maandenPerJaar"
    case (.week, .year): " * wekenPerJaar"
    case (.month, .year): " * maandenPerJaar"
    case (.year, .month): " / maandenPerJaar"
    default: ""
    }
  }

  /// A figure that was given on this basis, on another one of which a time is known; `nil` where it is too large.
  func converted(_ number: Decimal128, to other: Self, clients: Decimal128) -> Decimal128? {
    let share: Decimal128? =
      switch (isOfOne, other.isOfOne) {
      case (true, false): number.multiplied(by: clients)
      case (false, true): number.divided(by: clients)
      default: number
      }
    guard let from = period?.inYear, let to = other.period?.inYear else { return share }
    return share?.multiplied(by: from)?.divided(by: to)
  }
}

extension CaseBuilderBasis.Period {
  /// How many there are in a year, as the formulas of a case have it.
  var inYear: Decimal128 {
    switch self {
    case .week: Decimal128(52)
    case .month: Decimal128(12)
    case .year: Decimal128(1)
    }
  }
}

extension CaseBuilder {
  /// The name under which the basis of a figure is sent.
  static func basisKey(_ id: String) -> String { id + "Per" }

  /// On what basis a figure was given, as far as its question leaves a choice.
  func basis(_ id: String) -> CaseBuilderBasis? {
    entries.first { $0.id == id }.flatMap { Self.basis($0, typed) }
  }

  static func basis(_ entry: Entry, _ typed: [String: [String]]) -> CaseBuilderBasis? {
    guard let written = typed[basisKey(entry.id)] else { return entry.bases.first }
    return written.count == 1 ? entry.bases.first { $0.rawValue == written[0] } : nil
  }

  /// Everything that was filled in, on the basis that its question names first: so that figures can be compared.
  static func compared(_ numbers: [String: Decimal128], _ entries: [Entry], _ typed: [String: [String]]) -> [String: Decimal128] {
    var compared = numbers
    for entry in entries {
      guard let number = numbers[entry.id], let usual = entry.bases.first else { continue }
      guard let given = basis(entry, typed), given != usual else { continue }
      compared[entry.id] = numbers["clienten"].flatMap { given.converted(number, to: usual, clients: $0) }
    }
    return compared
  }
}
