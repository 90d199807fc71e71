import FEEL

/// What a caller can give a value, besides the inputs that the model declares.
extension Definitions {
  /// The names that tables and literal expressions of the decisions use and that nothing in the model has, as editors write them
  /// that know no input data. Their value is `null`, unless `ModelInterpreter` is given one.
  public var undeclaredNames: Set<String> {
    let known = Set(
      inputs.map(\.variable.name) + decisions.map(\.variable.name) + knowledgeModels.map(\.variable.name)
        + services.map(\.variable.name) + imports.map(\.name) + imported.map(\.input.variable.name))
    var names: Set<String> = []
    // A column that tests nothing but the name of a function means a value of that name.
    var tested: Set<String> = []
    for decision in decisions {
      switch decision.logic?.logic {
      case .literal(let literal): names.formUnion((try? literal.expression.get())?.requiredNames ?? [])
      case .table(let table):
        for column in table.inputs {
          guard case .success(let expression) = column.expression.expression else { continue }
          names.formUnion(expression.requiredNames)
          if case .name(let name) = expression { tested.insert(name) }
        }
        for rule in table.rules {
          for output in rule.outputs { names.formUnion((try? output.expression.get())?.requiredNames ?? []) }
        }
      default: break
      }
    }
    return names.subtracting(known).filter { !Expression.isBuiltin($0) || tested.contains($0) }
  }

  /// The type that columns of tables ask of a name which they test by itself: the only one there is for a name that is declared
  /// without a type, or not at all. `nil` when no column does, or two ask for different ones.
  public func typeInColumns(of name: String) -> FEELType? {
    var found: FEELType?
    for decision in decisions {
      guard case .table(let table)? = decision.logic?.logic else { continue }
      for column in table.inputs {
        guard let type = column.type, case .success(.name(let tested)) = column.expression.expression, tested.isExactly(name) else {
          continue
        }
        if let found, found != type { return nil }
        found = type
      }
    }
    return found
  }

  /// What a decision needs to be told, however far away: the keys that `ModelInterpreter.Inputs` takes, with the names that people write.
  public func inputs(neededBy decision: WrittenDecision) -> [(key: String, name: String)] {
    let models = Dictionary(importedModels.map { ($0.definitions.namespace, $0.definitions) } + [(namespace, self)]) { first, _ in first }
    let decisions = models.mapValues { model in Dictionary(model.decisions.map { ($0.id, $0) }) { first, _ in first } }
    var (inputs, seen): ([Reference], Set<Reference>) = ([], [])
    var open = [decision]
    while let next = open.popLast() {
      for input in next.requiredInputs where seen.insert(input).inserted { inputs.append(input) }
      for required in next.requiredDecisions where seen.insert(required).inserted {
        if let decision = decisions[required.namespace]?[required.id] { open.append(decision) }
      }
    }
    return inputs.map(inputKey)
  }

  /// What a decision service needs to be told: its input data and its input decisions, as `inputs(neededBy:)`.
  public func inputs(of service: DecisionService) -> [(key: String, name: String)] {
    (service.inputData + service.inputDecisions).map(inputKey)
  }

  private func inputKey(_ reference: Reference) -> (key: String, name: String) {
    func name(in model: Definitions) -> String {
      model.input(reference.id)?.variable.name ?? model.decision(reference.id)?.variable.name ?? reference.id
    }
    guard reference.namespace != namespace else { return (reference.id, name(in: self)) }
    let model = importedModels.first { $0.definitions.namespace == reference.namespace }
    let own = model.map { name(in: $0.definitions) } ?? reference.id
    return ("\(reference.namespace)#\(reference.id)", model.map { $0.prefix.isEmpty ? own : "\($0.prefix).\(own)" } ?? own)
  }

  /// The inputs of the models that this one imports, and of those that they import, each with its namespace and the name of the
  /// import through which it comes.
  public var imported: [(prefix: String, namespace: String, input: WrittenInput)] {
    importedModels.flatMap { model in model.definitions.inputs.map { (model.prefix, model.definitions.namespace, $0) } }
  }

  /// The models that this one imports, and those that they import, each once, with the names of the imports that lead to it and the
  /// line of the first of these.
  var importedModels: [ImportedModel] {
    var seen: Set<String> = [namespace]
    var found: [ImportedModel] = []
    func add(_ model: Definitions, _ prefix: String, _ line: Int?) {
      for other in model.imports {
        guard let definitions = other.definitions, seen.insert(other.namespace).inserted else { continue }
        let name = prefix.isEmpty || other.name.isEmpty ? prefix + other.name : "\(prefix).\(other.name)"
        found.append(ImportedModel(prefix: name, line: line ?? other.line, definitions: definitions))
        add(definitions, name, line ?? other.line)
      }
    }
    add(self, "", nil)
    return found
  }
}

/// A model that another one imports, perhaps through a third.
struct ImportedModel {
  /// The names of the imports that lead to it, with points between.
  let prefix: String
  /// The line of the first import that leads to it, in the file of the importing model.
  let line: Int
  let definitions: Definitions

  /// What makes a part of it give `null`, told at the line that imports it.
  var problems: [ModelProblem] { definitions.problems.map { $0.imported(as: prefix.isEmpty ? definitions.namespace : prefix, line: line) } }
}
