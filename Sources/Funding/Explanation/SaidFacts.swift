import Library

/// The facts behind what an advice says of outcomes and warnings beside the rules: looked up once, since every advice names them.
struct SaidFacts: Sendable {
  /// Of the texts of an outcome, and of whom its first steps send to.
  let outcomes: [Outcome.ID: FactList]
  let warnings: [Warning.ID: FactList]

  init(_ library: Library) {
    let facts = library[Fact.self]
    outcomes = Dictionary(
      library[Outcome.self].map { ($0.id, FactList($0.adviceFacts + library.contactFacts(of: $0), in: facts)) }
    ) { first, _ in first }
    warnings = Dictionary(library[Warning.self].map { ($0.id, FactList($0.facts + $0.disputes, in: facts)) }) { first, _ in first }
  }
}

extension Library {
  /// The facts about whom to turn to and when, in the first steps of an outcome.
  package func contactFacts(of outcome: Outcome) -> [Fact.ID] {
    outcome.firstSteps.flatMap { step in
      (step.contact.map { self[$0].facts } ?? []) + (step.moment.map { self[$0].facts } ?? [])
    }
  }
}
