import FEEL

/// What a decision needs, and how it gets it.
extension ModelInterpreter {
  /// The value of a decision, those it requires first. Uses a stack of its own: the model decides how long a chain is.
  func value(of wanted: Definitions.Reference, _ frame: Frame, _ run: ModelRun) -> Value {
    var path = [(reference: wanted, next: 0)]
    while let last = path.indices.last {
      let (reference, next) = path[last]
      guard frame.values[reference] == nil, case .decision(let decision)? = elements[reference], let model = models[reference.namespace]
      else {
        path.removeLast()
        continue
      }
      if next < decision.requiredDecisions.count {
        // Reading refuses circles, so the path never meets itself.
        path[last].next += 1
        path.append((decision.requiredDecisions[next], 0))
      } else {
        frame.values[reference] = run.evaluation.bounded(value(of: decision, in: model, frame, run))
      }
    }
    return frame.values[wanted] ?? .null
  }

  private func value(of decision: Definitions.WrittenDecision, in model: Definitions, _ frame: Frame, _ run: ModelRun) -> Value {
    run.at(element: decision.name, of: model, line: decision.line) {
      guard let logic = decision.logic else { return run.evaluation.fail("The decision has no logic.") }
      let required = decision.requiredInputs + decision.requiredDecisions + decision.requiredKnowledge
      let scope = self.scope(of: required, in: model, frame, run)
      let value = run.evaluation.using(types: model.types) { self.value(of: logic, scope, run) }
      return run.coerce(value, to: decision.variable.type, "The result of '\(decision.name)'")
    }
  }

  /// The names that logic can use: what it requires. Elements of an imported model stand in a context with the name of the import.
  func scope(of required: [Definitions.Reference], in model: Definitions, _ frame: Frame, _ run: ModelRun) -> Scope {
    var values: [(name: String, value: Value)] = []
    values.reserveCapacity(required.count)
    var imported: [CodePoints: Context] = [:]
    for reference in required {
      guard run.evaluation.step(), let element = elements[reference] else { continue }
      let name = element.variable.name
      let value = self.value(of: element, reference, frame, run)
      let prefix = reference.namespace == model.namespace ? "" : model.imports.first { $0.namespace == reference.namespace }?.name ?? ""
      if prefix.isEmpty { values.append((name, value)) } else { imported[prefix, default: Context()][name] = value }
    }
    for (prefix, context) in imported { values.append((prefix.text, .context(context))) }
    return Scope(values, inside: frame.undeclared)
  }

  private func value(of element: Element, _ reference: Definitions.Reference, _ frame: Frame, _ run: ModelRun) -> Value {
    switch element {
    case .input, .decision: return frame.values[reference] ?? .null
    case .knowledgeModel(let knowledge):
      if let known = run.functions[reference] { return known }
      let parameters = (knowledge.function?.parameters ?? []).map { Function.Parameter(name: $0.name, type: $0.type) }
      let function = function(knowledge.variable, parameters, reference) { [self] model, arguments, run in
        call(knowledge, in: model, arguments, run)
      }
      run.functions[reference] = function
      return function
    case .service(let service):
      if let known = run.functions[reference] { return known }
      let parameters = parameters(of: service).map { reference in
        let variable = elements[reference]?.variable
        return Function.Parameter(name: variable?.name ?? reference.id, type: variable?.type ?? .any)
      }
      let function = function(service.variable, parameters, reference) { [self] model, arguments, run in
        value(of: service, in: model, arguments, run, Frame())
      }
      run.functions[reference] = function
      return function
    }
  }

  // MARK: Functions

  /// The function that a business knowledge model or a decision service is, by id; `null` for anything else.
  func function(_ id: String) -> Value {
    let reference = Definitions.Reference(namespace: definitions.namespace, id: id)
    switch elements[reference] {
    case .knowledgeModel?, .service?:
      let evaluation = Evaluation()
      return elements[reference].map { value(of: $0, reference, Frame(), ModelRun.of(evaluation)) } ?? .null
    case .input?, .decision?, nil: return .null
    }
  }

  /// The logic of a decision, of this model or one that it imports, as a function of the inputs and decisions that it requires.
  func function(computing decision: Definitions.WrittenDecision, in model: Definitions) -> Function {
    let required = decision.requiredInputs + decision.requiredDecisions
    return Function(
      name: decision.variable.name, parameters: required.map { Function.Parameter(name: $0.id) }, result: decision.variable.type
    ) { [self] arguments, evaluation in
      let frame = Frame(Dictionary(zip(required, arguments)) { first, _ in first })
      return value(of: decision, in: model, frame, ModelRun.of(evaluation))
    }
  }

  private func function(
    _ variable: Definitions.Variable, _ parameters: [Function.Parameter], _ reference: Definitions.Reference,
    _ apply: @escaping @Sendable (Definitions, [Value], ModelRun) -> Value
  ) -> Value {
    let model = models[reference.namespace] ?? definitions
    return .function(
      Function(name: variable.name, parameters: parameters, result: variable.resultType) { arguments, evaluation in
        apply(model, arguments, ModelRun.of(evaluation))
      })
  }

  /// The result of a business knowledge model for one argument per parameter.
  func call(_ knowledge: Definitions.KnowledgeModel, in model: Definitions, _ arguments: [Value], _ run: ModelRun) -> Value {
    run.at(element: knowledge.name, of: model, line: knowledge.line) {
      guard let function = knowledge.function else { return run.evaluation.fail("The business knowledge model has no logic.") }
      let scope = self.scope(of: knowledge.requiredKnowledge, in: model, Frame(), run)
      let value = run.evaluation.using(types: model.types) { call(function, arguments, scope, run) }
      return run.coerce(value, to: knowledge.variable.resultType, "The result of '\(knowledge.name)'")
    }
  }

  /// The result of a function in `scope`. An argument of another type than its parameter makes the whole `null`.
  func call(_ function: Definitions.FunctionDefinition, _ arguments: [Value], _ scope: Scope, _ run: ModelRun) -> Value {
    guard function.kind == .feel else {
      return run.evaluation.fail("Functions in \(function.kind.rawValue) are not run, only those in FEEL.")
    }
    guard let body = function.body else { return run.evaluation.fail("The function has no body.") }
    guard arguments.count == function.parameters.count else {
      return run.evaluation.fail("The function needs \(function.parameters.count) arguments, not \(arguments.count).")
    }
    var values: [(name: String, value: Value)] = []
    for (parameter, argument) in zip(function.parameters, arguments) {
      let value = run.coerce(argument, to: parameter.type, "The parameter '\(parameter.name)'")
      if value == .null, argument != .null { return .null }
      values.append((parameter.name, value))
    }
    return value(of: body, Scope(values, inside: scope), run)
  }

  // MARK: Decision services

  /// What a decision service is given, in order: its input data, then its input decisions.
  func parameters(of service: Definitions.DecisionService) -> [Definitions.Reference] { service.inputData + service.inputDecisions }

  /// The result of a decision service for one value per parameter. Only what it is given goes in: `frame` starts empty.
  func value(
    of service: Definitions.DecisionService, in model: Definitions, _ values: [Value], _ run: ModelRun, _ frame: Frame
  ) -> Value {
    run.at(element: service.name, of: model, line: service.line) {
      run.evaluation.deeper {
        let parameters = parameters(of: service)
        guard values.count == parameters.count else {
          return run.evaluation.fail("The decision service needs \(parameters.count) values, not \(values.count).")
        }
        for (reference, value) in zip(parameters, values) {
          let variable = elements[reference]?.variable
          let coerced = run.coerce(value, to: variable?.type ?? .any, "The input '\(variable?.name ?? reference.id)'")
          if coerced == .null, value != .null { return .null }
          frame.values[reference] = coerced
        }
        let results = service.outputDecisions.map { ($0, value(of: $0, frame, run)) }
        var result = run.evaluation.bounded(.context(Context(results.map { (elements[$0]?.variable.name ?? $0.id, $1) })))
        if let only = results.first, results.count == 1 { result = only.1 }
        return run.coerce(result, to: service.variable.resultType, "The result of '\(service.name)'")
      }
    }
  }
}

extension Definitions.Variable {
  /// What a call of this variable gives: models write either the type of the function or that of its result.
  var resultType: FEELType {
    if case .function(_, let result) = type { result } else { type }
  }
}
