extension Expression {
  /// The names that the expression does not bind itself, in reading order, each once. A built-in function that is called is
  /// none of them. A name in a filter (`list[price > 5]`) may turn out to be an entry of the elements.
  public var names: [String] { NameCollector(self, insideFilters: true).names }

  /// The names that must be known: those of `names` that stand outside filters.
  public var requiredNames: [String] { NameCollector(self, insideFilters: false).names }

  /// Whether the expression speaks of `?`, the value that a cell tests.
  public var mentionsTestedValue: Bool { NameCollector(self, insideFilters: true).mentionsTestedValue }

  /// Whether `name` is free in the expression; `?` stands for the tested value.
  func mentions(_ name: String) -> Bool {
    let collector = NameCollector(self, insideFilters: true)
    return name == Scope.testedValue ? collector.mentionsTestedValue : collector.names.contains(name)
  }
}

extension UnaryTests {
  /// The names that the tests use, as `Expression.names`.
  public var names: [String] {
    switch self {
    case .any: []
    case .oneOf(let tests), .noneOf(let tests): NameCollector(tests).names
    }
  }
}

private struct NameCollector {
  private(set) var names: [String] = []
  private(set) var mentionsTestedValue = false
  private var found: Set<String> = []
  /// How many times a name is bound around this place.
  private var bound: [String: Int] = [:]
  private let insideFilters: Bool

  init(_ expression: Expression, insideFilters: Bool) {
    self.insideFilters = insideFilters
    visit(expression)
  }

  init(_ tests: [UnaryTest]) {
    insideFilters = true
    tests.forEach { visit($0) }
  }

  private mutating func add(_ name: String) {
    if bound[name, default: 0] == 0, found.insert(name).inserted { names.append(name) }
  }

  private mutating func binding(_ names: [String], _ body: (inout NameCollector) -> Void) {
    for name in names { bound[name, default: 0] += 1 }
    body(&self)
    for name in names { bound[name, default: 0] -= 1 }
  }

  private mutating func visit(_ expression: Expression) {
    switch expression {
    case .literal, .temporal: break
    case .testedValue: mentionsTestedValue = true
    case .name(let name): add(name)
    case .negation(let operand), .path(let operand, _), .instance(let operand, _): visit(operand)
    case .binary: visit(spineOf: expression)
    case .between(let value, let low, let high): visit([value, low, high])
    case .passes(let value, let tests):
      visit(value)
      tests.forEach { visit($0) }
    case .conditional(let condition, let then, let otherwise): visit([condition, then, otherwise])
    case .iteration(let iterators, let result):
      visit(iterators[...]) { collector in collector.binding(["partial"]) { $0.visit(result) } }
    case .quantified(_, let iterators, let condition): visit(iterators[...]) { $0.visit(condition) }
    case .list(let elements): visit(elements)
    case .context(let entries):
      let outer = bound
      for entry in entries {
        visit(entry.value)
        bound[entry.name, default: 0] += 1
      }
      for entry in entries { bound[entry.name] = outer[entry.name] }
    case .range(let low, _, let high, _): visit([low, high].compactMap { $0 })
    case .function(let parameters, let body): binding(parameters.map(\.name)) { $0.visit(body) }
    case .filter(let list, let condition):
      visit(list)
      if insideFilters { binding(["item"]) { $0.visit(condition) } }
    case .call(let function, let arguments): visitCall(function, arguments)
    }
  }

  private mutating func visit(_ expressions: [Expression]) { expressions.forEach { visit($0) } }

  /// A row of operators is as deep as it is long: it is walked in a loop.
  private mutating func visit(spineOf expression: Expression) {
    var rights: [Expression] = []
    var current = expression
    while case .binary(_, let left, let right) = current {
      rights.append(right)
      current = left
    }
    visit(current)
    rights.reversed().forEach { visit($0) }
  }

  private mutating func visitCall(_ function: Expression, _ arguments: Expression.Arguments) {
    if case .name(let name) = function, Builtins.all[name] != nil {} else { visit(function) }
    switch arguments {
    case .positional(let values): visit(values)
    case .named(let entries): visit(entries.map(\.value))
    }
  }

  private mutating func visit(
    _ iterators: ArraySlice<Expression.Iterator>, _ body: (inout NameCollector) -> Void
  ) {
    guard let first = iterators.first else { return body(&self) }
    switch first.domain {
    case .values(let values): visit(values)
    case .span(let low, let high): visit([low, high])
    }
    binding([first.name]) { $0.visit(iterators.dropFirst(), body) }
  }

  private mutating func visit(_ test: UnaryTest) {
    switch test {
    case .matches(let expression), .compares(_, let expression): visit(expression)
    case .within(let low, _, let high, _): visit([low, high])
    }
  }
}
