extension DMNDocument {
  /// The file as another version of DMN: namespaces and what names them change; everything else stays as it is,
  /// diagrams and elements of others included.
  /// - Throws: `ModelProblems` with everything in the model that the version has no word for.
  public func write(version: DMNVersion) throws(ModelProblems) -> [UInt8] {
    let problems = notExpressible(in: version)
    guard problems.isEmpty else { throw ModelProblems(problems) }
    var document = xml
    document.root = Rewriting(from: self, to: version).element(xml.root, inModel: true)
    return document.write()
  }

  /// What in this model a version has no word for: boxed iterators, filters and choices came with DMN 1.4, constraints of types and
  /// imports without a name with DMN 1.5, and what is not understood with DMN 1.6.
  public func notExpressible(in version: DMNVersion) -> [ModelProblem] {
    if version == .dmn11, self.version != .dmn11 {
      return [
        ModelProblem(
          line: xml.root.line, place: "file", message: "A model of DMN \(self.version.rawValue) cannot be written as DMN 1.1.",
          remedy: "Write DMN 1.2 or later.")
      ]
    }
    var problems = version < .dmn16 ? unknownElements.map { problem($0, version, .dmn16, "Leave it out.") } : []
    func visit(_ element: XMLElement) {
      guard element.namespace == xml.root.namespace else { return }
      switch element.localName {
      case "conditional", "for", "some", "every", "filter":
        guard version < .dmn14 else { break }
        problems.append(problem(element, version, .dmn14, "Write it as a FEEL expression, or write DMN 1.4 or later."))
      case "typeConstraint":
        if version < .dmn15 { problems.append(problem(element, version, .dmn15, "Remove the constraint, or write DMN 1.5 or later.")) }
      case "import" where element.isUnnamedImport && version < .dmn15 && version > .dmn11:
        problems.append(
          ModelProblem(
            line: element.line, place: "'import'",
            message: self.version == .dmn11
              ? "DMN 1.1 gives imports no name, so expressions name what is imported as it is; DMN \(version.rawValue) puts a name before it."
              : "DMN \(version.rawValue) has no import without a name; it came with DMN 1.5.",
            remedy: "Give the import a name, and write it before the names of what is imported, or write DMN 1.5 or later."))
      default: break
      }
      element.elements.forEach(visit)
    }
    visit(xml.root)
    return problems
  }

  private func problem(_ element: XMLElement, _ version: DMNVersion, _ first: DMNVersion, _ remedy: String) -> ModelProblem {
    ModelProblem(
      line: element.line, place: "'\(element.localName)'",
      message: "DMN \(version.rawValue) has no '\(element.localName)'; it came with DMN \(first.rawValue).", remedy: remedy)
  }
}

extension XMLElement {
  /// Whether this is an import of another model whose elements stand there without a name before theirs.
  fileprivate var isUnnamedImport: Bool {
    (self["name"] ?? "").isEmpty && (self["importType"] ?? "").contains("/DMN/")
  }
}

/// Changes the namespaces of a model, wherever they are declared or named.
private struct Rewriting {
  private let namespaces: [String: String]
  private let model: String
  private let diagram: String?
  private let version: DMNVersion
  /// The namespaces of types that DMN 1.1 names with a prefix and later versions without: those of FEEL and of the model itself.
  private let plainNamespaces: [String]

  private static let data = "http://www.omg.org/spec/DMN/20180521/DC/"
  private static let interchange = "http://www.omg.org/spec/DMN/20180521/DI/"

  init(from document: DMNDocument, to version: DMNVersion) {
    // The namespace that stands in the file: programs also write others than that of the version.
    model = document.xml.root.namespace
    var namespaces = [
      document.version.model: version.model, document.version.feel: version.feel,
      // The oldest models name the data and diagram interchange of the standard before.
      "http://www.omg.org/spec/DD/20100524/DC": Self.data, "http://www.omg.org/spec/DD/20100524/DI": Self.interchange,
    ]
    namespaces[model] = version.model
    if let old = document.version.diagram, let new = version.diagram { namespaces[old] = new }
    self.namespaces = namespaces
    self.version = version
    diagram = document.version.diagram
    plainNamespaces = [document.version.feel, document.namespace]
  }

  /// - Parameters:
  ///   - inModel: whether the element is part of the model, not of what others added to it.
  ///   - outer: the prefixes around it whose types are written without them.
  func element(_ element: XMLElement, inModel: Bool, typePrefixes outer: Set<String> = []) -> XMLElement {
    var result = element
    result.namespace = namespaces[element.namespace] ?? element.namespace
    var typePrefixes = outer
    for attribute in element.attributes where attribute.name.hasPrefix("xmlns:") {
      let prefix = String(attribute.name.dropFirst(6))
      if plainNamespaces.contains(attribute.value) { typePrefixes.insert(prefix) } else { typePrefixes.remove(prefix) }
    }
    if version < .dmn15, element.namespace == diagram {
      // How inputs are drawn; it came with DMN 1.5.
      result.attributes.removeAll { $0.name == "useAlternativeInputDataShape" }
    }
    for index in result.attributes.indices {
      let attribute = result.attributes[index]
      let isDeclaration = attribute.name == "xmlns" || attribute.name.hasPrefix("xmlns:")
      let namesVersion = inModel && ["expressionLanguage", "typeLanguage", "importType"].contains(attribute.name)
      if isDeclaration || namesVersion, let new = namespaces[attribute.value] { result.attributes[index].set(new) }
      if inModel, ["typeRef", "outputTypeRef"].contains(attribute.name), let plain = plainType(attribute.value, typePrefixes) {
        result.attributes[index].set(plain)
      }
    }
    if inModel, version > .dmn11, ["import", "importedValues"].contains(element.localName), element["name"] == nil {
      // From DMN 1.2 on an import has a name; from 1.5 on that of a model may be empty, and before that such imports were refused.
      // Nothing names what other imports bring.
      result.attributes.append(
        XMLAttribute("name", element.localName == "import" && element.isUnnamedImport ? "" : element["namespace"] ?? "import"))
    }
    result.children = element.children.map { child in
      guard case .element(let inner) = child else { return child }
      let isModel = inModel && inner.namespace == model
      if isModel, inner.localName == "typeRef", let plain = plainType(inner.text.trimmed, typePrefixes) {
        var changed = self.element(inner, inModel: true, typePrefixes: typePrefixes)
        changed.children = [.text(XMLText(plain))]
        return .element(changed)
      }
      return .element(self.element(inner, inModel: isModel, typePrefixes: typePrefixes))
    }
    if inModel, version > .dmn11 {
      // Where DMN 1.1 puts other elements first.
      switch element.localName {
      case "businessKnowledgeModel": result.move("variable", before: ["encapsulatedLogic"])
      case "definitions": result.move("decisionService", before: Self.afterServices)
      default: break
      }
    }
    return result
  }

  /// What stands in a model after everything with a value, from DMN 1.2 on.
  private static let afterServices: Set<String> = [
    "association", "textAnnotation", "group", "elementCollection", "performanceIndicator", "organizationUnit",
  ]

  /// The name of a type without the prefix that only DMN 1.1 writes; `nil` when it has none.
  private func plainType(_ name: String, _ typePrefixes: Set<String>) -> String? {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    guard version > .dmn11, parts.count == 2, typePrefixes.contains(parts[0]) else { return nil }
    return parts[1]
  }
}

extension XMLElement {
  /// Puts the children with this name before the first child with one of the others, each with the white space before it.
  fileprivate mutating func move(_ name: String, before others: Set<String>) {
    func isChild(_ node: XMLNode, _ names: Set<String>) -> Bool {
      if case .element(let child) = node { child.namespace == namespace && names.contains(String(child.localName)) } else { false }
    }
    guard let first = children.firstIndex(where: { isChild($0, others) }) else { return }
    var (moved, kept, space): ([XMLNode], [XMLNode], [XMLNode]) = ([], [], [])
    // The white space before the first goes with it.
    var start = first
    if start > 0, case .text(let text) = children[start - 1], text.value.allSatisfy(\.isWhitespace) { start -= 1 }
    for node in children[start...] {
      if case .text(let text) = node, text.value.allSatisfy(\.isWhitespace) {
        space.append(node)
        continue
      }
      if isChild(node, [name]) { moved += space + [node] } else { kept += space + [node] }
      space = []
    }
    children.replaceSubrange(start..., with: moved + kept + space)
  }
}
