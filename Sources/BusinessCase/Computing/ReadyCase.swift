import FEEL
import Library
import Tools

/// A case whose every name, unit and formula was checked, so that it can be computed.
package struct ReadyCase: Sendable {
  package let source: BusinessCase
  /// Per assumption: the value that counts when nothing is drawn.
  package let likely: [Double]
  /// Per assumption: how it is spread; figures of laws do not vary.
  let distributions: [Distribution]
  let derived: [CompiledFormula]
  let items: [ReadyItem]
  let lifetimes: [ReadyLifetime]

  /// Names that every formula may use beside those of the case: the name, its value and its unit.
  static let constants: [(name: String, value: Double, unit: String)] = [
    ("maandenPerJaar", 12, "maand per jaar"), ("minutenPerUur", 60, "minuut per uur"), ("urenPerDag", 24, "uur per dag"),
    ("dagenPerWeek", 7, "dag per week"), ("wekenPerJaar", 52, "week per jaar"), ("dagenPerJaar", 365, "dag per jaar"),
  ]

  /// - Parameters:
  ///   - source: the case as it was read.
  ///   - parameters: the dated figures that assumptions may name.
  /// - Throws: `CaseProblems` with everything that is wrong.
  package init(_ source: BusinessCase, parameters: [DatedFigure]) throws(CaseProblems) {
    self = try CaseReview(source, parameters).ready()
  }

  init(
    source: BusinessCase, likely: [Double], distributions: [Distribution], derived: [CompiledFormula], items: [ReadyItem],
    lifetimes: [ReadyLifetime]
  ) {
    (self.source, self.likely, self.distributions) = (source, likely, distributions)
    (self.derived, self.items, self.lifetimes) = (derived, items, lifetimes)
  }

  /// How many values a formula may ask for: assumptions, constants, and what is derived from them.
  var valueCount: Int { likely.count + Self.constants.count + derived.count }

  /// Gives `body` all values for these assumptions.
  func withValues<Result>(_ assumptions: [Double], _ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: valueCount) { values in
      values.initialize(repeating: 0)
      for (index, value) in assumptions.enumerated() { values[index] = value }
      for (index, constant) in Self.constants.enumerated() { values[assumptions.count + index] = constant.value }
      let first = assumptions.count + Self.constants.count
      for (index, formula) in derived.enumerated() { values[first + index] = formula.value(UnsafeBufferPointer(values)) }
      return body(UnsafeBufferPointer(values))
    }
  }

  /// The options beside usual care; one without an id where the case has no options.
  package var alternatives: [String?] {
    source.options.isEmpty ? [nil] : source.options.filter { !$0.isUsual }.map(\.id)
  }

  /// How often an item counts in an option, less usual care: 1, 0 or -1.
  func weight(_ item: CaseItem, in option: String?) -> Double {
    guard let option, let usual = source.options.first(where: \.isUsual) else { return 1 }
    return (item.options.contains(option) ? 1 : 0) - (item.options.contains(usual.id) ? 1 : 0)
  }
}

/// An item with its formulas.
struct ReadyItem: Sendable {
  let source: CaseItem
  /// The party that bears or gets it.
  let party: Int
  /// The party that receives a transfer.
  let receiver: Int?
  let amount: CompiledFormula
  /// By which the amount is multiplied.
  let count: CompiledFormula?
  /// Per month: the part of the amount, and of the count, that is there.
  let factors: [Double]
  let spentToday: CompiledFormula?
  let share: CompiledFormula?
  let floor: CompiledFormula?
  /// Whether a cluster that it needs is missing, so that nothing can be cashed.
  let lacksCluster: Bool
  let valuation: CompiledFormula?
  let social: ReadySocialTerms?

  var formulas: [CompiledFormula] {
    let parts: [CompiledFormula?] = [amount, count, spentToday, share, floor, valuation]
    return parts.compactMap(\.self) + (social?.formulas ?? [])
  }

  /// What its amounts over the whole case count.
  var countedIn: Unit {
    let unit = (amount.unit ?? .one).multiplied(by: count?.unit ?? .one)
    return unit.multiplied(by: Unit.euro.divided(by: source.timing.rhythm.unit))
  }

  /// What one whole month of it would be, before the cashable part.
  func whole(_ values: UnsafeBufferPointer<Double>) -> Double { amount.value(values) * (count?.value(values) ?? 1) }

  /// The part of it that is really spent less, and the most that can be spent less in a month.
  func cashing(_ values: UnsafeBufferPointer<Double>) -> (share: Double, most: Double) {
    guard !lacksCluster else { return (0, 0) }
    let share = share?.value(values) ?? 1
    guard let floor, let spentToday else { return (share, .infinity) }
    return (share, max(0, spentToday.value(values) - floor.value(values)))
  }
}

struct ReadySocialTerms: Sendable {
  let deadweight: CompiledFormula
  let displacement: CompiledFormula
  let byOthers: CompiledFormula
  let dropOff: CompiledFormula

  var formulas: [CompiledFormula] { [deadweight, displacement, byOthers, dropOff] }
}

struct ReadyLifetime: Sendable {
  let investment: CompiledFormula
  let years: CompiledFormula
  /// The life with which the tariff counts, in years.
  let tariffYears: Double
}
