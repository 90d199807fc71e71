import FEEL
import Library

extension Guide {
  /// The complete advice as JSON, as the command line shows it: every value on a line of its own.
  package func text(of advice: Advice, _ language: Language, for reader: Reader.ID? = nil) -> String {
    let setting = AdviceSetting(self, language, on: advice.date, answers: advice.answers, for: reader)
    var output = JSONOutput(isIndented: true)
    AdviceShapes.advice.write(AdviceAnswer(advice, setting), setting, &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  /// Every fact that one outcome of an advice rests on.
  package func facts(of advised: OutcomeAdvice) -> [Fact.ID] {
    unique(
      advised.facts + advised.ways.flatMap { way in way.facts + way.conditions.flatMap { $0.flattened.flatMap(\.facts) } }
        + advised.disputes)
  }

  /// Every fact that the advice names, in the order in which it names them.
  package func citedFacts(_ advice: Advice) -> [Fact] {
    let facts = library[Fact.self]
    var cited = FactCollector(facts)
    var isAdded = [Bool](repeating: false, count: decision.subjects.count)
    /// A condition and everything below it.
    func add(_ condition: Condition) {
      guard !isAdded[condition.number] else { return }
      isAdded[condition.number] = true
      cited.add(condition.ground)
      for way in condition.alternatives { for condition in way { add(condition) } }
    }
    for advised in advice.outcomes {
      cited.add(advised.ground)
      for way in advised.ways {
        cited.add(way.ground)
        for condition in way.conditions { add(condition) }
      }
      cited.add(advised.disputes)
      if let said = said.outcomes[advised.id] { cited.add(said) }
    }
    for advised in advice.warnings {
      if let said = said.warnings[advised.warning.id] { cited.add(said) }
    }
    // What disputes a fact belongs to it.
    for place in cited.places { cited.add(facts[place].disputedBy) }
    return cited.places.map { facts[$0] }
  }
}
