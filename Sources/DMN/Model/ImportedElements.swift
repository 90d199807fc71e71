import FEEL

/// The inputs and decisions of imported models that the decisions of a model need, however far away, and what they are called in the
/// exact view of that model.
struct ImportedElements {
  private(set) var inputs: [(key: Definitions.Reference, value: Definitions.WrittenInput)] = []
  private(set) var decisions: [(key: Definitions.Reference, value: Definitions.WrittenDecision)] = []
  /// The functions of imported models that decisions call, directly or through other functions.
  private(set) var knowledgeModels: [(key: Definitions.Reference, value: Definitions.KnowledgeModel)] = []
  private let definitions: Definitions
  private let elements: [Definitions.Reference: ModelInterpreter.Element]
  /// Per namespace the names of the imports that lead to the model, and the line of the first.
  private let models: [String: (prefix: String, line: Int)]

  init(_ definitions: Definitions, _ interpreter: ModelInterpreter) {
    (self.definitions, elements) = (definitions, interpreter.elements)
    let found = definitions.importedModels.map { ($0.definitions.namespace, ($0.prefix, $0.line)) }
    models = Dictionary(found) { first, _ in first }
    var seen = Set<Definitions.Reference>()
    var open = Array(
      (definitions.knowledgeModels.flatMap(\.requiredKnowledge)
        + definitions.decisions.flatMap { $0.requiredInputs + $0.requiredDecisions + $0.requiredKnowledge }).reversed())
    while let reference = open.popLast() {
      guard seen.insert(reference).inserted, reference.namespace != definitions.namespace else { continue }
      switch elements[reference] {
      case .input(let input)?: inputs.append((reference, input))
      case .decision(let decision)?:
        decisions.append((reference, decision))
        open += decision.requiredInputs + decision.requiredDecisions + decision.requiredKnowledge
      case .knowledgeModel(let knowledge)?:
        knowledgeModels.append((reference, knowledge))
        open += knowledge.requiredKnowledge
      case .service?, nil: break
      }
    }
  }

  /// The id in the exact view: that of the element, or with the namespace of the model that holds it.
  func key(_ reference: Definitions.Reference) -> String {
    reference.namespace == definitions.namespace ? reference.id : "\(reference.namespace)#\(reference.id)"
  }

  /// The name in the exact view: that of the element, or with the names of the imports in front.
  func name(_ reference: Definitions.Reference) -> String {
    let name = elements[reference]?.variable.name ?? reference.id
    guard reference.namespace != definitions.namespace, let prefix = models[reference.namespace]?.prefix, !prefix.isEmpty else {
      return name
    }
    return "\(prefix).\(name)"
  }

  /// The name by which expressions of the model find the element: its own, or that of the import that holds it.
  func nameInExpressions(_ reference: Definitions.Reference) -> String {
    guard reference.namespace != definitions.namespace,
      let name = definitions.imports.first(where: { $0.namespace == reference.namespace })?.name, !name.isEmpty
    else { return elements[reference]?.variable.name ?? reference.id }
    return name
  }

  /// The names of the imports that lead to the model of an element, or its namespace where these have none.
  func prefix(_ reference: Definitions.Reference) -> String {
    let prefix = models[reference.namespace]?.prefix ?? ""
    return prefix.isEmpty ? reference.namespace : prefix
  }

  /// The line of the import through which an element comes.
  func line(_ reference: Definitions.Reference) -> Int { models[reference.namespace]?.line ?? 0 }

  /// The names and lines of all.
  var names: [(String, Int)] { (inputs.map(\.key) + decisions.map(\.key)).map { (name($0), line($0)) } }

  /// Whether a decision needs anything of another model: inputs, decisions or functions.
  func uses(_ decision: Definitions.WrittenDecision) -> Bool {
    (decision.requiredInputs + decision.requiredDecisions + decision.requiredKnowledge).contains {
      $0.namespace != definitions.namespace
    }
  }
}
