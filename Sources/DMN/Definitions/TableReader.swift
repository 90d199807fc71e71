import FEEL

/// Reads decision tables.
extension LogicReader {
  mutating func table(_ node: XMLElement, _ names: KnownNames, _ place: String) -> Definitions.DecisionTable {
    let policy = hitPolicy(node, place)
    let inputs = node.all("input").map { input($0, names, place) }
    let outputs = node.all("output").enumerated().map { output($1, number: $0 + 1, names, place) }
    if outputs.isEmpty { refuse(node, place, "The table has no output.", "Add an output column.") }
    if outputs.count > 1, outputs.contains(where: { $0.name == nil }) {
      refuse(node, place, "A table with several outputs needs a name for each.", "Give every output a name.")
    }
    if policy == .priority || policy == .outputOrder, !outputs.contains(where: { !$0.order.isEmpty }) {
      refuse(node, place, "The hit policy needs a list of output values in order.", "Add outputValues to an output.")
    }
    if case .collect(.some) = policy, outputs.count > 1 {
      refuse(node, place, "An aggregation needs exactly one output; the table has \(outputs.count).", "Make one table per output.")
    }
    let annotations = node.all("annotation").map { ($0["name"] ?? "").trimmed }
    let rules = node.all("rule").enumerated().map { index, rule in
      self.rule(rule, inputs, outputs, annotations: annotations.count, names, "\(place), rule \(index + 1)")
    }
    return Definitions.DecisionTable(
      hitPolicy: policy, orientation: node["preferredOrientation"] ?? "Rule-as-Row", inputs: inputs, outputs: outputs,
      annotations: annotations, rules: rules, line: node.line)
  }

  private mutating func hitPolicy(_ node: XMLElement, _ place: String) -> Definitions.HitPolicy {
    switch node["hitPolicy"] ?? "UNIQUE" {
    case "UNIQUE": return .unique
    case "ANY": return .any
    case "FIRST": return .first
    case "PRIORITY": return .priority
    case "RULE ORDER": return .ruleOrder
    case "OUTPUT ORDER": return .outputOrder
    case "COLLECT":
      guard let aggregation = node["aggregation"] else { return .collect(nil) }
      if let known = Definitions.HitPolicy.Aggregation(rawValue: aggregation) { return .collect(known) }
      refuse(node, place, "The aggregation '\(aggregation)' does not exist.", "Use SUM, MIN, MAX or COUNT.")
    case let other:
      refuse(
        node, place, "The hit policy '\(other)' does not exist.",
        "Use UNIQUE, ANY, FIRST, PRIORITY, RULE ORDER, OUTPUT ORDER or COLLECT.")
    }
    return .unique
  }

  private mutating func input(_ node: XMLElement, _ names: KnownNames, _ place: String) -> Definitions.InputColumn {
    let expression = node.first("inputExpression")
    let text = expression?.first("text")?.text.trimmed ?? ""
    let label = node["label"] ?? text
    let place = "\(place), column '\(label)'"
    return Definitions.InputColumn(
      label: label, expression: literal(expression ?? node, names, place), type: expression.flatMap { type($0, place) },
      values: node.first("inputValues").map { tests($0, names, place) }, line: node.line)
  }

  private mutating func output(
    _ node: XMLElement, number: Int, _ names: KnownNames, _ place: String
  ) -> Definitions.OutputColumn {
    let name = node["name"]?.normalizedName
    let label = node["label"] ?? name ?? "output \(number)"
    let place = "\(place), output '\(label)'"
    let values = node.first("outputValues").map { tests($0, names, place) }
    return Definitions.OutputColumn(
      name: name, label: label, type: type(node, place), values: values, order: (values?.tests).flatMap(LogicReader.order) ?? [],
      defaultValue: node.first("defaultOutputEntry").map { literal($0, names, place + ", default") }, line: node.line)
  }

  /// The values that a list of output values names, in order.
  private static func order(_ tests: Result<UnaryTests, SyntaxError>) -> [Value]? {
    guard case .success(.oneOf(let tests)) = tests else { return nil }
    return tests.compactMap { if case .matches(let expression) = $0 { expression.value(in: [:]) } else { nil } }
  }

  private mutating func rule(
    _ node: XMLElement, _ inputs: [Definitions.InputColumn], _ outputs: [Definitions.OutputColumn], annotations: Int,
    _ names: KnownNames, _ place: String
  ) -> Definitions.Rule {
    let cells = node.all("inputEntry")
    let results = node.all("outputEntry")
    if cells.count != inputs.count || results.count != outputs.count {
      refuse(
        node, place,
        "The rule has \(cells.count) input cells and \(results.count) outputs; the table has \(inputs.count) and \(outputs.count) columns.",
        "Give every column one cell.")
    }
    var texts = node.all("annotationEntry").map { $0.first("text")?.text.trimmed ?? "" }
    while texts.count < annotations { texts.append("") }
    return Definitions.Rule(
      id: node["id"] ?? "", description: node.first("description")?.text.trimmed ?? "",
      tests: zip(cells, inputs).map { tests($0, names, "\(place), column '\($1.label)'") },
      outputs: zip(results, outputs).map { literal($0, names, "\(place), output '\($1.label)'") }, annotations: texts, line: node.line)
  }
}
