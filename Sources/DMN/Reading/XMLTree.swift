import Foundation
import FoundationXML

/// An XML element with its line; the only place that knows an XML parser.
final class XMLTree {
  let name: String
  let attributes: [String: String]
  let line: Int
  var children: [XMLTree] = []
  var text = ""

  init(name: String, attributes: [String: String], line: Int) {
    (self.name, self.attributes, self.line) = (name, attributes, line)
  }

  func all(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }
  func first(_ name: String) -> XMLTree? { children.first { $0.name == name } }

  /// The text of the `text` child, as DMN writes expressions and annotations.
  var textChild: String { first("text")?.trimmedText ?? "" }
  var trimmedText: String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

  /// Reads a document. A DOCTYPE, and with it every entity, is refused; depth and size are bounded.
  static func read(_ bytes: [UInt8]) throws(ModelProblems) -> XMLTree {
    let builder = Builder()
    guard bytes.count <= 20_000_000 else {
      throw ModelProblems([
        ModelProblem(line: 0, place: "file", message: "The file is larger than 20 MB.", remedy: "Split the model.")
      ])
    }
    guard String(validating: bytes, as: UTF8.self)?.contains("\0") == false else {
      throw ModelProblems([
        ModelProblem(line: 0, place: "file", message: "The file is not UTF-8 text.", remedy: "Save it as UTF-8.")
      ])
    }
    guard Data(bytes).range(of: Data("<!DOCTYPE".utf8)) == nil else {
      throw ModelProblems([
        ModelProblem(
          line: 1, place: "file", message: "The file has a DOCTYPE, which can declare entities; a decision model needs none.",
          remedy: "Remove the DOCTYPE.")
      ])
    }
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.shouldProcessNamespaces = true
    parser.delegate = builder
    let complete = parser.parse()
    if let refusal = builder.refusal { throw ModelProblems([refusal]) }
    guard complete, let root = builder.root else {
      let reason = parser.parserError.map { "\($0)" } ?? "it holds no element"
      throw ModelProblems([
        ModelProblem(
          line: parser.lineNumber, place: "file", message: "The file is not well-formed XML: \(reason).",
          remedy: "Open the file in a DMN editor and save it again, or mend the XML at this line.")
      ])
    }
    return root
  }

  private final class Builder: NSObject, XMLParserDelegate {
    var root: XMLTree?
    var refusal: ModelProblem?
    private var open: [XMLTree] = []

    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      guard open.count < 64 else { return refuse(parser, "The elements are nested more than 64 deep.") }
      let node = XMLTree(name: elementName, attributes: attributes, line: parser.lineNumber)
      if let parent = open.last { parent.children.append(node) } else { root = node }
      open.append(node)
    }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }

    func parser(_ parser: XMLParser, foundCDATA block: Data) { open.last?.text += String(decoding: block, as: UTF8.self) }

    private func refuse(_ parser: XMLParser, _ message: String) {
      refusal = ModelProblem(line: parser.lineNumber, place: "file", message: message, remedy: "Remove it from the file.")
      parser.abortParsing()
    }
  }
}
