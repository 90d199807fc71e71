import FEEL

/// Reads decision tables.
extension LogicReader {
  /// A table, or what has no value and says why: one table that means nothing does not make the rest of the model unusable.
  /// - Parameter result: the type that its result must have.
  mutating func table(_ node: XMLElement, _ names: KnownNames, result: FEELType, _ place: String) -> Definitions.Logic {
    var fault: String?
    func refuse(_ reader: inout LogicReader, _ node: XMLElement, _ place: String, _ message: String, _ remedy: String) {
      fault = fault ?? message
      reader.note(node, place, message, remedy)
    }
    let inputs = node.all("input").map { input($0, names, place) }
    let count = node.all("output").count
    let outputs = node.all("output").enumerated().map { index, output in
      self.output(output, number: index + 1, names, wanted: count == 1 ? result.element : result.entry(output["name"]), place)
    }
    var policy = HitPolicy.unique
    switch LogicReader.hitPolicy(node) {
    case .success(let known): policy = known
    case .failure(let unknown): refuse(&self, node, place, unknown.message, unknown.remedy)
    }
    if outputs.isEmpty { refuse(&self, node, place, "The table has no output.", "Add an output column.") }
    if outputs.count > 1, outputs.contains(where: { $0.name == nil }) {
      refuse(&self, node, place, "A table with several outputs needs a name for each.", "Give every output a name.")
    }
    if let name = outputs.compactMap(\.name).firstTwice {
      refuse(&self, node, place, "Two outputs have the name '\(name)'.", "Give every output a name of its own.")
    }
    if policy == .priority || policy == .outputOrder, !outputs.contains(where: { !$0.order.isEmpty }) {
      refuse(
        &self, node, place, "The hit policy needs a list of output values in order.",
        "Add outputValues to an output, or allowedValues to its type.")
    }
    if case .collect(.some) = policy, outputs.count > 1 {
      refuse(&self, node, place, "An aggregation needs exactly one output; the table has \(outputs.count).", "Make one table per output.")
    }
    let annotations = node.all("annotation").map { ($0["name"] ?? "").trimmed }
    let rules = node.all("rule").enumerated().map { index, rule in
      let place = "\(place), rule \(index + 1)"
      let (cells, results) = (rule.all("inputEntry").count, rule.all("outputEntry").count)
      if cells != inputs.count || results != outputs.count {
        refuse(
          &self, rule, place,
          "The rule has \(cells) input cells and \(results) outputs; the table has \(inputs.count) and \(outputs.count) columns.",
          "Give every column one cell.")
      }
      return self.rule(rule, inputs, outputs, annotations: annotations.count, names, place)
    }
    if let fault { return .missing(reason: "The table cannot be used: \(fault)") }
    return .table(
      Definitions.WrittenTable(
        hitPolicy: policy, orientation: node["preferredOrientation"] ?? "Rule-as-Row", inputs: inputs, outputs: outputs,
        annotations: annotations, rules: rules, line: node.line))
  }

  /// Why a hit policy is none, and what to do about it.
  private struct NoPolicy: Error {
    let message: String
    let remedy: String
  }

  private static func hitPolicy(_ node: XMLElement) -> Result<HitPolicy, NoPolicy> {
    switch node["hitPolicy"] ?? "UNIQUE" {
    case "UNIQUE": return .success(.unique)
    case "ANY": return .success(.any)
    case "FIRST": return .success(.first)
    case "PRIORITY": return .success(.priority)
    case "RULE ORDER": return .success(.ruleOrder)
    case "OUTPUT ORDER": return .success(.outputOrder)
    case "COLLECT":
      guard let aggregation = node["aggregation"] else { return .success(.collect(nil)) }
      if let known = HitPolicy.Aggregation(rawValue: aggregation) { return .success(.collect(known)) }
      return .failure(NoPolicy(message: "The aggregation '\(aggregation)' does not exist.", remedy: "Use SUM, MIN, MAX or COUNT."))
    case let other:
      return .failure(
        NoPolicy(
          message: "The hit policy '\(other)' does not exist.",
          remedy: "Use UNIQUE, ANY, FIRST, PRIORITY, RULE ORDER, OUTPUT ORDER or COLLECT."))
    }
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
    _ node: XMLElement, number: Int, _ names: KnownNames, wanted: FEELType, _ place: String
  ) -> Definitions.OutputColumn {
    let name = node["name"]?.normalizedName
    let label = node["label"] ?? name ?? "output \(number)"
    let place = "\(place), output '\(label)'"
    let values = node.first("outputValues").map { tests($0, names, place) }
    let type = type(node, place)
    // Without a list of its own the values of an output have the order in which their type allows them.
    let order = (values?.tests).flatMap { try? $0.get().listed } ?? type?.allowedValues ?? wanted.allowedValues ?? []
    return Definitions.OutputColumn(
      name: name, label: label, type: type, values: values, order: order,
      defaultValue: node.first("defaultOutputEntry").map { literal($0, names, place + ", default") }, line: node.line)
  }

  private mutating func rule(
    _ node: XMLElement, _ inputs: [Definitions.InputColumn], _ outputs: [Definitions.OutputColumn], annotations: Int,
    _ names: KnownNames, _ place: String
  ) -> Definitions.Rule {
    let cells = node.all("inputEntry")
    let results = node.all("outputEntry")
    var texts = node.all("annotationEntry").map { $0.first("text")?.text.trimmed ?? "" }
    while texts.count < annotations { texts.append("") }
    return Definitions.Rule(
      id: node["id"] ?? "", description: node.first("description")?.text.trimmed ?? "",
      tests: zip(cells, inputs).map { tests($0, names, "\(place), column '\($1.label)'") },
      outputs: zip(results, outputs).map { literal($0, names, "\(place), output '\($1.label)'") }, annotations: texts, line: node.line)
  }
}

extension FEELType {
  /// The values that the type lists, in order; `nil` when it lists none.
  fileprivate var allowedValues: [Value]? {
    switch self {
    case .constrained(let base, _, let tests): tests.listed ?? base.allowedValues
    case .list(let element): element.allowedValues
    default: nil
    }
  }

  /// The type of what a table of this type gives for one rule: of a list that of its elements.
  fileprivate var element: FEELType { if case .list(let element) = base { element } else { self } }

  /// The type of an entry, when this is the type of a context or of a list of them; `any` when it says nothing of it.
  fileprivate func entry(_ name: String?) -> FEELType {
    guard let name, case .context(let entries) = element.base else { return .any }
    return entries[name.normalizedName] ?? .any
  }
}

extension UnaryTests {
  /// The values that the tests name, in order; `nil` when they name none.
  fileprivate var listed: [Value]? {
    guard case .oneOf(let tests) = self else { return nil }
    let values = tests.compactMap { if case .matches(let expression) = $0 { expression.value(in: [:]) } else { nil } }
    return values.isEmpty ? nil : values
  }
}
