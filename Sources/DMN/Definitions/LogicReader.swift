import FEEL

/// Reads boxed expressions. Collects what is wrong: `refusals` make the model unusable, `problems` one expression.
struct LogicReader {
  var types: TypeReader
  let language: String
  private(set) var refusals: [ModelProblem] = []
  private(set) var problems: [ModelProblem] = []

  init(types: TypeReader, language: String) { (self.types, self.language) = (types, language) }

  mutating func refuse(_ node: XMLElement, _ place: String, _ message: String, _ remedy: String) {
    refuse(line: node.line, place, message, remedy)
  }

  mutating func refuse(line: Int, _ place: String, _ message: String, _ remedy: String) {
    refusals.append(ModelProblem(line: line, place: place, message: message, remedy: remedy))
  }

  mutating func note(_ node: XMLElement, _ place: String, _ message: String, _ remedy: String) {
    problems.append(ModelProblem(line: node.line, place: place, message: message, remedy: remedy))
  }

  // MARK: Boxed expressions

  private static let kinds: Set<String> = [
    "literalExpression", "decisionTable", "invocation", "context", "list", "relation", "functionDefinition", "conditional", "filter",
    "for", "some", "every",
  ]

  /// The boxed expression inside `parent`; `nil` when it holds none.
  /// - Parameter result: the type that its value must have.
  mutating func boxed(in parent: XMLElement, _ names: KnownNames, result: FEELType = .any, _ place: String) -> Definitions.Boxed? {
    expressions(in: parent).first.map { boxed($0, names, result: result, place) }
  }

  /// Every entry of a context sees those before it: the scopes nest as deep as there are entries.
  private static let maximumEntries = 1_000

  private func expressions(in parent: XMLElement) -> [XMLElement] {
    parent.elements.filter { $0.namespace == parent.namespace && LogicReader.kinds.contains(String($0.localName)) }
  }

  /// The boxed expression in the child called `name`, or one that has no value and says why.
  private mutating func boxed(part name: String, of node: XMLElement, _ names: KnownNames, _ place: String) -> Definitions.Boxed {
    if let part = node.first(name), let found = boxed(in: part, names, "\(place), \(name)") { return found }
    return missing(node, place, "The \(node.localName) has no '\(name)'.")
  }

  private mutating func missing(_ node: XMLElement, _ place: String, _ reason: String) -> Definitions.Boxed {
    note(node, place, reason, "Add the expression.")
    return Definitions.Boxed(logic: .missing(reason: reason), type: nil, line: node.line)
  }

  private mutating func boxed(
    _ node: XMLElement, _ names: KnownNames, result: FEELType = .any, _ place: String
  ) -> Definitions.Boxed {
    // Names may be long and nest: a place must not grow with both.
    let place = place.cut(to: 500)
    let type = type(node, place)
    return Definitions.Boxed(logic: logic(node, names, result: type ?? result, place), type: type, line: node.line)
  }

  private mutating func logic(_ node: XMLElement, _ names: KnownNames, result: FEELType, _ place: String) -> Definitions.Logic {
    switch node.localName {
    case "literalExpression": return .literal(literal(node, names, place))
    case "decisionTable": return table(node, names, result: result, place)
    case "invocation":
      let bindings = node.all("binding").map { binding in
        let name = (binding.first("parameter")?["name"] ?? "").normalizedName
        let place = "\(place), parameter '\(name)'"
        return Definitions.Binding(
          parameter: name, value: boxed(in: binding, names, place) ?? missing(binding, place, "The parameter has no value."),
          line: binding.line)
      }
      return .invocation(of: boxed(in: node, names, place) ?? missing(node, place, "The invocation names no function."), bindings)
    case "context": return context(node, names, place)
    case "list": return .list(expressions(in: node).enumerated().map { boxed($1, names, "\(place), item \($0 + 1)") })
    case "relation":
      let columns = node.all("column").map { variable($0, named: ($0["name"] ?? "").normalizedName, place) }
      var fault = columns.map(\.name).firstTwice.map { "Two columns have the name '\($0)'." }
      if let fault { note(node, place, fault, "Give every column a name of its own.") }
      let rows = node.all("row").enumerated().map { index, row in
        let cells = expressions(in: row).map { boxed($0, names, "\(place), row \(index + 1)") }
        if cells.count != columns.count {
          let message = "The row has \(cells.count) cells; the relation has \(columns.count) columns."
          note(row, "\(place), row \(index + 1)", message, "Give every column one cell.")
          fault = fault ?? message
        }
        return cells
      }
      return fault.map { .missing(reason: "The relation cannot be used: \($0)") } ?? .relation(columns: columns, rows: rows)
    case "functionDefinition": return .function(function(node, names, place))
    case "conditional":
      return .conditional(
        condition: boxed(part: "if", of: node, names, place), then: boxed(part: "then", of: node, names, place),
        otherwise: boxed(part: "else", of: node, names, place))
    case "filter":
      // Inside a filter the entries of the elements can be named on their own.
      return .filter(
        boxed(part: "in", of: node, names, place),
        by: boxed(part: "match", of: node, names.insideFilter, place))
    default:
      let name = (node["iteratorVariable"] ?? "").normalizedName
      let list = boxed(part: "in", of: node, names, place)
      let inner = names.adding([name, "partial"])
      if node.localName == "for" { return .iteration(name: name, over: list, result: boxed(part: "return", of: node, inner, place)) }
      return .quantified(
        node.localName == "some" ? .some : .every, name: name, over: list, satisfies: boxed(part: "satisfies", of: node, inner, place))
    }
  }

  private mutating func context(_ node: XMLElement, _ names: KnownNames, _ place: String) -> Definitions.Logic {
    var names = names
    var entries: [Definitions.Entry] = []
    var result: Definitions.Boxed?
    let parts = node.all("contextEntry")
    if parts.count > Self.maximumEntries {
      refuse(node, place, "The context has \(parts.count) entries; \(Self.maximumEntries) are read.", "Divide it over several contexts.")
    }
    for entry in parts.prefix(Self.maximumEntries) {
      if let variable = entry.first("variable") {
        let name = (variable["name"] ?? "").normalizedName
        let place = "\(place), entry '\(name)'"
        let value = boxed(in: entry, names, place) ?? missing(entry, place, "The entry has no expression.")
        entries.append(Definitions.Entry(variable: self.variable(variable, named: name, place), value: value))
        names.add([name])
      } else {
        result = boxed(in: entry, names, "\(place), result") ?? missing(entry, place, "The result of the context has no expression.")
      }
    }
    if let name = entries.map(\.variable.name).firstTwice {
      let message = "Two entries have the name '\(name)'."
      note(node, place, message, "Give every entry a name of its own.")
      return .missing(reason: "The context cannot be used: \(message)")
    }
    return .context(entries, result: result)
  }

  /// - Parameter result: the type that its result must have.
  mutating func function(
    _ node: XMLElement, _ names: KnownNames, result: FEELType = .any, _ place: String
  ) -> Definitions.FunctionDefinition {
    let kind = node["kind"].flatMap { Definitions.FunctionDefinition.Kind(rawValue: $0) }
    if let written = node["kind"], kind == nil {
      refuse(node, place, "The kind of function '\(written)' does not exist.", "Use FEEL, Java or PMML.")
    }
    let parameters = node.all("formalParameter").map { variable($0, named: ($0["name"] ?? "").normalizedName, place) }
    var body = boxed(in: node, names.adding(parameters.map(\.name)), result: result, place)
    if let name = parameters.map(\.name).firstTwice {
      let message = "Two parameters have the name '\(name)'."
      note(node, place, message, "Give every parameter a name of its own.")
      body = Definitions.Boxed(logic: .missing(reason: "The function cannot be used: \(message)"), type: nil, line: node.line)
    }
    return Definitions.FunctionDefinition(kind: kind ?? .feel, parameters: parameters, body: body, line: node.line)
  }

  // MARK: Types and texts

  /// - Parameter typed: whether the element's own `typeRef` counts.
  mutating func variable(_ node: XMLElement, named name: String, typed: Bool = true, _ place: String) -> Definitions.Variable {
    Definitions.Variable(
      name: name, typeRef: typed ? node["typeRef"] : nil, type: (typed ? type(node, place) : nil) ?? .any, line: node.line)
  }

  mutating func type(_ node: XMLElement, _ place: String) -> FEELType? {
    guard let name = node["typeRef"], !name.isEmpty else { return nil }
    return types.type(name, line: node.line, place: place)
  }

  mutating func literal(_ node: XMLElement, _ names: KnownNames, _ place: String) -> Definitions.Literal {
    let text = node.first("text")?.text.trimmed ?? ""
    var expression = names.expression(text)
    // Editors write an empty language where none is chosen.
    let language = node["expressionLanguage"].flatMap { $0.isEmpty ? nil : $0 } ?? self.language
    if !language.lowercased().contains("feel") {
      let error = SyntaxError("The expression language '\(language)' is not read.", at: 0)
      expression = .failure(error)
      note(
        node, place, "The expression '\(text)' cannot be read: \(error.message)", "Write it in FEEL, and leave the expressionLanguage out.")
    } else if case .failure(let error) = expression {
      note(node, place, "The expression '\(text)' cannot be read: \(error)", "Mend the FEEL; texts stand between double quotes.")
    }
    return Definitions.Literal(text: text, expression: expression, line: node.line)
  }

  mutating func tests(_ node: XMLElement, _ names: KnownNames, _ place: String) -> Definitions.Tests {
    let text = node.first("text")?.text.trimmed ?? ""
    let tests = names.tests(text)
    if case .failure(let error) = tests {
      note(node, place, "The cell '\(text)' cannot be read: \(error)", "Mend the FEEL; texts stand between double quotes.")
    }
    return Definitions.Tests(text: text, tests: tests, line: node.line)
  }
}

extension [String] {
  /// The first name that stands here for the second time; `nil` when each stands here once.
  var firstTwice: String? {
    var seen = Set<CodePoints>()
    return first { !seen.insert(CodePoints($0)).inserted }
  }
}
