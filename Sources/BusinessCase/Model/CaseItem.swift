/// Something that costs or gives a party something.
package struct CaseItem: Sendable {
  package let id: String
  package let name: String
  package let kind: Kind
  package let category: Category
  /// Who bears the cost, gets the benefit or pays the transfer; `nil` where the file does not say: then nothing is computed.
  package let party: String?
  /// Who receives a transfer.
  package let receiver: String?
  /// The options that it belongs to; empty where a case has none.
  package let options: [String]
  /// Never below 0: the kind says which way it goes.
  package let amount: Formula
  package let timing: Timing
  /// The adoption by which the amount is multiplied.
  package let adoption: String?
  /// What is spent today on what a saving saves, in the unit of the saving.
  package let spentToday: Formula?
  package let cashing: Cashing?
  /// What one unit of an effect is worth in euros, only where the user chooses to say so.
  package let valuation: Formula?
  /// What of this benefit would have come without the innovation; `nil` as for the whole case.
  package let social: SocialReturnTerms?
  package let line: Int

  package enum Kind: String, CaseIterable, Sendable {
    case cost = "kosten"
    case saving = "besparing"
    case revenue = "opbrengst"
    case transfer = "overdracht"
    case effect
  }

  package enum Category: String, CaseIterable, Sendable {
    case technology = "technologie"
    case infrastructure = "infrastructuur"
    case training = "opleiding"
    case implementation = "implementatie"
    case project
    case licence = "licentie"
    case maintenance = "onderhoud"
    case development = "doorontwikkeling"
    case renewal = "vernieuwing"
    case service = "dienst"
    case hours = "uren"
    case travel = "reistijd"
    case preventedCare = "voorkomen-zorg"
    case postponedAdmission = "uitgestelde-opname"
    case absence = "verzuim"
    case productivity = "productiviteit"
    case reimbursement = "prestatie"
    case supplement = "tarieftoeslag"
    case subsidy = "subsidie"
    case experiment = "experimentbudget"
    case agreement = "afspraak"
    case wellbeing = "welzijn"

    package static func fitting(_ kind: Kind) -> [Category] {
      switch kind {
      case .cost:
        [
          .technology, .infrastructure, .training, .implementation, .project, .licence, .maintenance, .development, .renewal, .service,
          .hours,
          .reimbursement,
        ]
      case .saving: [.hours, .travel, .preventedCare, .postponedAdmission, .absence, .productivity, .service]
      case .revenue: [.reimbursement, .supplement, .subsidy, .experiment]
      case .transfer: [.agreement, .reimbursement, .supplement, .subsidy, .experiment]
      case .effect: [.wellbeing, .hours, .preventedCare, .absence, .productivity]
      }
    }

    /// Whether it is money that stops by itself.
    package var isTemporary: Bool { self == .subsidy || self == .experiment }
    /// Whether it is money that comes as long as the care does.
    package var isStructural: Bool { self == .reimbursement || self == .supplement }
  }

  /// How much of a saving is really spent less.
  package struct Cashing: Sendable {
    /// The part that can be cashed, from 0 to 1.
    package let share: Formula
    /// What must be spent whatever happens, such as the least number of people on a night; in the unit of the saving.
    package let floor: Formula?
    /// The technologies that must all be there; `nil` when this one is enough.
    package let cluster: String?
    /// What the rest is.
    package let rest: Rest

    package init(share: Formula, floor: Formula?, cluster: String?, rest: Rest) {
      (self.share, self.floor, self.cluster, self.rest) = (share, floor, cluster, rest)
    }
  }

  /// What a saving is that nobody sees in the bank: never added to money.
  package enum Rest: String, CaseIterable, Sendable {
    case capacity = "capaciteit"
    case quality = "kwaliteit"
  }

  package init(
    id: String, name: String, kind: Kind, category: Category, party: String?, receiver: String?, options: [String], amount: Formula,
    timing: Timing, adoption: String?, spentToday: Formula?, cashing: Cashing?, valuation: Formula?, social: SocialReturnTerms?, line: Int
  ) {
    (self.id, self.name, self.kind, self.category, self.party, self.receiver) = (id, name, kind, category, party, receiver)
    (self.options, self.amount, self.timing, self.adoption, self.spentToday) = (options, amount, timing, adoption, spentToday)
    (self.cashing, self.valuation, self.social, self.line) = (cashing, valuation, social, line)
  }
}

/// When an amount counts. Months count from 0.
package struct Timing: Hashable, Sendable {
  package let rhythm: Rhythm
  package let from: Int
  /// The last month; `nil` for the last of the case.
  package let until: Int?
  /// In how many months it grows to the whole amount, by equal steps; 0 when it is whole at once.
  package let rampUp: Int
  /// The years between two renewals.
  package let every: Int?
  package let line: Int

  package enum Rhythm: String, CaseIterable, Sendable {
    case once = "eenmalig"
    case monthly = "maandelijks"
    case yearly = "jaarlijks"
    case renewal = "vernieuwing"

    /// What the amount of one time is counted in.
    var unit: Unit {
      switch self {
      case .once, .renewal: .euro
      case .monthly: .euro.divided(by: .month)
      case .yearly: .euro.divided(by: .year)
      }
    }
  }

  package init(rhythm: Rhythm, from: Int, until: Int?, rampUp: Int, every: Int?, line: Int) {
    (self.rhythm, self.from, self.until, self.rampUp, self.every, self.line) = (rhythm, from, until, rampUp, every, line)
  }

  /// The part of the amount that counts in each month of a case.
  package func factors(months: Int) -> [Double] {
    var factors = [Double](repeating: 0, count: months)
    let last = Swift.min(until ?? months - 1, months - 1)
    let step =
      switch rhythm {
      case .once: months
      case .monthly: 1
      case .yearly: 12
      case .renewal: 12 * (every ?? months)
      }
    guard from >= 0, from <= last else { return factors }
    for month in stride(from: from, through: last, by: step) {
      factors[month] = rampUp > 0 ? Swift.min(1, Double(month - from + 1) / Double(rampUp)) : 1
    }
    return factors
  }
}
