import FEEL
import Funding

/// What a figure counts for: one client or all of them, and which time.
///
/// People give a figure as their quotation or roster has it; nothing is asked to be worked out first.
enum CaseBuilderBasis: String, CaseIterable, Sendable {
  case client
  case clientMonth = "client-maand"
  case clientYear = "client-jaar"
  case all = "samen"
  case allMonth = "samen-maand"
  case allYear = "samen-jaar"
  // Of work only.
  case clientDayMinutes = "client-dag-minuten"
  case clientWeekMinutes = "client-week-minuten"
  case clientWeek = "client-week"
  case allWeek = "samen-week"

  enum Period: String, Sendable {
    case day = "dag"
    case week
    case month = "maand"
    case year = "jaar"
  }

  /// Amounts that come back.
  static let recurring: [Self] = [.clientMonth, .clientYear, .allMonth, .allYear]
  /// Time of work.
  static let work: [Self] = [.clientMonth, .clientWeek, .clientWeekMinutes, .clientDayMinutes, .clientYear, .allMonth, .allWeek, .allYear]

  var isOfOne: Bool {
    switch self {
    case .client, .clientDayMinutes, .clientWeekMinutes, .clientWeek, .clientMonth, .clientYear: true
    case .all, .allWeek, .allMonth, .allYear: false
    }
  }

  var isInMinutes: Bool { self == .clientDayMinutes || self == .clientWeekMinutes }

  /// The time that it is for; `nil` for once.
  var period: Period? {
    switch self {
    case .client, .all: nil
    case .clientDayMinutes: .day
    case .clientWeekMinutes, .clientWeek, .allWeek: .week
    case .clientMonth, .allMonth: .month
    case .clientYear, .allYear: .year
    }
  }

  /// The same for all clients together; `nil` where that cannot be chosen.
  var ofAll: Self? {
    switch self {
    case .client, .all: .all
    case .clientWeek, .allWeek: .allWeek
    case .clientMonth, .allMonth: .allMonth
    case .clientYear, .allYear: .allYear
    case .clientDayMinutes, .clientWeekMinutes: nil
    }
  }

  var name: Phrase {
    switch self {
    case .client: .builderPerClient
    case .clientDayMinutes: .builderPerClientDay
    case .clientWeekMinutes, .clientWeek: .builderPerClientWeek
    case .clientMonth: .builderPerClientMonth
    case .clientYear: .builderPerClientYear
    case .all: .builderForAll
    case .allWeek: .builderForAllWeek
    case .allMonth: .builderForAllMonth
    case .allYear: .builderForAllYear
    }
  }

  /// As the file of a case writes it: `euro per cliënt per maand`.
  func unit(of thing: String) -> String {
    (isInMinutes ? "minuut" : thing) + (isOfOne ? " per cliënt" : "") + (period.map { " per \($0.rawValue)" } ?? "")
  }

  /// What a formula of the case multiplies and divides by so that another time is meant, and hours.
  func times(_ wanted: Period) -> String {
    let times =
      switch (period, wanted) {
      case (.day, .month): " * dagenPerJaar / maandenPerJaar"
      case (.week, .month): " * wekenPerJaar / maandenPerJaar"
      case (.month, .year): " * maandenPerJaar"
      case (.year, .month): " / maandenPerJaar"
      default: ""
      }
    return times + (isInMinutes ? " / minutenPerUur" : "")
  }

  /// A figure that was given on this basis, on another one of which a time is known; `nil` where it is too large.
  func converted(_ number: Decimal128, to other: Self, clients: Decimal128) -> Decimal128? {
    var share: Decimal128? =
      switch (isOfOne, other.isOfOne) {
      case (true, false): number.multiplied(by: clients)
      case (false, true): number.divided(by: clients)
      default: number
      }
    if isInMinutes { share = share?.divided(by: Decimal128(60)) }
    guard let from = period?.inYear, let to = other.period?.inYear else { return share }
    return share?.multiplied(by: from)?.divided(by: to)
  }
}

extension CaseBuilderBasis.Period {
  /// How many there are in a year, as the formulas of a case have it.
  fileprivate var inYear: Decimal128 {
    switch self {
    case .day: Decimal128(365)
    case .week: Decimal128(52)
    case .month: Decimal128(12)
    case .year: Decimal128(1)
    }
  }
}

extension CaseBuilder {
  /// Sent by a form in which nothing was chosen.
  static let noBasis = "kies"

  /// The name under which the basis of a figure is sent.
  static func basisKey(_ id: String) -> String { id + "Per" }

  /// On what basis a figure was given, as far as its question leaves a choice; `nil` where nothing that it can be was chosen.
  func basis(_ id: String) -> CaseBuilderBasis? {
    entries.first { $0.id == id }.flatMap { Self.basis($0, typed) }
  }

  /// An address that names none means the first: a form always sends what was chosen, be it nothing.
  static func basis(_ entry: Entry, _ typed: [String: [String]]) -> CaseBuilderBasis? {
    guard let written = typed[basisKey(entry.id)] else { return entry.bases.first }
    return written.count == 1 ? entry.bases.first { $0.rawValue == written[0] } : nil
  }

  /// What is wrong with the basis of a figure that was given.
  static func basisProblem(_ entry: Entry, _ typed: [String: [String]]) -> CaseBuilderProblem? {
    guard !entry.bases.isEmpty, typed[entry.id] != nil, basis(entry, typed) == nil else { return nil }
    return typed[basisKey(entry.id)] == [noBasis] ? .needs(.builderNeedsBasis) : .noChoice
  }

  /// Everything that was filled in, on the basis that its question names first: so that figures can be compared.
  static func compared(_ numbers: [String: Decimal128], _ entries: [Entry], _ typed: [String: [String]]) -> [String: Decimal128] {
    var compared = numbers
    for entry in entries {
      guard let number = numbers[entry.id], let usual = entry.bases.first else { continue }
      let (given, clients) = (basis(entry, typed), numbers["clienten"])
      guard given != usual else { continue }
      compared[entry.id] = given.flatMap { given in clients.flatMap { given.converted(number, to: usual, clients: $0) } }
    }
    return compared
  }

  /// The basis of a figure, where it is another than its question names first.
  func chosenBasis(of entry: Entry) -> [(key: String, value: String)] {
    let key = Self.basisKey(entry.id)
    guard typed[entry.id] != nil, let written = typed[key], written != entry.bases.first.map({ [$0.rawValue] }) else { return [] }
    return written.map { (key: key, value: $0) }
  }
}
