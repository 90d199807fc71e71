extension Expression {
  /// What the expression asks of its surroundings and not of its names, as it is written: `now()`, `today()`, and times in zones
  /// with a name. Each once, in no special order; empty for an expression that gives the same whenever and wherever it is
  /// evaluated. A zone whose name is computed is not seen here.
  public var surroundings: [String] { Surroundings(of: [self]).found }
}

extension UnaryTests {
  /// What the tests ask of their surroundings; see `Expression.surroundings`.
  public var surroundings: [String] {
    switch self {
    case .any: []
    case .oneOf(let tests), .noneOf(let tests): Surroundings(of: tests.flatMap(\.children)).found
    }
  }

  /// Whether the tests hold nothing that asks for a type by name, so that they mean the same in every model.
  public var namesNoTypes: Bool {
    switch self {
    case .any: true
    case .oneOf(let tests), .noneOf(let tests): Surroundings(of: tests.flatMap(\.children)).namesNoTypes
    }
  }
}

/// Goes through expressions with a list of what is still to do, and not by recursion.
private struct Surroundings {
  private(set) var found: [String] = []
  private(set) var namesNoTypes = true

  init(of expressions: [Expression]) {
    var open = expressions
    while let expression = open.popLast() {
      note(expression)
      open += expression.children
    }
  }

  private mutating func note(_ expression: Expression) {
    switch expression {
    case .temporal(let text) where text.utf8.contains(UInt8(ascii: "@")): add("@\"\(text)\"")
    case .call(.name(let name), .positional(let arguments)): note(name, arguments)
    case .call(.name(let name), .named(let entries)): note(name, entries.map(\.value))
    case .instance: namesNoTypes = false
    case .function(let parameters, _): if parameters.contains(where: { $0.type != nil }) { namesNoTypes = false }
    default: break
    }
  }

  private mutating func note(_ function: String, _ arguments: [Expression]) {
    switch function {
    case "now", "today": if arguments.isEmpty { add("\(function)()") }
    case "date and time", "time":
      for case .literal(.string(let text)) in arguments where text.utf8.contains(UInt8(ascii: "@")) { add("\(function)(\"\(text)\")") }
    default: break
    }
  }

  private mutating func add(_ text: String) {
    if !found.contains(where: { $0.isExactly(text) }) { found.append(text) }
  }
}
