import FEEL

/// What boxed expressions mean. Loops and choices mean what they mean in FEEL: they are handed to the language as such.
extension ModelInterpreter {
  func value(of boxed: Definitions.Boxed, _ scope: Scope, _ run: ModelRun) -> Value {
    run.evaluation.deeper {
      run.at(line: boxed.line) {
        let value = value(of: boxed.logic, scope, run)
        guard let type = boxed.type else { return value }
        return run.coerce(value, to: type, "The value")
      }
    }
  }

  private func value(of logic: Definitions.Logic, _ scope: Scope, _ run: ModelRun) -> Value {
    let evaluation = run.evaluation
    switch logic {
    case .literal(let literal): return value(of: literal, scope, run)
    case .table(let table): return value(of: table, scope, run)
    case .missing(let reason): return evaluation.fail(reason)
    case .context(let entries, let result): return context(entries, result, scope, run)
    case .list(let items): return evaluation.bounded(.list(items.map { value(of: $0, scope, run) }))
    case .relation(let columns, let rows):
      let list = Value.list(
        rows.map { row in
          .context(
            Context(
              zip(columns, row).map { column, cell in
                (
                  column.name,
                  run.at(column: column.name, line: cell.line) {
                    run.coerce(value(of: cell, scope, run), to: column.type, "The cell")
                  }
                )
              }))
        })
      return evaluation.bounded(list)
    case .function(let function):
      guard function.kind == .feel else {
        return evaluation.fail("Functions in \(function.kind.rawValue) are not run, only those in FEEL.")
      }
      let parameters = function.parameters.map { Function.Parameter(name: $0.name, type: $0.type) }
      return evaluation.function(parameters, result: function.body?.type ?? .any, keeping: scope) { [self] arguments, evaluation in
        call(function, arguments, scope, ModelRun.of(evaluation))
      }
    case .invocation(let called, let bindings):
      let function = value(of: called, scope, run)
      let arguments = bindings.map { binding in
        Expression.ContextEntry(
          name: binding.parameter,
          value: .literal(run.at(column: binding.parameter, line: binding.line) { value(of: binding.value, scope, run) }))
      }
      return Expression.call(.literal(function), .named(arguments)).value(in: scope, evaluation)
    case .conditional(let condition, let then, let otherwise):
      switch value(of: condition, scope, run) {
      case .boolean(true): return value(of: then, scope, run)
      case .boolean(false), .null: return value(of: otherwise, scope, run)
      case let other: return evaluation.fail("The condition must be true or false; it is \(other.brief).")
      }
    case .filter(let list, let test):
      return Expression.filter(.literal(value(of: list, scope, run)), by: term(test, ["item"], scope)).value(in: scope, evaluation)
    case .iteration(let name, let list, let result):
      let iterator = Expression.Iterator(name: name, domain: .values(.literal(value(of: list, scope, run))))
      return Expression.iteration([iterator], result: term(result, [name], scope)).value(in: scope, evaluation)
    case .quantified(let quantifier, let name, let list, let test):
      let iterator = Expression.Iterator(name: name, domain: .values(.literal(value(of: list, scope, run))))
      let answers = Expression.iteration([iterator], result: term(test, [name], scope)).value(in: scope, evaluation)
      guard case .list(let elements) = answers else { return .null }
      if let other = elements.first(where: { !$0.isAnswer }) {
        return evaluation.fail("What '\(quantifier.rawValue)' tests must be true or false; it is \(other.brief).")
      }
      let answer = Expression.Iterator(name: name, domain: .values(.literal(answers)))
      return Expression.quantified(quantifier, [answer], satisfies: .name(name)).value(in: scope, evaluation)
    }
  }

  func value(of literal: Definitions.Literal, _ scope: Scope, _ run: ModelRun) -> Value {
    switch literal.expression {
    case .success(let expression): expression.value(in: scope, run.evaluation)
    case .failure(let error): run.evaluation.fail("The expression '\(literal.text)' cannot be read: \(error)")
    }
  }

  private func context(_ entries: [Definitions.Entry], _ result: Definitions.Boxed?, _ scope: Scope, _ run: ModelRun) -> Value {
    var inner = scope
    var context = Context()
    for entry in entries {
      let name = entry.variable.name
      let found = run.at(column: name, line: entry.variable.line) {
        run.coerce(value(of: entry.value, inner, run), to: entry.variable.type, "The entry '\(name)'")
      }
      context[name] = found
      inner = Scope([name: found], inside: inner)
    }
    guard let result else { return run.evaluation.bounded(.context(context)) }
    return value(of: result, inner, run)
  }

  /// A boxed expression as a term of FEEL: a literal expression as it is, anything else as a call of a function of `names`.
  private func term(_ boxed: Definitions.Boxed, _ names: [String], _ scope: Scope) -> Expression {
    if case .literal(let literal) = boxed.logic, case .success(let expression) = literal.expression, boxed.type == nil { return expression }
    let function = Function(name: "", parameters: names.map { Function.Parameter(name: $0) }) { [self] arguments, evaluation in
      var inner = scope
      for (name, argument) in zip(names, arguments) {
        if name == "item", case .context(let context) = argument { inner = Scope(context, inside: inner) }
        inner = Scope([name: argument], inside: inner)
      }
      return value(of: boxed, inner, ModelRun.of(evaluation))
    }
    return .call(.literal(.function(function)), .positional(names.map { .name($0) }))
  }
}

extension Value {
  /// Whether a test can give this value: true, false, or no answer.
  fileprivate var isAnswer: Bool {
    switch self {
    case .boolean, .null: true
    default: false
    }
  }
}
