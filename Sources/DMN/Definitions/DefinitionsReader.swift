import FEEL

extension Definitions {
  /// Reads a model: resolves types and references, and reads every expression once.
  ///
  /// - Parameters:
  ///   - document: the file of the model.
  ///   - others: the models that this one imports, and those that they import, in any order.
  /// - Throws: `ModelProblems` with everything that is wrong with the shape of the model.
  ///   An expression or type that cannot be read is no reason to throw; it stands in `problems`.
  public init(_ document: DMNDocument, importing others: [DMNDocument] = []) throws(ModelProblems) {
    var library = Library(documents: Dictionary(others.map { ($0.namespace, $0) }) { first, _ in first })
    self = try library.read(document)
  }

  /// The models that a model can import.
  private struct Library {
    let documents: [String: DMNDocument]
    private var known: [String: Definitions] = [:]
    private var path: [String] = []

    init(documents: [String: DMNDocument]) { self.documents = documents }

    mutating func read(_ document: DMNDocument) throws(ModelProblems) -> Definitions {
      path.append(document.namespace)
      defer { path.removeLast() }
      var problems: [ModelProblem] = []
      var imports: [Import] = []
      var members = KnownNames.members(of: document.xml.root)
      for node in document.xml.root.all("import") {
        let namespace = node["namespace"] ?? ""
        let importType = node["importType"] ?? ""
        func refuse(_ message: String, _ remedy: String) {
          problems.append(ModelProblem(line: node.line, place: "import '\(node["name"] ?? namespace)'", message: message, remedy: remedy))
        }
        var definitions: Definitions?
        if path.contains(namespace) {
          refuse("The model imports itself: \((path + [namespace]).joined(separator: " → ")).", "Break the circle.")
        } else if path.count > 64 {
          refuse("More than 64 models import one another in a row.", "Divide the model otherwise.")
        } else if let found = known[namespace] {
          definitions = found
        } else if let other = documents[namespace] {
          do {
            definitions = try read(other)
          } catch {
            problems += error.problems.map { $0.imported(as: node["name"] ?? namespace, line: node.line) }
          }
          known[namespace] = definitions
        } else if importType.contains("/DMN/") {
          refuse("The imported model with namespace '\(namespace)' is not given.", "Give its file too.")
        }
        if let other = documents[namespace] { members.formUnion(KnownNames.members(of: other.xml.root)) }
        imports.append(
          Import(
            name: (node["name"] ?? "").normalizedName, namespace: namespace, importType: importType, definitions: definitions,
            line: node.line))
      }
      guard problems.isEmpty else { throw ModelProblems(problems) }
      var reader = DefinitionsReader(document, imports: imports, members: members)
      return try reader.definitions()
    }
  }
}

/// Reads the elements of one model; their logic is read by `LogicReader`.
private struct DefinitionsReader {
  private let root: XMLElement
  private let document: DMNDocument
  private let imports: [Definitions.Import]
  private let names: KnownNames
  /// The FEEL names of the model's own elements, by id.
  private let variables: [String: String]
  private let identifiers: Set<String>
  /// The FEEL names of elements of imported models, by namespace and id.
  private let imported: [Definitions.Reference: String]
  private var logic: LogicReader

  init(_ document: DMNDocument, imports: [Definitions.Import], members: Set<String>) {
    let root = document.xml.root
    self.root = root
    self.document = document
    self.imports = imports
    let variables = Dictionary(
      DefinitionsReader.kindsWithValue.flatMap { root.all($0) }
        .map { (DefinitionsReader.id($0), DefinitionsReader.variableName($0)) }
    ) { first, _ in first }
    self.variables = variables
    imported = Dictionary(
      imports.flatMap { model in
        (model.definitions?.variableNames ?? []).map { (Definitions.Reference(namespace: model.namespace, id: $0.id), $0.name) }
      }
    ) { first, _ in first }
    identifiers = Set(root.elements.filter { $0.namespace == root.namespace }.map(DefinitionsReader.id))
    let types =
      root.all("itemDefinition").map { ($0["name"] ?? "").normalizedName }
      + imports.flatMap { model in (model.definitions?.types.keys).map { $0.map { model.name.isEmpty ? $0 : "\(model.name).\($0)" } } ?? []
      }
    names = KnownNames(members: members, types: types)
    // Editors write an empty language where none is chosen.
    let language = root["expressionLanguage"].flatMap { $0.isEmpty ? nil : $0 } ?? document.version.feel
    logic = LogicReader(types: TypeReader(root, imports: imports, names: names), language: language)
  }

  mutating func definitions() throws(ModelProblems) -> Definitions {
    checkIdentifiers()
    let types = logic.types.all()
    let items = root.all("itemDefinition").map { logic.types.item($0, place: "itemDefinition '\($0["name"] ?? "")'") }
    let inputs = root.all("inputData").map { input($0) }
    let decisions = root.all("decision").map { decision($0) }
    let knowledgeModels = root.all("businessKnowledgeModel").map { knowledgeModel($0) }
    let services = root.all("decisionService").map { service($0) }
    let sources = root.all("knowledgeSource").map {
      Definitions.KnowledgeSource(
        id: DefinitionsReader.id($0), name: $0["name"] ?? "", type: $0.first("type")?.text.trimmed ?? "",
        locationURI: $0["locationURI"] ?? "", line: $0.line)
    }
    checkCycles(decisions)
    for element in document.unknownElements {
      logic.note(
        element, "'\(element.localName)'", "DMN 1.5 has no '\(element.localName)' here; what DMN 1.6 means by it is not understood.",
        "Write it as DMN 1.5 does, or leave it out.")
    }
    let problems = logic.refusals + logic.problems + logic.types.problems.unique
    guard logic.refusals.isEmpty else { throw ModelProblems(problems.sorted { $0.line < $1.line }) }
    return Definitions(
      name: document.name, namespace: document.namespace, version: document.version, imports: imports, itemDefinitions: items,
      inputs: inputs, decisions: decisions, knowledgeModels: knowledgeModels, services: services, knowledgeSources: sources,
      types: types, problems: problems.sorted { $0.line < $1.line })
  }

  // MARK: Elements

  private mutating func input(_ node: XMLElement) -> Definitions.WrittenInput {
    let place = "inputData '\(node["name"] ?? "")'"
    return Definitions.WrittenInput(
      id: DefinitionsReader.id(node), name: (node["name"] ?? "").normalizedName, variable: variable(of: node, place), line: node.line)
  }

  private mutating func decision(_ node: XMLElement) -> Definitions.WrittenDecision {
    let place = "decision '\(node["name"] ?? "")'"
    let inputs = references(node, "informationRequirement", "requiredInput", place)
    let decisions = references(node, "informationRequirement", "requiredDecision", place)
    let knowledge = references(node, "knowledgeRequirement", "requiredKnowledge", place)
    let names = self.names.adding(names(of: inputs + decisions + knowledge))
    let variable = variable(of: node, place)
    return Definitions.WrittenDecision(
      id: DefinitionsReader.id(node), name: (node["name"] ?? "").normalizedName, variable: variable,
      description: text(node, "description"), question: text(node, "question"), allowedAnswers: text(node, "allowedAnswers"),
      requiredInputs: inputs, requiredDecisions: decisions, requiredKnowledge: knowledge,
      requiredAuthorities: references(node, "authorityRequirement", "requiredAuthority", place),
      logic: logic.boxed(in: node, names, result: variable.type, place), line: node.line)
  }

  private mutating func knowledgeModel(_ node: XMLElement) -> Definitions.KnowledgeModel {
    let place = "businessKnowledgeModel '\(node["name"] ?? "")'"
    let knowledge = references(node, "knowledgeRequirement", "requiredKnowledge", place)
    let names = self.names.adding(names(of: knowledge))
    let variable = variable(of: node, place)
    return Definitions.KnowledgeModel(
      id: DefinitionsReader.id(node), name: (node["name"] ?? "").normalizedName, variable: variable,
      function: node.first("encapsulatedLogic").map { logic.function($0, names, result: variable.resultType, place) },
      requiredKnowledge: knowledge,
      requiredAuthorities: references(node, "authorityRequirement", "requiredAuthority", place), line: node.line)
  }

  private mutating func service(_ node: XMLElement) -> Definitions.DecisionService {
    let place = "decisionService '\(node["name"] ?? "")'"
    return Definitions.DecisionService(
      id: DefinitionsReader.id(node), name: (node["name"] ?? "").normalizedName, variable: variable(of: node, place),
      outputDecisions: node.all("outputDecision").compactMap { reference($0, place) },
      encapsulatedDecisions: node.all("encapsulatedDecision").compactMap { reference($0, place) },
      inputDecisions: node.all("inputDecision").compactMap { reference($0, place) },
      inputData: node.all("inputData").compactMap { reference($0, place) }, line: node.line)
  }

  private mutating func variable(of node: XMLElement, _ place: String) -> Definitions.Variable {
    logic.variable(node.first("variable") ?? node, named: DefinitionsReader.variableName(node), typed: node.first("variable") != nil, place)
  }

  private func text(_ node: XMLElement, _ name: String) -> String { node.first(name)?.text.trimmed ?? "" }

  private static func id(_ node: XMLElement) -> String { node["id"] ?? (node["name"] ?? "").normalizedName }
  private static func variableName(_ node: XMLElement) -> String {
    (node.first("variable")?["name"] ?? node["name"] ?? "").normalizedName
  }

  // MARK: References

  private mutating func references(
    _ node: XMLElement, _ requirement: String, _ required: String, _ place: String
  ) -> [Definitions.Reference] {
    node.all(requirement).flatMap { $0.all(required) }.compactMap { reference($0, place) }
  }

  private mutating func reference(_ node: XMLElement, _ place: String) -> Definitions.Reference? {
    let href = node["href"] ?? ""
    let parts = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (namespace, id) = parts.count == 2 ? (parts[0], parts[1]) : ("", href)
    if namespace.isEmpty || namespace == document.namespace {
      if !identifiers.contains(id) {
        logic.note(node, place, "The element '\(href)' does not exist in this model.", "Give the id of an element, after a '#'.")
        return nil
      }
      return Definitions.Reference(namespace: document.namespace, id: id)
    }
    let reference = Definitions.Reference(namespace: namespace, id: id)
    guard imported[reference] != nil else {
      logic.note(node, place, "The element '\(href)' does not exist in an imported model.", "Import the model with that namespace.")
      return nil
    }
    return reference
  }

  /// The names under which an expression finds these elements: their own, or that of the import they come from.
  private func names(of references: [Definitions.Reference]) -> Set<String> {
    Set(
      references.compactMap { reference in
        if reference.namespace == document.namespace { return variables[reference.id] }
        guard let model = imports.first(where: { $0.namespace == reference.namespace }) else { return nil }
        return model.name.isEmpty ? imported[reference] : model.name
      })
  }

  // MARK: Checks

  private static let kindsWithValue = ["inputData", "decision", "businessKnowledgeModel", "decisionService"]

  private mutating func checkIdentifiers() {
    var seen = Set<String>()
    for node in root.elements where node.namespace == root.namespace {
      // What has a value and no id goes by its name.
      let hasValue = DefinitionsReader.kindsWithValue.contains(String(node.localName))
      guard let id = hasValue ? DefinitionsReader.id(node) : node["id"], !seen.insert(id).inserted else { continue }
      logic.refuse(node, "'\(node["name"] ?? id)'", "The id '\(id)' is used twice.", "Give each element its own.")
    }
  }

  /// So many circles are told of; where all need all, there are endlessly many.
  private static let maximumCycles = 20

  private mutating func checkCycles(_ decisions: [Definitions.WrittenDecision]) {
    var cycles = 0
    let byID = Dictionary(decisions.map { ($0.id, $0) }) { first, _ in first }
    var done = Set<String>()
    for start in decisions where !done.contains(start.id) {
      // Depth first with a stack of one's own: the file decides how long a chain is.
      var path: [(decision: Definitions.WrittenDecision, next: Int)] = [(start, 0)]
      var onPath: Set = [start.id]
      while let last = path.indices.last {
        let (decision, next) = path[last]
        guard next < decision.requiredDecisions.count else {
          done.insert(decision.id)
          path.removeLast()
          onPath.remove(decision.id)
          continue
        }
        path[last].next += 1
        let required = decision.requiredDecisions[next]
        guard required.namespace == document.namespace, let needed = byID[required.id], !done.contains(needed.id) else { continue }
        if !onPath.insert(needed.id).inserted, let first = path.firstIndex(where: { $0.decision.id == needed.id }) {
          let cycle = (path[first...].map(\.decision.name) + [needed.name]).joined(separator: " → ")
          logic.refuse(
            line: decision.line, "decision '\(decision.name)'", "The decision needs itself: \(cycle).", "Break the circle.")
          cycles += 1
          if cycles == Self.maximumCycles { return }
        } else {
          path.append((needed, 0))
        }
      }
    }
  }
}

extension Definitions {
  /// The ids and FEEL names of the elements that have a value.
  fileprivate var variableNames: [(id: String, name: String)] {
    inputs.map { ($0.id, $0.variable.name) } + decisions.map { ($0.id, $0.variable.name) }
      + knowledgeModels.map { ($0.id, $0.variable.name) } + services.map { ($0.id, $0.variable.name) }
  }
}

extension [ModelProblem] {
  /// Each problem once.
  var unique: [ModelProblem] {
    var seen = Set<ModelProblem>()
    return filter { seen.insert($0).inserted }
  }
}
