import FEEL

/// An XML document as its file says it: nothing that carries meaning is lost between reading and writing.
/// Attributes keep their order, names their prefixes; comments, instructions, CDATA and white space stay where they stand.
public struct XMLDocument: Sendable {
  /// Whether the file starts with a byte order mark.
  public var hasByteOrderMark = false
  /// What stands before the root element: the XML declaration (an instruction), comments, white space.
  public var prolog: [XMLNode]
  /// The root element.
  public var root: XMLElement
  /// What stands after the root element: comments, instructions, white space.
  public var epilog: [XMLNode]

  /// A document with this root.
  public init(prolog: [XMLNode] = [], root: XMLElement, epilog: [XMLNode] = []) {
    (self.prolog, self.root, self.epilog) = (prolog, root, epilog)
  }
}

/// What can stand inside an element.
public indirect enum XMLNode: Sendable {
  /// An element with all that is in it.
  case element(XMLElement)
  /// Text between tags.
  case text(XMLText)
  /// The text between `<![CDATA[` and `]]>`.
  case cdata(String)
  /// The text between `<!--` and `-->`.
  case comment(String)
  /// The text between `<?` and `?>`.
  case instruction(String)
}

/// Text between tags or in an attribute, as written: with its references (`&lt;`) and line ends.
public struct XMLText: Hashable, Sendable {
  /// The text as the file writes it.
  public let raw: String

  /// - Parameter raw: text as it stands in a file, references well-formed.
  init(raw: String) { self.raw = raw }

  /// Text that must say `value`; what has a meaning in XML is escaped.
  public init(_ value: String) { self.init(value, keepsSpace: true) }

  /// The value of an attribute; line ends and tabs are written as references, for in an attribute they would count as spaces.
  init(attribute value: String) { self.init(value, keepsSpace: false) }

  private init(_ value: String, keepsSpace: Bool) {
    var raw = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": raw += "&amp;"
      case "<": raw += "&lt;"
      case ">": raw += "&gt;"
      case "\"": raw += "&quot;"
      case "\r": raw += "&#13;"
      case "\n" where !keepsSpace: raw += "&#10;"
      case "\t" where !keepsSpace: raw += "&#9;"
      default: raw.unicodeScalars.append(scalar)
      }
    }
    self.raw = raw
  }

  /// What the text says: references replaced, line ends as `\n`.
  public var value: String { XMLReferences.resolve(raw) }
}

/// An attribute of an element.
public struct XMLAttribute: Sendable {
  /// The name with its prefix, as written.
  public var name: String
  /// The text between the quotes, as written.
  public var text: XMLText
  /// The white space before the name.
  var space = " "
  /// The quotation mark around the value: `"` or `'`.
  var quote: Character = "\""

  /// An attribute that must say `value`; what has a meaning in XML is escaped.
  public init(_ name: String, _ value: String) { (self.name, self.text) = (name, XMLText(attribute: value)) }

  init(name: String, text: XMLText, space: String, quote: Character) {
    (self.name, self.text, self.space, self.quote) = (name, text, space, quote)
  }

  /// Gives the attribute another value; its place stays.
  mutating func set(_ value: String) { (text, quote) = (XMLText(attribute: value), "\"") }

  /// What the attribute says. White space that is not written as a reference counts as a space.
  public var value: String { XMLReferences.resolve(text.raw, isAttribute: true) }
}

/// An element with its attributes and content.
public struct XMLElement: Sendable {
  /// The name with its prefix, as written.
  public var name: String
  /// The namespace that the name stands in; empty when it has none.
  public var namespace: String
  /// The attributes in the order of the file.
  public var attributes: [XMLAttribute]
  /// The content in the order of the file.
  public var children: [XMLNode]
  /// Line and column (counted from 1) of the start tag; 0 for an element that was not read from a file.
  public let line: Int
  /// The column of the start tag, counted from 1; 0 for an element that was not read from a file.
  public let column: Int
  /// The white space before the end of the start tag.
  var tagEnd = ""
  /// Whether an element without content is written as one tag.
  var isSelfClosing = false

  /// An element with this name and content.
  public init(
    name: String, namespace: String = "", attributes: [XMLAttribute] = [], children: [XMLNode] = [], line: Int = 0, column: Int = 0
  ) {
    (self.name, self.namespace, self.attributes, self.children) = (name, namespace, attributes, children)
    (self.line, self.column) = (line, column)
  }

  /// The name without its prefix.
  public var localName: Substring {
    let bytes = name.utf8
    return name[(bytes.firstIndex(of: UInt8(ascii: ":")).map { bytes.index(after: $0) } ?? name.startIndex)...]
  }

  /// The value of an attribute without a prefix.
  public subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  /// The child elements in order.
  public var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The child elements of this name that stand in the same namespace as this element.
  public func all(_ localName: String) -> [XMLElement] {
    children.compactMap { if case .element(let element) = $0, element.isNamed(localName, namespace) { element } else { nil } }
  }

  /// The first child element of this name that stands in the same namespace as this element.
  public func first(_ localName: String) -> XMLElement? {
    for case .element(let element) in children where element.isNamed(localName, namespace) { return element }
    return nil
  }

  private func isNamed(_ localName: String, _ namespace: String) -> Bool {
    guard name.utf8.count >= localName.utf8.count, name.isExactly(localName) || self.localName.isExactly(localName) else { return false }
    return self.namespace == namespace
  }

  /// The text directly inside the element, comments left out.
  public var text: String {
    var result = ""
    for child in children {
      switch child {
      case .text(let text): result += text.value
      case .cdata(let text): result += text
      default: break
      }
    }
    return result
  }
}
