extension Expression {
  /// The names that the expression does not bind itself, in reading order, each once. A built-in function that is called is
  /// none of them. A name in a filter (`list[price > 5]`) may turn out to be an entry of the elements.
  public var names: [String] { NameCollector([self], insideFilters: true).names }

  /// The names that must be known: those of `names` that stand outside filters.
  public var requiredNames: [String] { NameCollector([self], insideFilters: false).names }

  /// Whether `name` is a function of the language, which can also be used as a value.
  package static func isBuiltin(_ name: String) -> Bool { Builtins.all[name] != nil }

  /// Whether the expression speaks of `?`, the value that a cell tests.
  public var mentionsTestedValue: Bool { NameCollector([self], insideFilters: true).mentionsTestedValue }

  /// Whether `name` is free in the expression; `?` stands for the tested value.
  func mentions(_ name: String, _ evaluation: Evaluation) -> Bool {
    let collector = NameCollector([self], insideFilters: true)
    guard evaluation.step(collector.visited / 16) else { return true }
    return name == Scope.testedValue ? collector.mentionsTestedValue : collector.names.contains { $0.isExactly(name) }
  }
}

extension UnaryTests {
  /// The names that the tests use, as `Expression.names`.
  public var names: [String] {
    switch self {
    case .any: []
    case .oneOf(let tests), .noneOf(let tests): NameCollector(tests.flatMap(\.children), insideFilters: true).names
    }
  }

  /// Whether the tests speak of `?`.
  package var mentionsTestedValue: Bool {
    switch self {
    case .any: false
    case .oneOf(let tests), .noneOf(let tests): NameCollector(tests.flatMap(\.children), insideFilters: true).mentionsTestedValue
    }
  }
}

/// Goes through expressions with a list of what is still to do, and not by recursion.
private struct NameCollector {
  private(set) var names: [String] = []
  private(set) var mentionsTestedValue = false
  /// How many expressions were looked at.
  private(set) var visited = 0
  private var found: Set<CodePoints> = []
  /// How many times a name is bound around this place.
  private var bound: [CodePoints: Int] = [:]
  private let insideFilters: Bool
  /// What is still to do, the next thing last.
  private var tasks: [Task] = []

  private enum Task {
    case visit(Expression)
    case bind(String)
    case release(String)
  }

  init(_ expressions: [Expression], insideFilters: Bool) {
    self.insideFilters = insideFilters
    tasks = expressions.reversed().map { .visit($0) }
    while let task = tasks.popLast() {
      switch task {
      case .bind(let name): bound[name, default: 0] += 1
      case .release(let name): bound[name, default: 0] -= 1
      case .visit(let expression): tasks += parts(of: expression).reversed()
      }
    }
  }

  /// Notes the name of an expression, and says what to do for its parts.
  private mutating func parts(of expression: Expression) -> [Task] {
    visited += 1
    switch expression {
    case .name(let name):
      if bound[name, default: 0] == 0, found.insert(name) { names.append(name) }
      return []
    case .testedValue:
      mentionsTestedValue = true
      return []
    case .iteration(let iterators, let result): return binding(iterators, [.bind("partial"), .visit(result), .release("partial")])
    case .quantified(_, let iterators, let condition): return binding(iterators, [.visit(condition)])
    case .context(let entries):
      return entries.flatMap { [.visit($0.value), .bind($0.name)] } + entries.map { .release($0.name) }
    case .function(let parameters, let body):
      return parameters.map { .bind($0.name) } + [.visit(body)] + parameters.map { .release($0.name) }
    case .filter(let list, let condition):
      return [.visit(list)] + (insideFilters ? [.bind("item"), .visit(condition), .release("item")] : [])
    case .call(.name(let name), _) where Builtins.all[name] != nil: return expression.children.dropFirst().map { .visit($0) }
    default: return expression.children.map { .visit($0) }
    }
  }

  private func binding(_ iterators: [Expression.Iterator], _ body: [Task]) -> [Task] {
    iterators.flatMap { $0.domain.children.map { .visit($0) } + [.bind($0.name)] } + body + iterators.map { .release($0.name) }
  }
}
