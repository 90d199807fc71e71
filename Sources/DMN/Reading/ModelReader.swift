import FEEL

/// Reads DMN files (1.1 to 1.5) into a `DecisionModel`, or says everything that stands in the way.
public enum ModelReader {
  /// - Parameter bytes: the file, UTF-8.
  /// - Throws: `ModelProblems` with every problem found, each with line, place and remedy.
  public static func read(_ bytes: [UInt8]) throws(ModelProblems) -> DecisionModel {
    let root = try XMLDocument.read(bytes).root
    var reading = Reading()
    let model = reading.model(root)
    guard reading.problems.isEmpty, let model else { throw ModelProblems(reading.problems) }
    return model
  }
}

private struct Reading {
  var problems: [ModelProblem] = []
  private var types: [String: XMLElement] = [:]

  mutating func refuse(_ node: XMLElement, _ place: String, _ message: String, _ remedy: String) {
    problems.append(ModelProblem(line: node.line, place: place, message: message, remedy: remedy))
  }

  mutating func model(_ root: XMLElement) -> DecisionModel? {
    guard root.localName == "definitions" else {
      refuse(root, "file", "The root element is '\(root.localName)', not 'definitions'.", "Choose a DMN file.")
      return nil
    }
    for type in root.all("itemDefinition") { types[type["name"] ?? ""] = type }
    for kind in ["businessKnowledgeModel", "decisionService", "import"] {
      for node in root.all(kind) {
        refuse(node, kind, "'\(kind)' lies outside the subset of DMN that is read.", "Write the logic as decision tables.")
      }
    }
    let inputs = root.all("inputData").compactMap { input($0) }
    let decisions = root.all("decision").compactMap { decision($0) }
    checkIdentifiers(inputs: inputs, decisions: decisions)
    guard problems.isEmpty, let sorted = sort(decisions, inputs: inputs) else { return nil }
    return DecisionModel(name: root["name"] ?? "", inputs: inputs, decisions: sorted)
  }

  // MARK: Inputs and types

  private mutating func input(_ node: XMLElement) -> InputData? {
    let id = node["id"] ?? ""
    let name = node.first("variable")?["name"] ?? node["name"] ?? ""
    let place = "inputData '\(name)'"
    guard !id.isEmpty, !name.isEmpty else {
      refuse(node, place, "An inputData needs an id and a name.", "Add both attributes.")
      return nil
    }
    let type = node.first("variable")?["typeRef"] ?? ""
    guard let domain = domain(type, node, place, path: []) else { return nil }
    return InputData(id: id, name: name, domain: domain, line: node.line)
  }

  private mutating func domain(_ typeRef: String, _ node: XMLElement, _ place: String, path: [String]) -> InputData.Domain? {
    let base = typeRef.split(separator: ":").last.map(String.init) ?? ""
    switch base {
    case "boolean": return .choice([.boolean(true), .boolean(false)])
    case "number": return .ordered(.number)
    case "date": return .ordered(.date)
    default: break
    }
    guard let definition = types[base] else {
      refuse(
        node, place, "The type '\(typeRef)' is not defined.",
        "Use boolean, number, date, or an itemDefinition with allowedValues.")
      return nil
    }
    guard !path.contains(base) else {
      refuse(
        definition, "itemDefinition '\(base)'", "The type is defined by itself: \((path + [base]).joined(separator: " → ")).",
        "Break the circle.")
      return nil
    }
    let isCollection = definition["isCollection"] == "true"
    guard let allowed = definition.first("allowedValues") else {
      let inner = definition.first("typeRef")?.text.trimmed ?? ""
      guard !inner.isEmpty, inner != "string" else {
        refuse(
          definition, "itemDefinition '\(base)'", "A text type without allowedValues has no end of values.",
          "List its values in allowedValues.")
        return nil
      }
      guard let domain = domain(inner, definition, place, path: path + [base]) else { return nil }
      guard isCollection else { return domain }
      if case .choice(let members) = domain { return .subset(members) }
      refuse(definition, "itemDefinition '\(base)'", "Only a list of listed values is read.", "Give the type of the members allowedValues.")
      return nil
    }
    let values = constants(allowed, "itemDefinition '\(base)'")
    guard !values.isEmpty else { return nil }
    return isCollection ? .subset(values) : .choice(values)
  }

  private mutating func constants(_ node: XMLElement, _ place: String) -> [Value] {
    do {
      guard case .oneOf(let tests) = try Parser.unaryTests(node.textOfChild) else { return [] }
      return tests.compactMap { if case .equals(let constant) = $0 { constant.value(in: [:]) } else { nil } }
    } catch {
      refuse(node, place, "The list of values cannot be read: \(error)", "Write texts between double quotes, with commas between.")
      return []
    }
  }

  // MARK: Decisions

  private mutating func decision(_ node: XMLElement) -> Decision? {
    let id = node["id"] ?? ""
    let name = node.first("variable")?["name"] ?? node["name"] ?? ""
    let place = "decision '\(id.isEmpty ? name : id)'"
    guard !id.isEmpty, !name.isEmpty else {
      refuse(node, place, "A decision needs an id and a name.", "Add both attributes.")
      return nil
    }
    guard let table = node.first("decisionTable") else {
      refuse(node, place, "Only decision tables are read; this decision has none.", "Write the decision as a decision table.")
      return nil
    }
    guard let content = self.table(table, place) else { return nil }
    return Decision(id: id, name: name, table: content, line: node.line)
  }

  private mutating func table(_ node: XMLElement, _ place: String) -> DecisionTable? {
    guard let policy = hitPolicy(node, place) else { return nil }
    let outputs = node.all("output")
    guard outputs.count == 1 else {
      refuse(node, place, "The table has \(outputs.count) outputs; one is read.", "Make one decision per output.")
      return nil
    }
    if let unread = outputs[0].first("defaultOutputEntry") {
      refuse(unread, place, "A default output is not read: a case without a rule must be seen.", "Write a rule for the other cases.")
    }
    let columns = node.all("input").compactMap { column($0, place) }
    let outputValues = outputs[0].first("outputValues").map { constants($0, place) } ?? []
    if policy == .priority, outputValues.isEmpty {
      refuse(outputs[0], place, "PRIORITY needs a list of output values in order.", "Add outputValues to the output.")
    }
    let annotations = node.all("annotation").map { $0["name"] ?? "" }
    guard columns.count == node.all("input").count else { return nil }
    let rules = node.all("rule").enumerated().compactMap { index, rule in
      self.rule(rule, columns: columns, annotations: annotations.count, place: "\(place), rule \(index + 1)")
    }
    if rules.isEmpty, problems.isEmpty { refuse(node, place, "The table has no rules.", "Add a rule.") }
    return DecisionTable(
      hitPolicy: policy, columns: columns, outputValues: outputValues, annotations: annotations, rules: rules)
  }

  private mutating func hitPolicy(_ node: XMLElement, _ place: String) -> HitPolicy? {
    switch node["hitPolicy"] ?? "UNIQUE" {
    case "UNIQUE": return .unique
    case "ANY": return .any
    case "FIRST": return .first
    case "PRIORITY": return .priority
    case "COLLECT":
      guard let aggregation = node["aggregation"] else { return .collect(nil) }
      if let known = HitPolicy.Aggregation(rawValue: aggregation) { return .collect(known) }
      refuse(node, place, "The aggregation '\(aggregation)' does not exist.", "Use SUM, MIN, MAX or COUNT.")
    case let other:
      refuse(node, place, "The hit policy '\(other)' is not read.", "Use UNIQUE, ANY, FIRST, PRIORITY or COLLECT.")
    }
    return nil
  }

  private mutating func column(_ node: XMLElement, _ place: String) -> DecisionTable.Column? {
    let text = node.first("inputExpression")?.textOfChild ?? ""
    let label = node["label"] ?? text
    if let unread = node.first("inputValues") {
      refuse(unread, "\(place), column '\(label)'", "Values of a column are not read.", "List them in the type of the inputData.")
    }
    if let language = node.first("inputExpression")?["expressionLanguage"], !language.lowercased().contains("feel") {
      refuse(node, "\(place), column '\(label)'", "The expression language '\(language)' is not read.", "Write the expression in FEEL.")
    }
    do {
      return DecisionTable.Column(label: label, expression: try Parser.expression(text))
    } catch {
      refuse(node, "\(place), column '\(label)'", "The input expression '\(text)' cannot be read: \(error)", "Stay within the FEEL subset.")
      return nil
    }
  }

  private mutating func rule(
    _ node: XMLElement, columns: [DecisionTable.Column], annotations: Int, place: String
  ) -> DecisionTable.Rule? {
    let cells = node.all("inputEntry")
    let outputs = node.all("outputEntry")
    guard cells.count == columns.count, outputs.count == 1 else {
      refuse(
        node, place, "The rule has \(cells.count) input cells and \(outputs.count) outputs; the table has \(columns.count) columns and one output.",
        "Give every column one cell.")
      return nil
    }
    var tests: [UnaryTests] = []
    for (cell, column) in zip(cells, columns) {
      do {
        tests.append(try Parser.unaryTests(cell.textOfChild))
      } catch {
        refuse(cell, "\(place), column '\(column.label)'", "The cell '\(cell.textOfChild)' cannot be read: \(error)", "Stay within the FEEL subset.")
      }
    }
    var texts = node.all("annotationEntry").map(\.textOfChild)
    while texts.count < annotations { texts.append("") }
    do {
      let output = try Parser.expression(outputs[0].textOfChild)
      guard tests.count == columns.count else { return nil }
      return DecisionTable.Rule(
        id: node["id"] ?? "", tests: tests, output: output, annotations: texts, line: node.line)
    } catch {
      refuse(outputs[0], "\(place), output", "The output '\(outputs[0].textOfChild)' cannot be read: \(error)", "Write texts between double quotes.")
      return nil
    }
  }

  // MARK: Names and order

  private mutating func checkIdentifiers(inputs: [InputData], decisions: [Decision]) {
    var ids = Set<String>()
    var names = Set<String>()
    for (id, name, line) in inputs.map({ ($0.id, $0.name, $0.line) }) + decisions.map({ ($0.id, $0.name, $0.line) }) {
      if !ids.insert(id).inserted || !names.insert(name).inserted {
        problems.append(
          ModelProblem(line: line, place: "'\(name)'", message: "The id or the name is used twice.", remedy: "Give each element its own."))
      }
    }
  }

  /// The decisions, each after those it uses; `nil` after a name that does not exist or a cycle.
  private mutating func sort(_ decisions: [Decision], inputs: [InputData]) -> [Decision]? {
    let inputNames = Set(inputs.map(\.name))
    let byName = Dictionary(uniqueKeysWithValues: decisions.map { ($0.name, $0) })
    var sorted: [Decision] = []
    var done = Set<String>()
    var path: [String] = []

    func visit(_ decision: Decision, _ problems: inout [ModelProblem]) {
      if done.contains(decision.name) { return }
      if let start = path.firstIndex(of: decision.name) {
        let cycle = (path[start...] + [decision.name]).joined(separator: " → ")
        problems.append(
          ModelProblem(line: decision.line, place: "decision '\(decision.id)'", message: "The decision needs itself: \(cycle).", remedy: "Break the circle."))
        return
      }
      path.append(decision.name)
      for name in decision.usedNames where !inputNames.contains(name) {
        if let used = byName[name] {
          visit(used, &problems)
        } else {
          problems.append(
            ModelProblem(
              line: decision.line, place: "decision '\(decision.id)'", message: "The name '\(name)' does not exist in this model.",
              remedy: "Use the name of an inputData or a decision, or put a text between double quotes."))
        }
      }
      path.removeLast()
      if done.insert(decision.name).inserted { sorted.append(decision) }
    }
    for decision in decisions { visit(decision, &problems) }
    return problems.isEmpty ? sorted : nil
  }
}

extension Decision {
  /// The names that the columns and outputs of the table refer to.
  var usedNames: [String] {
    (table.columns.map(\.expression) + table.rules.map(\.output)).flatMap(\.names)
  }
}

extension XMLElement {
  /// The text of the `text` child, as DMN writes expressions and annotations.
  fileprivate var textOfChild: String { first("text")?.text.trimmed ?? "" }
}
