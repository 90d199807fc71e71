import FEEL

/// Reads item definitions and resolves names of types.
struct TypeReader {
  private let definitions: [String: XMLElement]
  private let imports: [Definitions.Import]
  /// Prefixes of XML that DMN 1.1 writes before names of types, with their namespaces.
  private let prefixes: [String: String]
  private let names: KnownNames
  private var resolved: [String: FEELType] = [:]
  private var path: [String] = []

  /// A type that refers to more levels of other types, or has more parts when they are counted each time, is not used.
  private static let maximumDepth = 64
  private static let maximumSize = 10_000
  private(set) var problems: [ModelProblem] = []

  /// How many types imported models may bring: a model that two others import would otherwise bring its types twice, and so on.
  private static let maximumImported = 10_000

  init(_ root: XMLElement, imports: [Definitions.Import], names: KnownNames) {
    self.imports = imports
    self.names = names
    definitions = Dictionary(root.all("itemDefinition").map { ($0["name"]?.normalizedName ?? "", $0) }) { first, _ in first }
    prefixes = Dictionary(
      root.attributes.filter { $0.name.hasPrefix("xmlns:") }.map { (String($0.name.dropFirst(6)), $0.value) }
    ) { first, _ in first }
  }

  /// The types that expressions can name: the model's own, and those of imported models with their prefix.
  mutating func all() -> [String: FEELType] {
    var types: [String: FEELType] = [:]
    for model in imports {
      let imported = model.definitions?.types ?? [:]
      guard types.count + imported.count <= Self.maximumImported else {
        problems.append(
          ModelProblem(
            line: model.line, place: "import '\(model.name)'", message: "The imported models have more than \(Self.maximumImported) types.",
            remedy: "Import fewer models, or each of them once."))
        break
      }
      for (name, type) in imported { types[model.name.isEmpty ? name : "\(model.name).\(name)"] = type }
    }
    for name in definitions.keys.sorted() {
      types[name] = type(name, line: definitions[name]?.line ?? 0, place: "itemDefinition '\(name)'")
    }
    return types
  }

  /// The type with this name. An unknown name is a problem, and stands for any value.
  mutating func type(_ written: String, line: Int, place: String) -> FEELType {
    let name = withoutPrefix(written)
    if let type = FEELType(.named(name)) ?? (name == "any" ? .any : nil) { return type }
    if let type = resolved[name] { return type }
    if let definition = definitions[name] {
      guard !path.contains(name) else {
        problems.append(
          ModelProblem(
            line: definition.line, place: "itemDefinition '\(name)'",
            message: "The type is defined by itself: \((path + [name]).joined(separator: " → ")).",
            remedy: "Break the circle; until then the inner type lets every value pass."))
        return .any
      }
      path.append(name)
      var type = path.count > Self.maximumDepth ? .any : item(definition, place: "itemDefinition '\(name)'").type
      path.removeLast()
      if path.count >= Self.maximumDepth || type.size(upTo: Self.maximumSize) == nil {
        problems.append(
          ModelProblem(
            line: definition.line, place: "itemDefinition '\(name)'", message: "The type is made of too many other types.",
            remedy: "Keep to \(Self.maximumDepth) levels and \(Self.maximumSize) parts; until then the type lets every value pass."))
        type = .any
      }
      resolved[name] = type
      return type
    }
    if let type = imported(name) ?? component(name, line: line, place: place) { return type }
    problems.append(
      ModelProblem(
        line: line, place: place, message: "The type '\(written)' is not defined.",
        remedy: "Use a type of FEEL (string, number, boolean, date, …) or an itemDefinition of this model."))
    return .any
  }

  private func withoutPrefix(_ written: String) -> String {
    let parts = written.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return written.normalizedName }
    let name = parts[1].normalizedName
    guard let namespace = prefixes[parts[0]], let model = imports.first(where: { $0.namespace == namespace }) else { return name }
    return "\(model.name).\(name)"
  }

  private func imported(_ name: String) -> FEELType? {
    for model in imports {
      let prefix = model.name.isEmpty ? "" : model.name + "."
      if name.hasPrefix(prefix), let type = model.definitions?.types[String(name.dropFirst(prefix.count))] { return type }
    }
    return nil
  }

  /// The type of a component, written `type.component`.
  private mutating func component(_ name: String, line: Int, place: String) -> FEELType? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let outer = String(name[..<dot])
    guard definitions[outer] != nil || outer.contains("."), name.count(where: { $0 == "." }) <= Self.maximumDepth else { return nil }
    guard case .context(let entries) = type(outer, line: line, place: place).base else { return nil }
    return entries[String(name[name.index(after: dot)...])]
  }

  // MARK: Item definitions

  mutating func item(_ node: XMLElement, place: String) -> Definitions.ItemDefinition {
    let name = node["name"]?.normalizedName ?? ""
    let components = node.all("itemComponent").map { item($0, place: "\(place), component '\($0["name"] ?? "")'") }
    let typeRef = node.first("typeRef")?.text.trimmed
    let isCollection = node["isCollection"] == "true"
    let allowed = tests(node.first("allowedValues"), place)
    let constraint = tests(node.first("typeConstraint"), place)
    var type: FEELType = .any
    if let function = node.first("functionItem") {
      let parameters = function.all("parameters").map { self.type($0["typeRef"] ?? "Any", line: $0.line, place: place) }
      type = .function(parameters, self.type(function["outputTypeRef"] ?? "Any", line: function.line, place: place))
    } else if !components.isEmpty {
      type = .context(Dictionary(components.map { ($0.name, $0.type) }) { first, _ in first })
    } else if let typeRef, !typeRef.isEmpty {
      type = self.type(typeRef, line: node.line, place: place)
    }
    if case .success(let tests)? = allowed?.tests {
      // Values that are allowed for a type that is itself a list are those of its elements.
      if !isCollection, case .list(let element) = type {
        type = .list(.constrained(element, name: name, tests))
      } else {
        type = .constrained(type, name: name, tests)
      }
    }
    if isCollection { type = .list(type) }
    if case .success(let tests)? = constraint?.tests { type = .constrained(type, name: name, tests) }
    return Definitions.ItemDefinition(
      name: name, typeRef: typeRef, isCollection: isCollection, components: components, allowedValues: allowed,
      typeConstraint: constraint, type: type, line: node.line)
  }

  private mutating func tests(_ node: XMLElement?, _ place: String) -> Definitions.Tests? {
    guard let node else { return nil }
    let text = node.first("text")?.text.trimmed ?? ""
    let tests = names.tests(text)
    if case .failure(let error) = tests {
      problems.append(
        ModelProblem(
          line: node.line, place: place, message: "The list of values '\(text)' cannot be read: \(error)",
          remedy: "Write texts between double quotes, with commas between."))
    }
    return Definitions.Tests(text: text, tests: tests, line: node.line)
  }
}

extension FEELType {
  /// How many parts the type has, each counted as often as it stands there; `nil` when that is more than `limit`.
  fileprivate func size(upTo limit: Int) -> Int? {
    guard limit > 0 else { return nil }
    let parts: [FEELType] =
      switch self {
      case .list(let part), .range(let part), .constrained(let part, _, _): [part]
      case .context(let entries): Array(entries.values)
      case .function(let parameters, let result): parameters + [result]
      default: []
      }
    var size = 1
    for part in parts {
      guard let more = part.size(upTo: limit - size) else { return nil }
      size += more
    }
    return size
  }
}
