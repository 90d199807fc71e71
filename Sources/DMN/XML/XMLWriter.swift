extension XMLDocument {
  /// The document as the bytes of a file, in UTF-8.
  public func write() -> [UInt8] {
    var out = XMLWriter()
    if hasByteOrderMark { out.bytes += [0xEF, 0xBB, 0xBF] }
    for node in prolog { out.node(node) }
    out.element(root)
    for node in epilog { out.node(node) }
    return out.bytes
  }
}

private struct XMLWriter {
  var bytes: [UInt8] = []

  mutating func node(_ node: XMLNode) {
    switch node {
    case .element(let element): self.element(element)
    case .text(let text): add(text.raw)
    case .cdata(let text): add("<![CDATA[", text, "]]>")
    case .comment(let text): add("<!--", text, "-->")
    case .instruction(let text): add("<?", text, "?>")
    }
  }

  mutating func element(_ element: XMLElement) {
    add("<", element.name)
    for attribute in element.attributes {
      let quote = String(attribute.quote)
      add(attribute.space, attribute.name, "=", quote, attribute.text.raw, quote)
    }
    add(element.tagEnd)
    if element.children.isEmpty, element.isSelfClosing || element.line == 0 { return add("/>") }
    add(">")
    for child in element.children { node(child) }
    add("</", element.name, ">")
  }

  private mutating func add(_ parts: String...) {
    for part in parts { bytes += part.utf8 }
  }
}
