import FEEL

extension XMLDocument {
  /// Bounds on a document, so that no file can take all memory or stack.
  enum Limits {
    static let size = 20_000_000
    static let depth = 64
    static let attributes = 256
    static let attributeLength = 100_000
    static let nameLength = 1_000
    /// How many prefixes can be declared at one place.
    static let prefixes = 100
  }

  /// Reads a document in UTF-8 or UTF-16. A DOCTYPE, and with it every entity of one's own, is refused; size and depth are bounded.
  /// - Throws: `ModelProblems` with the first place that is not well-formed, and how to mend it.
  public static func read(_ bytes: [UInt8]) throws(ModelProblems) -> XMLDocument {
    let transcoded = try XMLEncoding.utf8(ofUTF16: bytes)
    var reader = try XMLReader(transcoded ?? bytes, wasUTF16: transcoded != nil)
    return try reader.document()
  }
}

private struct XMLReader {
  private let bytes: [UInt8]
  /// Whether the file was in UTF-16; it is read, and will be written, as UTF-8.
  private let wasUTF16: Bool
  private var index = 0
  private var lineStarts = [0]
  private var marks = MarkCount()
  /// The start tag that was read last; before the first one its line is 0.
  private var lastTag = (offset: 0, line: 0, column: 1)

  init(_ bytes: [UInt8], wasUTF16: Bool) throws(ModelProblems) {
    (self.bytes, self.wasUTF16) = (bytes, wasUTF16)
    guard bytes.count <= XMLDocument.Limits.size else {
      throw XMLReader.problem("The file is larger than \(XMLDocument.Limits.size / 1_000_000) MB.", "Split the model.")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw XMLReader.problem("The file is not UTF-8 text.", "Save it as UTF-8.")
    }
    var strange: Int?
    for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == 0xEF {
      if byte == 0x0A { lineStarts.append(index + 1) }
      if strange == nil, !isAllowed(at: index) { strange = index }
    }
    if let strange {
      index = strange
      throw problem("The file holds a control character.", "Remove the character; a decision model is plain text.")
    }
  }

  /// Whether XML may hold the character that starts here: `XMLReferences.isAllowed` for bytes of UTF-8.
  private func isAllowed(at index: Int) -> Bool {
    switch bytes[index] {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20: false
    // U+FFFE and U+FFFF.
    case 0xEF: bytes[index + 1] != 0xBF || bytes[index + 2] < 0xBE
    default: true
    }
  }

  mutating func document() throws(ModelProblems) -> XMLDocument {
    let hasMark = starts(with: "\u{FEFF}")
    if hasMark { index += 3 }
    let prolog = try misc(isStart: true)
    guard index < bytes.count else { throw problem("The file holds no element.", "Choose a DMN file.") }
    let root = try element(depth: 1, spaces: ["xml": "http://www.w3.org/XML/1998/namespace"])
    let epilog = try misc(isStart: false)
    guard index == bytes.count else {
      throw problem("There is more after the end of the root element.", "Keep one root element.")
    }
    var document = XMLDocument(prolog: prolog, root: root, epilog: epilog)
    document.hasByteOrderMark = hasMark
    return document
  }

  /// White space, comments and instructions outside the root element.
  private mutating func misc(isStart: Bool) throws(ModelProblems) -> [XMLNode] {
    var nodes: [XMLNode] = []
    while index < bytes.count {
      let space = spaces()
      if !space.isEmpty {
        nodes.append(.text(XMLText(raw: space)))
      } else if starts(with: "<!--") {
        nodes.append(.comment(try comment()))
      } else if starts(with: "<?") {
        nodes.append(.instruction(try instruction(mayDeclare: isStart && nodes.isEmpty)))
      } else if starts(with: "<!DOCTYPE") {
        throw doctype()
      } else if bytes[index] == UInt8(ascii: "<") {
        break
      } else {
        throw problem(
          isStart ? "The file does not start with an element: it is not XML." : "There is text after the root element.",
          isStart ? "Choose a DMN file." : "Remove the text.")
      }
    }
    return nodes
  }

  // MARK: Elements

  private mutating func element(depth: Int, spaces outer: [String: String]) throws(ModelProblems) -> XMLElement {
    let start = index
    guard depth <= XMLDocument.Limits.depth else {
      throw problem(
        "The elements nest more than \(XMLDocument.Limits.depth) deep.", "A decision model is not this deep; choose another file.")
    }
    index += 1
    let name = try self.name()
    let (attributes, tagEnd) = try self.attributes(of: name)
    var spaces = outer
    for attribute in attributes {
      guard attribute.name.utf8.starts(with: "xmlns".utf8) else { continue }
      if attribute.name == "xmlns" { spaces[""] = attribute.value }
      if attribute.name.hasPrefix("xmlns:") { spaces[String(attribute.name.dropFirst(6))] = attribute.value }
    }
    guard spaces.count <= XMLDocument.Limits.prefixes else {
      throw problem("More than \(XMLDocument.Limits.prefixes) prefixes are declared here.", "Declare those that are used.", at: start)
    }
    try check(attributes, in: spaces, at: start)
    let (line, column) = tagPosition(of: start)
    var element = XMLElement(
      name: name, namespace: try namespace(of: name, isElement: true, in: spaces, at: start), attributes: attributes, line: line,
      column: column)
    element.tagEnd = tagEnd
    if starts(with: "/>") {
      index += 2
      element.isSelfClosing = true
      return element
    }
    guard next(UInt8(ascii: ">")) else { throw problem("The tag <\(name)> has no end.", "Close the tag with '>'.") }
    try content(of: &element, start: start, depth: depth, spaces: spaces)
    return element
  }

  private mutating func content(
    of element: inout XMLElement, start: Int, depth: Int, spaces: [String: String]
  ) throws(ModelProblems) {
    while true {
      guard index < bytes.count else {
        index = start
        throw problem("The element <\(element.name)> is never closed.", "Add </\(element.name)>.")
      }
      if bytes[index] != UInt8(ascii: "<") {
        element.children.append(.text(try characters()))
      } else if starts(with: "</") {
        let place = index
        index += 2
        let name = try self.name()
        guard name.isExactly(element.name) else {
          index = place
          throw problem(
            "</\(name)> closes <\(element.name)> of line \(element.line).", "Close the elements in the order in which they were opened.")
        }
        _ = self.spaces()
        guard next(UInt8(ascii: ">")) else { throw problem("The tag </\(name)> has no end.", "Close the tag with '>'.") }
        return
      } else if starts(with: "<!--") {
        element.children.append(.comment(try comment()))
      } else if starts(with: "<![CDATA[") {
        index += 9
        let start = index
        let text = try upTo("]]>", "The CDATA section is never closed.")
        try count(text, from: start)
        element.children.append(.cdata(text))
      } else if starts(with: "<?") {
        element.children.append(.instruction(try instruction(mayDeclare: false)))
      } else if starts(with: "<!") {
        throw doctype()
      } else {
        element.children.append(.element(try self.element(depth: depth + 1, spaces: spaces)))
      }
    }
  }

  private mutating func attributes(of element: String) throws(ModelProblems) -> ([XMLAttribute], tagEnd: String) {
    var attributes: [XMLAttribute] = []
    while true {
      let space = spaces()
      guard index < bytes.count else { throw problem("The tag <\(element)> has no end.", "Close the tag with '>'.") }
      if bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "/") { return (attributes, space) }
      guard !space.isEmpty else {
        throw problem("After the name or value in <\(element)> a space is missing.", "Put a space between attributes.")
      }
      guard attributes.count < XMLDocument.Limits.attributes else {
        throw problem("<\(element)> has more than \(XMLDocument.Limits.attributes) attributes.", "Choose another file.")
      }
      let name = try self.name()
      _ = spaces()
      guard next(UInt8(ascii: "=")) else { throw problem("The attribute '\(name)' has no value.", "Write \(name)=\"…\".") }
      _ = spaces()
      let value = try attributeValue(of: name)
      attributes.append(XMLAttribute(name: name, text: value.text, space: space, quote: value.quote))
    }
  }

  private mutating func attributeValue(of name: String) throws(ModelProblems) -> (text: XMLText, quote: Character) {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else {
      throw problem("The value of '\(name)' does not stand between quotation marks.", "Write \(name)=\"…\".")
    }
    let quote = bytes[index]
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != quote {
      if bytes[index] == UInt8(ascii: "<") { throw problem("The value of '\(name)' holds a '<'.", "Write &lt;.") }
      try step()
      guard index - start <= XMLDocument.Limits.attributeLength else {
        throw problem("The value of '\(name)' is longer than \(XMLDocument.Limits.attributeLength) bytes.", "Put long texts in elements.")
      }
    }
    guard index < bytes.count else {
      index = start
      throw problem("The value of '\(name)' has no closing quotation mark.", "Add it.")
    }
    index += 1
    let text = XMLText(raw: text(start, index - 1))
    try count(XMLReferences.resolve(text.raw), from: start)
    return (text, Character(Unicode.Scalar(quote)))
  }

  // MARK: Namespaces

  private func namespace(
    of name: String, isElement: Bool, in spaces: [String: String], at place: Int
  ) throws(ModelProblems) -> String {
    guard name.utf8.contains(UInt8(ascii: ":")) else { return isElement ? spaces[""] ?? "" : "" }
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw problem("The name '\(name)' is not a name with at most one prefix.", "Write prefix:name.", at: place)
    }
    guard let space = spaces[String(parts[0])], !space.isEmpty else {
      throw problem("The prefix '\(parts[0])' has no namespace.", "Declare it: xmlns:\(parts[0])=\"…\".", at: place)
    }
    return space
  }

  private func check(_ attributes: [XMLAttribute], in spaces: [String: String], at place: Int) throws(ModelProblems) {
    var seen = Set<CodePoints>()
    // Nearly every tag has a few attributes without a prefix.
    if attributes.count <= 4, !attributes.contains(where: { $0.name.utf8.contains(UInt8(ascii: ":")) }) {
      for (index, attribute) in attributes.enumerated() where attributes[..<index].contains(where: { $0.name.isExactly(attribute.name) }) {
        throw twice(attribute, at: place)
      }
      return
    }
    for attribute in attributes {
      var key = attribute.name
      if key != "xmlns", !key.hasPrefix("xmlns:") {
        let space = try namespace(of: key, isElement: false, in: spaces, at: place)
        if !space.isEmpty { key = "{\(space)}\(key.split(separator: ":")[1])" }
      }
      guard seen.insert(key) else { throw twice(attribute, at: place) }
    }
  }

  private func twice(_ attribute: XMLAttribute, at place: Int) -> ModelProblems {
    problem("The attribute '\(attribute.name)' stands twice in one tag.", "Remove one of the two.", at: place)
  }

  // MARK: Text, comments, instructions

  private mutating func characters() throws(ModelProblems) -> XMLText {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
      if bytes[index] == UInt8(ascii: "]"), starts(with: "]]>") { throw problem("The text holds ']]>'.", "Write ]]&gt;.") }
      try step()
    }
    let text = XMLText(raw: text(start, index))
    try count(XMLReferences.resolve(text.raw), from: start)
    return text
  }

  /// Counts marks on letters in what may become part of a name, over the borders of comments and sections.
  private mutating func count(_ text: String, from start: Int) throws(ModelProblems) {
    guard marks.allows(text) else {
      throw problem(
        "More than \(MarkCount.maximum) marks stand on one letter.", "Leave them out; no writing needs so many.", at: start)
    }
  }

  /// Moves past one byte of text, or past a whole reference.
  private mutating func step() throws(ModelProblems) {
    guard bytes[index] == UInt8(ascii: "&") else {
      index += 1
      return
    }
    let limit = min(index + 12, bytes.count)
    guard let end = bytes[index..<limit].firstIndex(of: UInt8(ascii: ";")),
      XMLReferences.character(Substring(text(index + 1, end))) != nil
    else {
      if starts(with: "&#") {
        throw problem("This names a character by a number that no XML may hold.", "Leave the character out.")
      }
      throw problem(
        "'&' does not start a known reference; only &amp; &lt; &gt; &quot; &apos; and characters by number are read.",
        "Write &amp; for '&'.")
    }
    index = end + 1
  }

  private mutating func comment() throws(ModelProblems) -> String {
    index += 4
    let start = index
    let content = try upTo("-->", "The comment is never closed.")
    try count(content, from: start)
    guard !content.contains("--"), !content.hasSuffix("-") else {
      throw problem("The comment holds '--'.", "Write a comment without two hyphens in a row.")
    }
    return content
  }

  private mutating func instruction(mayDeclare: Bool) throws(ModelProblems) -> String {
    let start = index
    index += 2
    let target = try name()
    index = start + 2
    let content = try upTo("?>", "The instruction is never closed.")
    try count(content, from: start)
    guard target.lowercased() == "xml" else { return content }
    guard mayDeclare, target == "xml" else {
      throw problem("The XML declaration stands only at the very start of a file.", "Remove this one.", at: start)
    }
    if let found = content.firstRange(of: "encoding") {
      let value = content[found.upperBound...].drop { $0 != "\"" && $0 != "'" }.dropFirst().prefix { $0 != "\"" && $0 != "'" }.uppercased()
      let known = wasUTF16 ? ["UTF-16", "UTF-16LE", "UTF-16BE", "UTF16"] : ["UTF-8", "UTF8", "US-ASCII"]
      guard known.contains(value) else {
        let read =
          wasUTF16 ? "it is UTF-16" : value.hasPrefix("UTF-16") ? "it is not UTF-16" : "only UTF-8 and UTF-16 are read"
        throw problem(
          "The file says that its encoding is '\(value)'; \(read).",
          value.hasPrefix("UTF-16") ? "Write encoding=\"UTF-8\", or save it as UTF-16." : "Save it as UTF-8.", at: start)
      }
      if wasUTF16 { return content.replacing(value, with: "UTF-8").replacing(value.lowercased(), with: "UTF-8") }
    }
    return content
  }

  private mutating func upTo(_ end: StaticString, _ message: String) throws(ModelProblems) -> String {
    let start = index
    while index < bytes.count, !starts(with: end) { index += 1 }
    guard index < bytes.count else {
      index = start
      throw problem(message, "Close it with \(end).")
    }
    let content = text(start, index)
    index += end.utf8CodeUnitCount
    return content
  }

  private mutating func name() throws(ModelProblems) -> String {
    let start = index
    while index < bytes.count, XMLReader.isNameByte(bytes[index], isFirst: index == start) { index += 1 }
    guard index > start else { throw problem("A name is missing here.", "Write '<' in a text as &lt;.") }
    guard index - start <= XMLDocument.Limits.nameLength else {
      index = start
      throw problem("A name is longer than \(XMLDocument.Limits.nameLength) bytes.", "Choose another file.")
    }
    let name = text(start, index)
    try count(name, from: start)
    return name
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...: true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): !isFirst
    default: false
    }
  }

  private mutating func spaces() -> String {
    let start = index
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    return index == start ? "" : text(start, index)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private mutating func next(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      guard bytes.count - index >= text.count else { return false }
      for offset in text.indices where bytes[index + offset] != text[offset] { return false }
      return true
    }
  }
  private func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

  // MARK: Problems

  private func doctype() -> ModelProblems {
    problem("The file has a DOCTYPE, which can declare entities; a decision model needs none.", "Remove the DOCTYPE.")
  }

  /// The line and column (in characters) of a byte, both counted from 1.
  private func position(of offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, characters(from: lineStarts[low], to: offset) + 1)
  }

  /// How many characters the bytes hold: every byte but those that go on with a character.
  private func characters(from start: Int, to end: Int) -> Int { bytes[start..<end].count { $0 & 0xC0 != 0x80 } }

  /// The place of the start tag at `offset`. A line can hold a whole file, so columns are counted on from the tag before.
  private mutating func tagPosition(of offset: Int) -> (line: Int, column: Int) {
    if lastTag.line < lineStarts.count, lineStarts[lastTag.line] <= offset || lastTag.line == 0 {
      let (line, column) = position(of: offset)
      lastTag = (offset, line, column)
    } else {
      lastTag = (offset, lastTag.line, lastTag.column + characters(from: lastTag.offset, to: offset))
    }
    return (lastTag.line, lastTag.column)
  }

  private func problem(_ message: String, _ remedy: String, at offset: Int? = nil) -> ModelProblems {
    let (line, column) = position(of: min(offset ?? index, bytes.count))
    return XMLReader.problem(message, remedy, line: line, place: "file, column \(column)")
  }

  private static func problem(_ message: String, _ remedy: String, line: Int = 0, place: String = "file") -> ModelProblems {
    ModelProblems([ModelProblem(line: line, place: place, message: message, remedy: remedy)])
  }
}
