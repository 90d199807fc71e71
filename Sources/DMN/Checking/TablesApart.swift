import FEEL

extension Definitions {
  /// The tables whose rules are not looked at one by one in a review of this model, each with the reason: those that are worked out as a
  /// whole, those of functions, and those of other models. Of such a table is proved what it comes to wherever it is used, and so whether
  /// it always has a result there; not that each of its rules can match and is needed.
  ///
  /// - Parameter model: the exact view of this model.
  public func tablesLookedAtAsAWhole(in model: DecisionModel) -> [ModelProblem] {
    let interpreter = ModelInterpreter(self)
    let imports = ImportedElements(self, interpreter)
    var found: [ModelProblem] = []
    for decision in decisions where decision.logic?.logic.holdsTable == true {
      guard let whole = model.decision(decision.id)?.whole else { continue }
      found.append(
        ModelProblem(
          line: decision.line, place: "decision '\(decision.name)'",
          message: "Its result is proved, its rules one by one are not: it is worked out as a whole because \(whole).",
          remedy: "Change that, or look at the rules yourself."))
    }
    let used = interpreter.used(by: decisions.map { Reference(namespace: namespace, id: $0.id) })
    for knowledge in knowledgeModels where knowledge.function?.body?.logic.holdsTable == true {
      let isUsed = used.contains(Reference(namespace: namespace, id: knowledge.id))
      found.append(
        ModelProblem(
          line: knowledge.line, place: "businessKnowledgeModel '\(knowledge.name)'",
          message: isUsed
            ? "Its result is proved where decisions call it, its rules one by one are not: it is a function."
            : "Nothing of its table is proved: no decision calls it.",
          remedy: isUsed ? "Put the table in a decision, or look at the rules yourself." : "Call it, or remove it."))
    }
    let others = used.filter { $0.namespace != namespace && interpreter.elements[$0]?.holdsTable == true }
    for reference in others.sorted(by: { ($0.namespace, $0.id) < ($1.namespace, $1.id) }) {
      found.append(
        ModelProblem(
          line: imports.line(reference), place: "'\(imports.name(reference))'",
          message: "Its result is proved where this model uses it, its rules one by one are not: it stands in another model.",
          remedy: "Check that model too."))
    }
    return found
  }
}

extension ModelInterpreter {
  /// What these elements need, however far away, and they themselves.
  fileprivate func used(by start: [Definitions.Reference]) -> Set<Definitions.Reference> {
    var seen = Set<Definitions.Reference>()
    var open = start
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      switch elements[next] {
      case .decision(let decision)?: open += decision.requiredDecisions + decision.requiredKnowledge
      case .knowledgeModel(let knowledge)?: open += knowledge.requiredKnowledge
      case .service(let service)?: open += service.outputDecisions
      case .input?, nil: break
      }
    }
    return seen
  }
}

extension ModelInterpreter.Element {
  fileprivate var holdsTable: Bool {
    switch self {
    case .decision(let decision): decision.logic?.logic.holdsTable == true
    case .knowledgeModel(let knowledge): knowledge.function?.body?.logic.holdsTable == true
    case .input, .service: false
    }
  }
}

extension Definitions.Logic {
  /// Whether the logic is a table, or has one somewhere in it.
  fileprivate var holdsTable: Bool {
    switch self {
    case .table: true
    case .literal, .missing: false
    case .invocation(let called, let bindings): called.logic.holdsTable || bindings.contains { $0.value.logic.holdsTable }
    case .context(let entries, let result): entries.contains { $0.value.logic.holdsTable } || result?.logic.holdsTable == true
    case .list(let items): items.contains { $0.logic.holdsTable }
    case .relation(_, let rows): rows.contains { $0.contains { $0.logic.holdsTable } }
    case .function(let function): function.body?.logic.holdsTable == true
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise].contains { $0.logic.holdsTable }
    case .filter(let list, let test): list.logic.holdsTable || test.logic.holdsTable
    case .iteration(_, let list, let result), .quantified(_, _, let list, let result): list.logic.holdsTable || result.logic.holdsTable
    }
  }
}
