import Library
import Spreadsheet

/// A case as keys and values, before anything of it is understood; each value with the cell from which it comes.
struct CaseTree {
  indirect enum Node {
    case value(String, at: CellPlace?)
    case list([Node], at: CellPlace?)
    case mapping([(key: String, value: Node)], at: CellPlace?)

    subscript(key: String) -> Node? {
      guard case .mapping(let members, _) = self else { return nil }
      return members.first { $0.key == key }?.value
    }

    var elements: [Node] { if case .list(let elements, _) = self { elements } else { [] } }
    var text: String? { if case .value(let text, _) = self { text } else { nil } }
  }

  let root: Node

  /// The tree of a file that was read without a problem.
  init(_ node: ContentNode) { root = Self.tree(node) }
  init(root: Node) { self.root = root }

  private static func tree(_ node: ContentNode) -> Node {
    if node.hasKeys { return .mapping(node.members.map { (key: $0.key, value: tree($0.value)) }, at: nil) }
    return node.written.map { .value($0, at: nil) } ?? .list(node.elements.map(tree), at: nil)
  }

  // MARK: As text

  /// As people write it: an element of a list on one line.
  var text: String {
    guard case .mapping(let members, _) = root else { return "" }
    return members.map { member -> String in
      switch member.value {
      case .list(let elements, _) where elements.contains { if case .mapping = $0 { true } else { false } }:
        "\(member.key):\n" + elements.map { "  - \(Self.flow($0))\n" }.joined()
      default: "\(member.key): \(Self.flow(member.value))\n"
      }
    }.joined()
  }

  private static func flow(_ node: Node) -> String {
    switch node {
    case .value(let text, _): scalar(text)
    case .list(let elements, _): "[" + elements.map(flow).joined(separator: ", ") + "]"
    case .mapping(let members, _): "{" + members.map { "\($0.key): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// Without quotes where that means the same.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false
      && text.unicodeScalars.allSatisfy { !"{}[],#&*!|>'\"%@`:?\n\t\\".unicodeScalars.contains($0) && $0.properties.isPlain }
      && text.first != "-"
    // A formula multiplies, which inside a value means nothing else.
    let isFormula =
      !isPlain && text.first.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "(") } ?? false && text.last != " "
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "_ +-*/().".utf8.contains(byte)
      }
    return isPlain || isFormula ? text : quoted(text)
  }

  /// Between quotes, with a code for every sign that is not seen: some of those would end a line.
  private static func quoted(_ text: String) -> String {
    let signs = JSON.string(text).text().unicodeScalars.map { scalar -> String in
      guard !scalar.properties.isPlain else { return String(scalar) }
      let code = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - code.count) + code
    }
    return signs.joined()
  }

  /// With each value on a line of its own, and of each line the cell from which it comes.
  func traced() -> (text: String, cells: [CellPlace?]) {
    var trace = Trace()
    trace.add(root, depth: 0, lead: "")
    return (trace.text, trace.cells)
  }

  private struct Trace {
    var text = ""
    var cells: [CellPlace?] = []

    private mutating func line(_ line: String, _ cell: CellPlace?) {
      text += line + "\n"
      cells.append(cell)
    }

    /// - Parameter lead: what stands before the first line.
    mutating func add(_ node: Node, depth: Int, lead: String) {
      let space = String(repeating: "  ", count: depth)
      switch node {
      case .value(let value, let cell): line(lead + CaseTree.quoted(value), cell)
      case .list(let elements, let cell):
        guard !elements.isEmpty else { return line(lead + "[]", cell) }
        if !lead.isEmpty { line(lead, cell) }
        for element in elements {
          if case .mapping = element { line(space + "-", element.place) }
          add(element, depth: depth + 1, lead: element.isMapping ? "" : space + "- ")
        }
      case .mapping(let members, let cell):
        guard !members.isEmpty else { return line(lead + "{}", cell) }
        if !lead.isEmpty { line(lead, cell) }
        for member in members {
          let key = space + CaseTree.quoted(member.key) + ":"
          if case .value = member.value {
            add(member.value, depth: depth + 1, lead: key + " ")
          } else {
            add(member.value, depth: depth + 1, lead: key + (member.value.isEmpty ? " " : ""))
          }
        }
      }
    }
  }
}

extension CaseTree.Node {
  fileprivate var place: CellPlace? {
    switch self {
    case .value(_, let place), .list(_, let place), .mapping(_, let place): place
    }
  }
  fileprivate var isMapping: Bool { if case .mapping = self { true } else { false } }
  fileprivate var isEmpty: Bool {
    switch self {
    case .value: false
    case .list(let elements, _): elements.isEmpty
    case .mapping(let members, _): members.isEmpty
    }
  }
}

extension Unicode.Scalar.Properties {
  /// No control character, and nothing that is not seen.
  fileprivate var isPlain: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate, .privateUse: false
    default: true
    }
  }
}
