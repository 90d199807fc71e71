/// A DMN file: the whole XML, with what the root element says about it.
public struct DMNDocument: Sendable {
  /// The whole file.
  public let xml: XMLDocument
  /// The version of the standard, known by the namespace of the root element.
  public let version: DMNVersion

  /// Reads a DMN file of version 1.1 to 1.6, in UTF-8 or UTF-16. The namespaces that Flowable and old editors of Camunda write
  /// stand for 1.1.
  /// - Throws: `ModelProblems` when the file is not XML or its root is not that of a DMN model.
  public static func read(_ bytes: [UInt8]) throws(ModelProblems) -> DMNDocument {
    let xml = try XMLDocument.read(bytes)
    func problem(_ message: String, _ remedy: String) -> ModelProblems {
      ModelProblems([ModelProblem(line: xml.root.line, place: "file", message: message, remedy: remedy)])
    }
    guard xml.root.localName == "definitions" else {
      throw problem("The root element is '\(xml.root.name)', not 'definitions'.", "Choose a DMN file.")
    }
    guard let version = DMNVersion(model: xml.root.namespace) else {
      throw problem(
        "The namespace '\(xml.root.namespace)' is not that of DMN 1.1 to 1.6.",
        "Save the model as DMN 1.3; its namespace is \(DMNVersion.dmn13.model).")
    }
    return DMNDocument(xml: xml, version: version)
  }

  /// The namespace that the model gives its own elements.
  public var namespace: String { xml.root["namespace"] ?? "" }
  /// The name of the model; empty when it has none.
  public var name: String { xml.root["name"] ?? "" }

  /// The file as it was read, byte for byte save white space inside tags.
  public func write() -> [UInt8] { xml.write() }
}
