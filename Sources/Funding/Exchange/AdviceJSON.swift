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

  /// The facts about whom to turn to and when, in the first steps of an outcome.
  package func contactFacts(of outcome: Outcome) -> [Fact.ID] {
    outcome.firstSteps.flatMap { step in (contact(of: step)?.facts ?? []) + (moment(of: step)?.facts ?? []) }
  }

  /// Every fact that the advice names, in the order in which it names them.
  package func citedFacts(_ advice: Advice) -> [Fact] {
    var cited = CitedFacts()
    for advised in advice.outcomes {
      cited.add(advised.facts)
      for way in advised.ways {
        cited.add(way.facts)
        for condition in way.conditions { cited.add(condition) }
      }
      cited.add(advised.disputes)
      let shown = advised.outcome
      cited.add(shown.adviceFacts)
      cited.add(contactFacts(of: shown))
    }
    for advised in advice.warnings {
      let warning = advised.warning
      cited.add(warning.facts)
      cited.add(warning.disputes)
    }
    // What disputes a fact belongs to it.
    var facts = cited.ids.compactMap(fact)
    let count = cited.ids.count
    for fact in facts { cited.add(fact.disputedBy) }
    facts += cited.ids[count...].compactMap(fact)
    return facts
  }
}

/// Ids of facts in the order in which they come, each once.
private struct CitedFacts {
  private(set) var ids: [Fact.ID] = []
  private var known = Set<Fact.ID>(minimumCapacity: 512)
  private var conditions = Set<Int>()

  mutating func add(_ more: [Fact.ID]) { for id in more where known.insert(id).inserted { ids.append(id) } }

  /// A condition and everything below it.
  mutating func add(_ condition: Condition) {
    guard conditions.insert(condition.number).inserted else { return }
    add(condition.facts)
    for way in condition.alternatives { for condition in way { add(condition) } }
  }
}
