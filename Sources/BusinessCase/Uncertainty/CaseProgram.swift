/// What a case comes to for every party and then for all together, as a function of the assumptions that vary: the net present value, or
/// anything else in which each month has a weight.
struct CaseProgram: Sendable {
  let program: ColumnProgram
  /// The parties, and then all together.
  let lines: Int
  /// How many sums each of them has, one after another.
  let measures: Int

  /// The net present value.
  ///
  /// - Parameter inputs: the places of the assumptions that it is a function of; `nil` for those that vary.
  init(presentValueOf ready: ReadyCase, option: String?, inputs: [Int]? = nil) {
    let discount = Discount.factors(rate: ready.source.rate, months: ready.source.months)
    self.init(ready, option: option, inputs: inputs ?? ready.varying, measures: [discount])
  }

  /// What came in so far, not discounted, at the end of each year.
  init(yearEndsOf ready: ReadyCase, option: String?) {
    let months = ready.source.months
    self.init(
      ready, option: option, inputs: ready.varying,
      measures: (1...ready.source.years).map { year in (0..<months).map { $0 < 12 * year ? 1 : 0 } })
  }

  /// - Parameter measures: per sum, the weight of each month.
  private init(_ ready: ReadyCase, option: String?, inputs: [Int], measures: [[Double]]) {
    (lines, self.measures) = (ready.source.parties.count + 1, measures.count)
    var builder = CaseProgramBuilder(ready, inputs, measures)
    for item in ready.items where item.source.kind != .effect {
      let weight = ready.weight(item.source, in: option)
      if weight != 0 { builder.add(item, weight) }
    }
    program = builder.program()
  }

  /// Every sum for these values of all assumptions.
  func values(_ ready: ReadyCase, _ assumptions: [Double]) -> [Double] { program.values(ready.varying.map { assumptions[$0] }) }
}

extension ReadyCase {
  /// The places of the assumptions that vary.
  var varying: [Int] { distributions.indices.filter { distributions[$0].spread.shape != .fixed } }
}

private struct CaseProgramBuilder {
  private typealias Value = ColumnCompiler.Value

  private let ready: ReadyCase
  private let measures: [[Double]]
  private var compiler: ColumnCompiler
  /// Of every name that a formula can load.
  private var names: [Value]

  init(_ ready: ReadyCase, _ inputs: [Int], _ measures: [[Double]]) {
    (self.ready, self.measures) = (ready, measures)
    compiler = ColumnCompiler(inputs: inputs.count, sums: (ready.source.parties.count + 1) * measures.count)
    names = ready.likely.map(Value.number) + ReadyCase.constants.map { .number($0.value) }
    for (column, place) in inputs.enumerated() { names[place] = .value(column) }
    for formula in ready.derived { names.append(compiler.value(formula, names)) }
  }

  mutating func add(_ item: ReadyItem, _ weight: Double) {
    var whole = compiler.value(item.amount, names)
    if let count = item.count { whole = compiler.make(.multiply, whole, compiler.value(count, names)) }
    switch item.source.kind {
    case .cost: add(whole, item.factors, -weight, to: item.party)
    case .revenue: add(whole, item.factors, weight, to: item.party)
    case .transfer:
      add(whole, item.factors, -weight, to: item.party)
      if let receiver = item.receiver { add(whole, item.factors, weight, to: receiver) }
    case .saving: addSaving(item, whole, weight)
    case .effect: break
    }
  }

  private mutating func addSaving(_ item: ReadyItem, _ whole: Value, _ weight: Double) {
    if item.lacksCluster {
      add(whole, item.factors, 0, to: item.party)
      return
    }
    var cash = whole
    if let share = item.share { cash = compiler.make(.multiply, whole, compiler.value(share, names)) }
    guard let floor = item.floor, let spent = item.spentToday else {
      add(cash, item.factors, weight, to: item.party)
      return
    }
    let room = compiler.make(.subtract, compiler.value(spent, names), compiler.value(floor, names))
    let most = compiler.make(.most, .number(0), room)
    // Months with the same part of the amount have the same cash.
    for factor in Set(item.factors).subtracting([0]).sorted() {
      let cashed = compiler.make(.least, compiler.make(.scale, cash, .number(factor)), most)
      add(cashed, item.factors.map { $0 == factor ? 1 : 0 }, weight, to: item.party)
    }
  }

  /// Adds an amount that counts for these parts in the months.
  private mutating func add(_ amount: Value, _ factors: [Double], _ sign: Double, to party: Int) {
    for (index, measure) in measures.enumerated() {
      let worth = zip(factors, measure).reduce(0) { $0 + $1.0 * $1.1 }
      // What has no worth is computed all the same: it may have no value.
      compiler.add(amount, sign * worth, to: party * measures.count + index)
    }
  }

  /// All together is the sum of the parties.
  mutating func program() -> ColumnProgram {
    let parties = ready.source.parties.count
    for index in measures.indices {
      for party in 0..<parties {
        compiler.add(compiler.sum(party * measures.count + index), 1, to: parties * measures.count + index)
      }
    }
    return compiler.program()
  }
}
