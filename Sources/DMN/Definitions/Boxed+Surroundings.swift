import FEEL

extension Definitions {
  /// What a part of a model asks of its surroundings (`now()`, `today()`, a zone with a name), and where.
  typealias Question = (text: String, line: Int)

  /// What the types ask of their surroundings.
  var questionsOfTypes: [(name: String, question: Question)] {
    func questions(_ item: ItemDefinition) -> [Question] {
      [item.allowedValues, item.typeConstraint].compactMap { $0 }.flatMap(\.questions) + item.components.flatMap(questions)
    }
    return itemDefinitions.flatMap { item in questions(item).map { (item.name, $0) } }
  }
}

extension Definitions.Boxed {
  /// What the logic asks of its surroundings.
  var questions: [Definitions.Question] {
    switch logic {
    case .literal(let literal): literal.questions
    case .table(let table): table.questions
    case .invocation(let called, let bindings): called.questions + bindings.flatMap(\.value.questions)
    case .context(let entries, let result): entries.flatMap(\.value.questions) + (result?.questions ?? [])
    case .list(let items): items.flatMap(\.questions)
    case .relation(_, let rows): rows.flatMap { $0.flatMap(\.questions) }
    case .function(let function): function.body?.questions ?? []
    case .conditional(let condition, let then, let otherwise): condition.questions + then.questions + otherwise.questions
    case .filter(let list, let test): list.questions + test.questions
    case .iteration(_, let list, let result), .quantified(_, _, let list, let result): list.questions + result.questions
    case .missing: []
    }
  }
}

extension Definitions.WrittenTable {
  fileprivate var questions: [Definitions.Question] {
    var found: [Definitions.Question] = []
    for column in inputs { found += column.expression.questions + (column.values?.questions ?? []) }
    for column in outputs { found += (column.values?.questions ?? []) + (column.defaultValue?.questions ?? []) }
    for rule in rules {
      for cell in rule.tests { found += cell.questions }
      for output in rule.outputs { found += output.questions }
    }
    return found
  }
}

extension Definitions.Literal {
  fileprivate var questions: [Definitions.Question] {
    ((try? expression.get())?.surroundings ?? []).map { ($0, line) }
  }
}

extension Definitions.Tests {
  fileprivate var questions: [Definitions.Question] { ((try? tests.get())?.surroundings ?? []).map { ($0, line) } }
}
