import FEEL

/// Evaluates a model for given inputs, step by step as the standard describes it. Slow, direct, and easy to compare
/// with the text of the standard: it is the oracle of every faster form.
public final class ModelInterpreter: Sendable {
  /// The model that is evaluated.
  public let definitions: Definitions
  /// The model and every model it imports, by namespace.
  let models: [String: Definitions]
  let elements: [Definitions.Reference: Element]
  /// The inputs of all models, with the keys by which values are given to them, the first of which counts.
  private let inputs: [(reference: Definitions.Reference, input: Definitions.WrittenInput, keys: [String])]
  /// The numbers that inputs list, as they are written there.
  private let listed: [Definitions.Reference: [Value]]

  enum Element {
    case input(Definitions.WrittenInput)
    case decision(Definitions.WrittenDecision)
    case knowledgeModel(Definitions.KnowledgeModel)
    case service(Definitions.DecisionService)

    var variable: Definitions.Variable {
      switch self {
      case .input(let element): element.variable
      case .decision(let element): element.variable
      case .knowledgeModel(let element): element.variable
      case .service(let element): element.variable
      }
    }
  }

  /// Makes a model ready for evaluation, with all that it imports. Nothing can go wrong: what cannot be read gives `null`.
  public init(_ definitions: Definitions) {
    self.definitions = definitions
    var models: [String: Definitions] = [:]
    func add(_ model: Definitions) {
      guard models.updateValue(model, forKey: model.namespace) == nil else { return }
      model.imports.compactMap(\.definitions).forEach(add)
    }
    add(definitions)
    var elements: [Definitions.Reference: Element] = [:]
    for (namespace, model) in models {
      func add<Kind: DefinitionsElement>(_ found: [Kind], _ wrap: (Kind) -> Element) {
        for element in found { elements[Definitions.Reference(namespace: namespace, id: element.id)] = wrap(element) }
      }
      add(model.inputs, Element.input)
      add(model.decisions, Element.decision)
      add(model.knowledgeModels, Element.knowledgeModel)
      add(model.services, Element.service)
    }
    (self.models, self.elements) = (models, elements)
    inputs = models.values.flatMap { model in
      model.inputs.map { input in
        let reference = Definitions.Reference(namespace: model.namespace, id: input.id)
        return (reference, input, Self.keys(of: reference, named: input.variable.name, isOwn: model.namespace == definitions.namespace))
      }
    }
    listed = Dictionary(inputs.map { ($0.reference, $0.input.variable.type.listedNumbers) }.filter { !$1.isEmpty }) { first, _ in first }
  }

  /// The keys by which a value is given to an element: those with its namespace, and for an element of the model itself its name and id.
  private static func keys(of reference: Definitions.Reference, named name: String?, isOwn: Bool) -> [String] {
    [name, reference.id].compactMap { $0 }.flatMap { ["\(reference.namespace)#\($0)"] + (isOwn ? [$0] : []) }
  }

  /// Inputs by name or id; those of an imported model as `namespace#name` or `namespace#id`. An input that is not given is `null`.
  public typealias Inputs = [String: Value]

  /// Evaluates a decision, with all that it requires.
  ///
  /// - Parameters:
  ///   - decision: the id or the name of a decision.
  ///   - inputs: what is known; see `Inputs`.
  ///   - undeclared: values for names that expressions use and no element of the model has; see
  ///     `Definitions.undeclaredNames`. Without them such a name is `null`, as the standard says.
  ///   - environment: the moment, the time zones and the limits. Its types are those of the model.
  /// - Throws: a problem when the model has no such decision.
  public func evaluate(
    decision: String, inputs: Inputs = [:], undeclared: Inputs = [:], _ environment: Environment = Environment()
  ) throws(ModelProblem) -> DecisionResult {
    guard let found = definitions.decision(decision) else { throw unknown("decision", decision, definitions.decisions.map(\.name)) }
    return run(environment) { run, frame in
      give(inputs, to: frame, run)
      if !undeclared.isEmpty { frame.undeclared = Scope(undeclared) }
      return value(of: reference(found), frame, run)
    }
  }

  /// Evaluates a decision service. Its input decisions are inputs like its input data.
  ///
  /// - Parameters:
  ///   - service: the id or the name of a decision service.
  ///   - inputs: what is known; see `Inputs`.
  ///   - environment: the moment, the time zones and the limits. Its types are those of the model.
  /// - Returns: the value of the only output decision, or a context of all of them.
  /// - Throws: a problem when the model has no such service.
  public func evaluate(
    service: String, inputs: Inputs = [:], _ environment: Environment = Environment()
  ) throws(ModelProblem) -> DecisionResult {
    guard let found = definitions.service(service) else { throw unknown("decision service", service, definitions.services.map(\.name)) }
    return run(environment) { run, frame in
      let values = run.at(element: found.name, of: definitions, line: found.line) {
        parameters(of: found).map { reference in
          guard let value = given(inputs, reference), let variable = elements[reference]?.variable else { return Value.null }
          return asListed(run.coerce(value, to: variable.type, "The input '\(variable.name)'"), reference)
        }
      }
      return value(of: found, in: definitions, values, run, frame)
    }
  }

  /// Calls a business knowledge model.
  ///
  /// - Parameters:
  ///   - knowledgeModel: the id or the name of a business knowledge model.
  ///   - arguments: the values of its parameters by name; one that is not given is `null`.
  ///   - environment: the moment, the time zones and the limits. Its types are those of the model.
  /// - Throws: a problem when the model has no such business knowledge model.
  public func evaluate(
    knowledgeModel: String, arguments: Inputs = [:], _ environment: Environment = Environment()
  ) throws(ModelProblem) -> DecisionResult {
    guard let found = definitions.knowledgeModel(knowledgeModel) else {
      throw unknown("business knowledge model", knowledgeModel, definitions.knowledgeModels.map(\.name))
    }
    return run(environment) { run, _ in
      call(found, in: definitions, (found.function?.parameters ?? []).map { arguments[$0.name] ?? .null }, run)
    }
  }

  // MARK: Front door

  private func run(_ environment: Environment, _ body: (ModelRun, Frame) -> Value) -> DecisionResult {
    var environment = environment
    environment.types = definitions.types
    let evaluation = Evaluation(environment)
    let run = ModelRun.of(evaluation)
    let frame = Frame(capacity: elements.count)
    let value = body(run, frame)
    run.collect()
    let decisions = frame.values.compactMap { reference, value -> (String, Value)? in
      guard case .decision(let decision)? = elements[reference] else { return nil }
      return (reference.namespace == definitions.namespace ? decision.name : "\(reference.namespace)#\(reference.id)", value)
    }
    return DecisionResult(
      value: value, reasons: run.reasons, firings: run.firings, decisions: Dictionary(decisions) { first, _ in first })
  }

  private func unknown(_ kind: String, _ name: String, _ known: [String]) -> ModelProblem {
    ModelProblem(
      line: 0, place: "model '\(definitions.name)'", message: "There is no \(kind) '\(name)'.",
      remedy: known.isEmpty ? "The model has none." : "Choose one of: \(known.prefix(20).joined(separator: ", ")).")
  }

  private func reference(_ element: some DefinitionsElement) -> Definitions.Reference {
    Definitions.Reference(namespace: definitions.namespace, id: element.id)
  }

  private func give(_ given: Inputs, to frame: Frame, _ run: ModelRun) {
    for (reference, input, keys) in inputs {
      guard let value = keys.lazy.compactMap({ given[$0] }).first else { continue }
      frame.values[reference] = run.at(element: input.name, of: models[reference.namespace], line: input.line) {
        asListed(run.coerce(value, to: input.variable.type, "The input '\(input.name)'"), reference)
      }
    }
  }

  /// A number that an input lists is taken as it is written there: 1 for 1.0.
  private func asListed(_ value: Value, _ input: Definitions.Reference) -> Value {
    guard !listed.isEmpty, let numbers = listed[input] else { return value }
    if case .list(let elements) = value { return .list(elements.map { element in numbers.first { $0 == element } ?? element }) }
    return numbers.first { $0 == value } ?? value
  }

  private func given(_ inputs: Inputs, _ reference: Definitions.Reference) -> Value? {
    let isOwn = reference.namespace == definitions.namespace
    return Self.keys(of: reference, named: elements[reference]?.variable.name, isOwn: isOwn).lazy.compactMap { inputs[$0] }.first
  }
}

extension FEELType {
  /// The numbers that the type, or that of the elements of its list, lists.
  fileprivate var listedNumbers: [Value] {
    switch self {
    case .constrained(_, _, let tests):
      (tests.listedValues(Environment()) ?? []).filter { if case .number = $0 { true } else { false } }
    case .list(let element): element.listedNumbers
    default: []
    }
  }
}
