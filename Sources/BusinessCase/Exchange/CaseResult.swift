import Library

extension ReadyCase {
  fileprivate func unknownOption(_ asked: String) -> CaseProblem {
    let names = alternatives.compactMap(\.self)
    let place = CasePlace(.whole, "opties")
    return names.isEmpty
      ? CaseProblem(place, .noOptions) : CaseProblem(place, .unknownOption, [.written: .text(asked), .known: .list(names)])
  }
}

/// Everything that is found out about a case, for one option against usual care.
package struct CaseResult: Sendable {
  package let ready: ReadyCase
  package let outcome: CaseOutcome
  package let transfers: Transfers
  /// The same payments as yearly amounts.
  package let yearly: [Transfers.Division: [Cents]]
  /// Per party: its money when the payments under which nobody loses are made each year. As before where there are none.
  package let after: [MoneyLine]
  package let instruments: [Instrument]
  package let turns: [Turns]
  package let sensitivities: [Sensitivity]
  /// `nil` when nothing was drawn.
  package let uncertainty: Uncertainty?
  /// Every option beside usual care.
  package let alternatives: [CaseOutcome]

  /// How much is drawn, from which seed, and by whom.
  package struct Chance: Sendable {
    package let draws: Int
    package let seed: UInt64
    package let workers: Workers

    package init(draws: Int, seed: UInt64, workers: @escaping Workers = Parallel.alone) {
      (self.draws, self.seed, self.workers) = (draws, seed, workers)
    }
  }

  /// - Parameters:
  ///   - option: one of `alternatives` of the case.
  ///   - chance: what is drawn; `nil` for nothing.
  /// - Throws: `NoValue` when a formula has no value in a draw.
  package init(_ ready: ReadyCase, option: String?, chance: Chance?) throws(NoValue) {
    let outcome = ready.outcome(option, ready.likely)
    let (rate, years) = (ready.source.rate, ready.source.years)
    let transfers = Transfers(before: outcome.parties.map { Cents($0.presentValue) }, costs: outcome.costs.map(Cents.init))
    let yearly = transfers.divisions.mapValues { YearlyTransfers.of($0, rate: rate, years: years) }
    let paid = yearly[.nobodyLoses]
    let discount = Discount.factors(rate: rate, months: ready.source.months)
    let after = outcome.parties.enumerated().map { index, line in
      guard let paid else { return line }
      var flow = line.flow
      for month in stride(from: 0, to: flow.count, by: 12) { flow[month] += paid[index].euros }
      return MoneyLine(flow, discount: discount)
    }
    (self.ready, self.outcome, self.transfers, self.yearly, self.after) = (ready, outcome, transfers, yearly, after)
    let payers = zip(ready.source.parties, transfers.divisions[.nobodyLoses] ?? []).filter { $0.1.count < 0 }.map(\.0)
    instruments = payers.isEmpty ? [] : Instrument.fitting(payers: payers, needsBridge: after.contains { !$0.bridges.isEmpty })
    (sensitivities, turns) = ready.oneByOne(option, workers: chance?.workers ?? Parallel.alone)
    alternatives = ready.alternatives.map { ready.outcome($0, ready.likely) }
    guard let chance else {
      uncertainty = nil
      return
    }
    uncertainty = try ready.uncertainty(
      option, transfers: transfers.divisions[.nobodyLoses], draws: chance.draws, seed: chance.seed, workers: chance.workers)
  }

  /// The same for the option that somebody asks for.
  ///
  /// - Parameter asked: an option that may not exist; `nil` for the first beside usual care.
  /// - Throws: `CaseProblems` when there is no such option, or the case has no value in a draw.
  package init(_ ready: ReadyCase, asked: String?, chance: Chance?) throws(CaseProblems) {
    let options = ready.alternatives
    guard let option = asked.map({ wanted in options.first { $0 == wanted } }) ?? options.first else {
      throw CaseProblems([ready.unknownOption(asked ?? "")])
    }
    do throws(NoValue) {
      try self.init(ready, option: option, chance: chance)
    } catch {
      throw CaseProblems([error.problem])
    }
  }

  package var parties: [CaseParty] { ready.source.parties }

  /// Per party, when those payments are made: the months in which money must still be found first.
  package var shortMonthsAfter: [[ClosedRange<Int>]] { after.map(\.shortMonths) }

  /// Who pays whom each year so that nobody loses; empty where nobody has to, or nothing can.
  package var payments: [Payment] { yearly[.nobodyLoses].map(Payment.settling) ?? [] }

  /// The present value per domain, of the domains in which a party is.
  package var domains: [(domain: CaseParty.Domain, value: Double)] {
    CaseParty.Domain.allCases.compactMap { domain in
      let inside = parties.indices.filter { parties[$0].domain == domain }
      return inside.isEmpty ? nil : (domain, inside.reduce(0) { $0 + outcome.parties[$1].presentValue })
    }
  }
}
