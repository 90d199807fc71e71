import Library

extension CaseResult {
  /// The result as JSON: money in euros, rounded to cents here and nowhere before; payments as present values, above 0 for who receives.
  ///
  /// - Parameters:
  ///   - sentences: how its cautions are said.
  ///   - language: the language of what is said; names and ids are as in the case.
  package func json(_ sentences: CaseSentences, _ language: Language) -> JSON {
    [
      "naam": .string(ready.source.name), "optie": Self.text(outcome.option), "jaren": .number("\(ready.source.years)"),
      "discontovoet": .number("\(ready.source.rate)"),
      "partijen": byParty { party, index in
        .object(
          [JSON.Member(key: "naam", value: .string(party.name)), JSON.Member(key: "domein", value: .string(party.domain.rawValue))]
            + lineMembers(outcome.parties[index]) { self.outcome.uncashed[$0]?[index] ?? 0 })
      },
      "totaal": .object(lineMembers(outcome.total) { self.outcome.uncashed[$0]?.reduce(0, +) ?? 0 }),
      "perDomein": .object(domains.map { JSON.Member(key: $0.domain.rawValue, value: Self.money($0.value)) }),
      "overdracht": transfersJSON, "sroi": Self.number(outcome.socialReturn), "onzekerheid": uncertaintyJSON,
      "onzekerheidTotaal": uncertainty.map { Self.spread($0.total) } ?? .null, "gevoeligheid": .array(sensitivities.map(sensitivityJSON)),
      "waaier": uncertainty.map { uncertainty in byParty { Self.fan(uncertainty.fans[$1]) } } ?? .null,
      "waaierTotaal": uncertainty.map { Self.fan($0.fanTotal) } ?? .null, "waardeVanWeten": knowingJSON,
      "omslag": .array(turns.map(turnsJSON)), "posten": .array(outcome.worths.map(worth)),
      "levensduurgat": outcome.lifetimeGap.map(Self.money) ?? .null,
      "effecten": .array(outcome.effects.map(Self.effect)), "zachteFeiten": .array(ready.source.softFacts.map(Self.softFact)),
      "meldingen": .array(ready.cautions.map { $0.json(sentences, language) }), "alternatieven": alternativesJSON,
      "trekkingen": uncertainty.map { .number("\($0.draws)") } ?? .null, "zaad": uncertainty.map { .number("\($0.seed)") } ?? .null,
    ]
  }

  // MARK: Values

  private static func money(_ euros: Double) -> JSON { .number(Cents(euros).description) }
  private static func money(_ cents: Cents) -> JSON { .number(cents.description) }
  private static func number(_ value: Double?) -> JSON { value.map { $0.isFinite ? .number("\($0)") : .null } ?? .null }
  private static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  private func byParty(_ value: (CaseParty, Int) -> JSON) -> JSON {
    .object(parties.enumerated().map { JSON.Member(key: $0.element.id, value: value($0.element, $0.offset)) })
  }

  private func lineMembers(_ line: MoneyLine, _ uncashed: (CaseItem.Rest) -> Double) -> [JSON.Member] {
    [
      JSON.Member(key: "ncw", value: Self.money(line.presentValue)),
      JSON.Member(key: "terugverdienMaand", value: line.paybackMonth.map { .number("\($0)") } ?? .null),
      JSON.Member(key: "piekFinanciering", value: Self.money(line.peakNeed)),
      JSON.Member(key: "perJaar", value: .array(line.perYear.map(Self.money))),
      JSON.Member(key: "voorfinanciering", value: Self.stretches(line.shortMonths)),
    ] + CaseItem.Rest.allCases.map { JSON.Member(key: $0.rawValue, value: Self.money(uncashed($0))) }
  }

  private static func stretches(_ stretches: [ClosedRange<Int>]) -> JSON {
    .array(stretches.map { ["van": .number("\($0.lowerBound)"), "tot": .number("\($0.upperBound)")] })
  }

  // MARK: Transfers

  private var transfersJSON: JSON {
    func division(_ amounts: [Cents]?) -> JSON { amounts.map { amounts in byParty { Self.money(amounts[$1]) } } ?? .null }
    func each(_ amounts: [Transfers.Division: [Cents]]) -> [JSON.Member] {
      Transfers.Division.allCases.map { JSON.Member(key: $0.rawValue, value: division(amounts[$0])) }
    }
    return .object(
      [JSON.Member(key: "mogelijk", value: .boolean(transfers.arePossible))] + each(transfers.divisions) + [
        JSON.Member(key: "tekort", value: Self.money(transfers.shortfall)), JSON.Member(key: "perJaar", value: .object(each(yearly))),
        JSON.Member(key: "betalingenPerJaar", value: .array(payments.map(payment))),
        JSON.Member(
          key: "instrumenten",
          value: .array(instruments.map { ["id": .string($0.rawValue), "feiten": .array($0.facts.map(JSON.string))] })),
        JSON.Member(key: "voorfinanciering", value: byParty { Self.stretches(self.shortMonthsAfter[$1]) }),
      ])
  }

  private func payment(_ payment: Payment) -> JSON {
    ["van": .string(parties[payment.from].id), "naar": .string(parties[payment.to].id), "bedrag": Self.money(payment.amount)]
  }

  private func worth(_ worth: CaseOutcome.ItemWorth) -> JSON {
    ["post": .string(worth.item), "partij": .string(parties[worth.party].id), "ncw": Self.money(worth.value)]
  }

  // MARK: Uncertainty

  private var uncertaintyJSON: JSON {
    guard let uncertainty else { return .null }
    return byParty { Self.spread(uncertainty.parties[$1]) }
  }

  private static func spread(_ spread: Uncertainty.Spread) -> JSON {
    [
      "kansPositief": number(spread.chancePositive), "kansVerliesNaOverdracht": number(spread.chanceOfLossAfterTransfer),
      "gemiddelde": money(spread.mean), "p5": money(spread.p5), "p50": money(spread.p50), "p95": money(spread.p95),
    ]
  }

  /// Per percentile, the money so far at the end of each year.
  private static func fan(_ fan: Fan) -> JSON {
    func years(_ points: [Double]) -> JSON { .array(points.map(money)) }
    return [
      "p5": years(fan.p5), "p25": years(fan.p25), "p50": years(fan.p50), "p75": years(fan.p75), "p95": years(fan.p95),
    ]
  }

  private func sensitivityJSON(_ found: Sensitivity) -> JSON {
    let correlation = uncertainty?.rankCorrelations.first { $0.assumption == found.assumption }?.value
    return [
      "aanname": .string(found.assumption), "laag": found.low.map(Self.money) ?? .null, "hoog": found.high.map(Self.money) ?? .null,
      "omslagpunt": Self.number(found.turningPoint), "omslagafstand": Self.number(found.turningDistance),
      "rangcorrelatie": Self.number(correlation),
    ]
  }

  /// Only the parties for whom it turns.
  private func turnsJSON(_ found: Turns) -> JSON {
    let parties = zip(parties, found.parties).compactMap { party, turn in
      turn.map { JSON.Member(key: party.id, value: Self.number($0.value)) }
    }
    return ["aanname": .string(found.assumption), "totaal": Self.number(found.total?.value), "partijen": .object(parties)]
  }

  private var knowingJSON: JSON {
    guard let uncertainty else { return .null }
    guard case .object(let members) = Self.knowing(uncertainty.knowingTotal) else { return .null }
    return .object(members + [JSON.Member(key: "perPartij", value: byParty { Self.knowing(uncertainty.knowing[$1]) })])
  }

  private static func knowing(_ knowing: ValueOfKnowing) -> JSON {
    [
      "alles": money(knowing.everything),
      "perAanname": .object(knowing.perAssumption.map { JSON.Member(key: $0.assumption, value: money($0.value)) }),
    ]
  }

  // MARK: Beside the money

  private static func effect(_ effect: CaseOutcome.Effect) -> JSON {
    [
      "post": .string(effect.item), "partij": .string(effect.party), "hoeveel": number(effect.amount), "eenheid": .string(effect.unit),
      "waarde": effect.value.map(money) ?? .null,
    ]
  }

  private static func softFact(_ fact: SoftFact) -> JSON {
    [
      "naam": .string(fact.name), "partij": .string(fact.party), "voor": .string(fact.before), "na": .string(fact.after),
      "bewijs": .string(fact.evidence),
    ]
  }

  private var alternativesJSON: JSON {
    .object(
      alternatives.compactMap { outcome in
        outcome.option.map { option in
          JSON.Member(
            key: option,
            value: [
              "totaal": ["ncw": Self.money(outcome.total.presentValue)],
              "partijen": byParty { ["ncw": Self.money(outcome.parties[$1].presentValue)] },
            ])
        }
      })
  }
}

extension CaseProblem {
  /// The problem as JSON: `soort` for programs, and where it is (`regel`, or `blad` and `cel`; `veld`) and what (`melding`, `herstel`) for people.
  package func json(_ sentences: CaseSentences, _ language: Language) -> JSON {
    let said = sentences.said(self)
    var members = [JSON.Member(key: "soort", value: .string(kindID)), JSON.Member(key: "regel", value: .number("\(place.line)"))]
    if case .cell(let sheet, let cell) = place.spot {
      members += [JSON.Member(key: "blad", value: .string(sheet)), JSON.Member(key: "cel", value: .string(cell))]
    }
    return .object(
      members + [
        JSON.Member(key: "veld", value: .string(place.field)), JSON.Member(key: "melding", value: .string(said.message[language])),
        JSON.Member(key: "herstel", value: .string(said.remedy[language])),
      ])
  }
}
