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
    for decision in decisions {
      switch decision.logic?.logic {
      case .literal(let literal): names.formUnion((try? literal.expression.get())?.requiredNames ?? [])
      case .table(let table):
        for column in table.inputs { names.formUnion((try? column.expression.expression.get())?.requiredNames ?? []) }
        for rule in table.rules {
          for output in rule.outputs { names.formUnion((try? output.expression.get())?.requiredNames ?? []) }
        }
      default: break
      }
    }
    return names.subtracting(known)
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

  /// The inputs of the models that this one imports, and of those that they import, each with its namespace and the name of the
  /// import through which it comes.
  public var imported: [(prefix: String, namespace: String, input: InputData)] {
    var seen: Set<String> = [namespace]
    var found: [(prefix: String, namespace: String, input: InputData)] = []
    func add(_ model: Definitions, _ prefix: String) {
      for other in model.imports {
        guard let definitions = other.definitions, seen.insert(other.namespace).inserted else { continue }
        let name = prefix.isEmpty || other.name.isEmpty ? prefix + other.name : "\(prefix).\(other.name)"
        found += definitions.inputs.map { (name, other.namespace, $0) }
        add(definitions, name)
      }
    }
    add(self, "")
    return found
  }
}
