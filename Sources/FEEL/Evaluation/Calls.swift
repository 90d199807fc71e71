extension Builtins {
  /// The functions of the language as values, by name.
  static let functions: [String: Function] = all.mapValues { builtin in
    let parameters = builtin.overloads.first?.parameters ?? []
    return Function(name: builtin.name, parameters: parameters.map { Function.Parameter(name: $0) }, body: .builtin(builtin))
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
  static func function(
    _ parameters: [FormalParameter], _ body: Expression, in scope: Scope, _ evaluation: Evaluation
  ) -> Value {
    var typed: [Function.Parameter] = []
    for parameter in parameters {
      guard let name = parameter.type else {
        typed.append(Function.Parameter(name: parameter.name))
        continue
      }
      guard let type = FEELType(name, evaluation.environment.types) else {
        return evaluation.fail("There is no type '\(name)', which the parameter '\(parameter.name)' should have.")
      }
      typed.append(Function.Parameter(name: parameter.name, type: type))
    }
    let function = Function(name: "", parameters: typed, result: FEELType.inferred(from: body), body: .expression(body, scope))
    return .function(function)
  }

  static func call(_ function: Expression, _ arguments: Arguments, in scope: Scope, _ evaluation: Evaluation) -> Value {
    let called: Value
    if case .name(let name) = function, let builtin = Builtins.functions[name] {
      // A variable may have the name of a function (`count`): it does not hide the function from calls.
      if case .function(let own)? = scope.value(of: name) { called = .function(own) } else { called = .function(builtin) }
    } else {
      called = function.value(in: scope, evaluation)
    }
    guard case .function(let callee) = called else {
      return evaluation.fail("What is called is no function but \(called.kind).")
    }
    let given: Given =
      switch arguments {
      case .positional(let values): .positional(values.map { $0.value(in: scope, evaluation) })
      case .named(let entries): .named(entries.map { ($0.name, $0.value.value(in: scope, evaluation)) })
      }
    return callee.apply(given, evaluation)
  }
}

extension Function {
  /// The result for arguments in the order of the parameters.
  public func call(_ arguments: [Value], _ evaluation: Evaluation) -> Value { apply(.positional(arguments), evaluation) }

  fileprivate func apply(_ given: Given, _ evaluation: Evaluation) -> Value {
    if case .builtin(let builtin) = body { return builtin.apply(given, evaluation) }
    guard let arguments = arguments(from: given, evaluation) else { return .null }
    return evaluation.deeper {
      switch body {
      case .builtin: return .null
      case .custom(let apply): return apply(arguments, evaluation)
      case .expression(let expression, let outer):
        var scope = outer
        if !parameters.isEmpty {
          scope = Scope(Dictionary(zip(parameters.map(\.name), arguments)) { first, _ in first }, inside: outer)
        }
        return expression.value(in: scope, evaluation)
      }
    }
  }

  /// The arguments in the order of the parameters, each of its type; `nil` with a reason when they do not fit.
  private func arguments(from given: Given, _ evaluation: Evaluation) -> [Value]? {
    let values: [Value]
    switch given {
    case .positional(let positional): values = positional
    case .named(let entries):
      guard entries.allSatisfy({ entry in parameters.contains { $0.name == entry.name } }) else {
        _ = evaluation.fail("\(title) has the parameters \(parameterList), and no others.")
        return nil
      }
      values = parameters.compactMap { parameter in entries.first { $0.name == parameter.name }?.value }
    }
    guard values.count == parameters.count else {
      _ = evaluation.fail("\(title) takes \(parameters.count) arguments (\(parameterList)); it has \(given.count).")
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
      guard !isVariadic, entries.allSatisfy({ parameters.contains($0.name) }) else { return nil }
      var arguments: [Value] = []
      var last = 0
      for (index, parameter) in parameters.enumerated() {
        let value = entries.first { $0.name == parameter }?.value
        guard value != nil || index >= parameters.count - optional else { return nil }
        arguments.append(value ?? .null)
        if value != nil { last = index + 1 }
      }
      return Array(arguments.prefix(last))
    }
  }
}
