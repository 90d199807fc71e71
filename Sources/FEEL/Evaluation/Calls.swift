extension Builtins {
  /// The functions of the language as values, by name.
  static let functions: [String: Function] = all.mapValues { builtin in
    let parameters = builtin.overloads.first?.parameters ?? []
    return Function(name: builtin.name, parameters: parameters.map { Function.Parameter(name: $0) }, body: .builtin(builtin))
  }
}

extension Evaluation {
  /// A function without a name whose logic comes from outside the language and uses the names of `scope`; `null` with a reason
  /// when that scope holds more than the limits allow.
  public func function(
    _ parameters: [Function.Parameter], result: FEELType, keeping scope: Scope,
    apply: @escaping @Sendable ([Value], Evaluation) -> Value
  ) -> Value {
    function(parameters, result: result, keeping: scope, .custom(apply))
  }

  fileprivate func function(
    _ parameters: [Function.Parameter], result: FEELType = .any, keeping scope: Scope, _ body: Function.Body
  ) -> Value {
    guard let depth = scope.depth(self) else {
      return fail("A function that keeps more with it than the limits of the evaluation allow is refused.")
    }
    return .function(Function(name: "", parameters: parameters, result: result, depth: depth + 1, body: body))
  }
}

/// The arguments of a call, with their values.
private enum Given {
  case positional([Value])
  case named([(name: String, value: Value)])

  var count: Int {
    switch self {
    case .positional(let values): values.count
    case .named(let entries): entries.count
    }
  }
}

extension Expression {
  func functionValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .function(let parameters, let body) = self else { return .null }
    var typed: [Function.Parameter] = []
    for parameter in parameters {
      guard let name = parameter.type else {
        typed.append(Function.Parameter(name: parameter.name))
        continue
      }
      guard let type = evaluation.type(name) else {
        return evaluation.fail("There is no type '\(name)', which the parameter '\(parameter.name)' should have.")
      }
      typed.append(Function.Parameter(name: parameter.name, type: type))
    }
    return evaluation.function(typed, keeping: scope, .expression(body, scope))
  }

  func callValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .call(let called, let arguments) = self, let function = called.function(in: scope, evaluation)
    else { return .null }
    return function.apply(arguments.values(in: scope, evaluation), evaluation)
  }

  /// The function that this expression stands for in a call; `nil` with a reason when it is none.
  private func function(in scope: Scope, _ evaluation: Evaluation) -> Function? {
    if case .name(let name) = self, let builtin = Builtins.functions[name] {
      // A variable may have the name of a function (`count`): it does not hide the function from calls.
      if case .function(let own)? = scope.value(of: name) { return own }
      return builtin
    }
    let value = value(in: scope, evaluation)
    if case .function(let function) = value { return function }
    _ = evaluation.fail("What is called is no function but \(value.kind).")
    return nil
  }
}

extension Expression.Arguments {
  fileprivate func values(in scope: Scope, _ evaluation: Evaluation) -> Given {
    switch self {
    case .positional(let values): .positional(values.map { $0.value(in: scope, evaluation) })
    case .named(let entries): .named(entries.map { ($0.name, $0.value.value(in: scope, evaluation)) })
    }
  }
}

extension Function {
  /// The result for arguments in the order of the parameters.
  public func call(_ arguments: [Value], _ evaluation: Evaluation) -> Value { apply(.positional(arguments), evaluation) }

  fileprivate func apply(_ given: Given, _ evaluation: Evaluation) -> Value {
    if case .builtin(let builtin) = body { return builtin.apply(given, evaluation) }
    guard let arguments = arguments(from: given, evaluation) else { return .null }
    if case .custom(let apply) = body { return evaluation.deeper { apply(arguments, evaluation) } }
    return bodyValue(arguments, evaluation)
  }

  private func bodyValue(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard case .expression(let expression, let outer) = body else { return .null }
    if parameters.isEmpty { return expression.value(in: outer, evaluation) }
    // Of two parameters of one name the first holds.
    let values = zip(parameters, arguments).reversed().map { (name: $0.name, value: $1) }
    return expression.value(in: Scope(values, inside: outer), evaluation)
  }

  /// The arguments in the order of the parameters, each of its type; `nil` with a reason when they do not fit.
  private func arguments(from given: Given, _ evaluation: Evaluation) -> [Value]? {
    let values: [Value]
    switch given {
    case .positional(let positional): values = positional
    case .named(let entries):
      guard entries.allSatisfy({ entry in parameters.contains { $0.name.isExactly(entry.name) } }) else {
        _ = evaluation.fail(
          parameters.isEmpty ? "\(title) has no parameters." : "\(title) has the parameters \(parameterList), and no others.")
        return nil
      }
      guard Set(entries.map { CodePoints($0.name) }).count == entries.count else {
        _ = evaluation.fail("\(title) is given a parameter twice.")
        return nil
      }
      values = parameters.compactMap { parameter in entries.first { $0.name.isExactly(parameter.name) }?.value }
    }
    guard values.count == parameters.count else {
      _ = evaluation.fail(
        parameters.isEmpty
          ? "\(title) takes no arguments; it has \(given.count)."
          : "\(title) takes \(parameters.count) arguments (\(parameterList)); it has \(given.count).")
      return nil
    }
    var coerced: [Value] = []
    for (parameter, value) in zip(parameters, values) {
      guard let argument = parameter.type.coerced(value, "The argument '\(parameter.name)'", evaluation) else { return nil }
      coerced.append(argument)
    }
    return coerced
  }

  private var title: String { name.isEmpty ? "The function" : "'\(name)'" }
  private var parameterList: String { parameters.map(\.name).joined(separator: ", ") }
}

extension BuiltinFunction {
  fileprivate func apply(_ given: Given, _ evaluation: Evaluation) -> Value {
    guard evaluation.step() else { return .null }
    for overload in overloads {
      guard let arguments = overload.arguments(from: given) else { continue }
      let result = overload.apply(arguments, evaluation)
      switch result {
      case .list, .context: return evaluation.bounded(result)
      default: return result
      }
    }
    let forms = overloads.map { "\(name)(\($0.parameters.joined(separator: ", ")))" }.joined(separator: " or ")
    return evaluation.fail("'\(name)' cannot take these \(given.count) arguments; it is written \(forms).")
  }
}

extension BuiltinFunction.Overload {
  /// Whether this many arguments can be given by position.
  func takes(_ count: Int) -> Bool {
    count >= parameters.count - optional && (isVariadic || count <= parameters.count)
  }

  /// The arguments in the order of the parameters; `nil` when they do not fit.
  fileprivate func arguments(from given: Given) -> [Value]? {
    switch given {
    case .positional(let values): return takes(values.count) ? values : nil
    case .named(let entries):
      guard !isVariadic, entries.allSatisfy({ parameters.contains($0.name) }), Set(entries.map(\.name)).count == entries.count else {
        return nil
      }
      var arguments: [Value] = []
      var last = 0
      for (index, parameter) in parameters.enumerated() {
        let value = entries.first { $0.name.isExactly(parameter) }?.value
        guard value != nil || index >= parameters.count - optional else { return nil }
        arguments.append(value ?? .null)
        if value != nil { last = index + 1 }
      }
      return Array(arguments.prefix(last))
    }
  }
}
