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

  /// What in this model a version has no word for: boxed iterators, filters and choices, and constraints of types, came with DMN 1.4.
  public func notExpressible(in version: DMNVersion) -> [ModelProblem] {
    if version == .dmn11, self.version != .dmn11 {
      return [
        ModelProblem(
          line: xml.root.line, place: "file", message: "A model of DMN \(self.version.rawValue) cannot be written as DMN 1.1.",
          remedy: "Write DMN 1.2 or later.")
      ]
    }
    guard version < .dmn14 else { return [] }
    let newer: Set<Substring> = ["conditional", "for", "some", "every", "filter", "typeConstraint"]
    var problems: [ModelProblem] = []
    func visit(_ element: XMLElement) {
      guard element.namespace == xml.root.namespace else { return }
      if newer.contains(element.localName) {
        problems.append(
          ModelProblem(
            line: element.line, place: "'\(element.localName)'",
            message: "DMN \(version.rawValue) has no '\(element.localName)'; it came with DMN 1.4.",
            remedy: element.localName == "typeConstraint"
              ? "Remove the constraint, or write DMN 1.4 or later." : "Write it as a FEEL expression, or write DMN 1.4 or later."))
      }
      element.elements.forEach(visit)
    }
    visit(xml.root)
    return problems
  }
}

/// Changes the namespaces of a model, wherever they are declared or named.
private struct Rewriting {
  private let namespaces: [String: String]
  private let model: String
  /// Prefixes that DMN 1.1 writes before names of types and later versions do not: those of FEEL and of the model itself.
  private let typePrefixes: Set<String>
  private let namesTypesPlainly: Bool

  private static let data = "http://www.omg.org/spec/DMN/20180521/DC/"
  private static let interchange = "http://www.omg.org/spec/DMN/20180521/DI/"

  init(from document: DMNDocument, to version: DMNVersion) {
    var namespaces = [
      document.version.model: version.model, document.version.feel: version.feel,
      // The oldest models name the data and diagram interchange of the standard before.
      "http://www.omg.org/spec/DD/20100524/DC": Self.data, "http://www.omg.org/spec/DD/20100524/DI": Self.interchange,
    ]
    if let old = document.version.diagram, let new = version.diagram { namespaces[old] = new }
    self.namespaces = namespaces
    model = document.version.model
    namesTypesPlainly = version > .dmn11
    typePrefixes = Set(
      document.xml.root.attributes.filter {
        $0.name.hasPrefix("xmlns:") && [document.version.feel, document.namespace].contains($0.value)
      }.map { String($0.name.dropFirst(6)) })
  }

  /// - Parameter inModel: whether the element is part of the model, not of what others added to it.
  func element(_ element: XMLElement, inModel: Bool) -> XMLElement {
    var result = element
    result.namespace = namespaces[element.namespace] ?? element.namespace
    for index in result.attributes.indices {
      let attribute = result.attributes[index]
      let isDeclaration = attribute.name == "xmlns" || attribute.name.hasPrefix("xmlns:")
      let namesVersion = inModel && ["expressionLanguage", "typeLanguage", "importType"].contains(attribute.name)
      if isDeclaration || namesVersion, let new = namespaces[attribute.value] { result.attributes[index].set(new) }
      if inModel, ["typeRef", "outputTypeRef"].contains(attribute.name), let plain = plainType(attribute.value) {
        result.attributes[index].set(plain)
      }
    }
    result.children = element.children.map { child in
      guard case .element(let inner) = child else { return child }
      let isModel = inModel && inner.namespace == model
      if isModel, inner.localName == "typeRef", let plain = plainType(inner.text.trimmed) {
        var changed = self.element(inner, inModel: true)
        changed.children = [.text(XMLText(plain))]
        return .element(changed)
      }
      return .element(self.element(inner, inModel: isModel))
    }
    return result
  }

  /// The name of a type without the prefix that only DMN 1.1 writes; `nil` when it has none.
  private func plainType(_ name: String) -> String? {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    guard namesTypesPlainly, parts.count == 2, typePrefixes.contains(parts[0]) else { return nil }
    return parts[1]
  }
}
