import FEEL
import Funding
import Library
import Yams

/// Collects what is wrong while files are read, so that an author sees everything at once.
final class Findings {
  private(set) var diagnostics: [Diagnostic] = []

  func add(_ found: [Diagnostic]) { diagnostics += found }

  func add(_ file: String, _ line: Int, _ message: String, _ remedy: String) {
    diagnostics.append(Diagnostic(file: file, line: line, message: message, remedy: remedy))
  }
}

/// A YAML node with its file and line, read strictly: a missing, misspelt or mistyped key is a finding, never a default.
///
/// A mapping is read in a `read` block, which refuses every key that the block did not ask for. So the code that reads a key is the
/// only place that knows it.
struct ContentNode {
  let node: Node
  let file: String
  let findings: Findings
  private let asked = AskedKeys()

  init(node: Node, file: String, findings: Findings) { (self.node, self.file, self.findings) = (node, file, findings) }

  /// What stands under a key. A mapping has few keys, so they are compared one by one.
  private func value(_ key: String) -> Node? { node.mapping?.first { $0.key.scalar?.string == key }?.value }

  /// The keys of one mapping that were asked for, in that order.
  private final class AskedKeys {
    var keys: [String] = []
  }

  var line: Int { node.mark?.line ?? 0 }

  /// The root of a file; `nil` after a finding.
  static func root(of file: ContentFile, _ findings: Findings) -> ContentNode? {
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      findings.add(file.path, 0, "The file is not UTF-8 text.", "Save it as UTF-8.")
      return nil
    }
    do {
      // Every scalar is a text here: whether `true` or `12` would be something else is not looked at, which takes most of the time.
      guard let node = try Yams.compose(yaml: text, .basic) else {
        findings.add(file.path, 1, "The file is empty.", "Remove it, or fill it.")
        return nil
      }
      return ContentNode(node: node, file: file.path, findings: findings)
    } catch let error as YamlError {
      let (line, reason) = describe(error)
      findings.add(file.path, line, "The YAML cannot be read: \(reason)", "Check the indentation, the colons and the quotes at this line.")
    } catch {
      findings.add(file.path, 0, "The YAML cannot be read.", "Check the file in a YAML editor.")
    }
    return nil
  }

  private static func describe(_ error: YamlError) -> (Int, String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark.line, "a key stands twice: \(duplicates.map(\.self).joined(separator: ", "))")
    default: (0, "\(error)")
    }
  }

  func refuse(_ message: String, _ remedy: String) { findings.add(file, line, message, remedy) }

  private func wrap(_ node: Node) -> ContentNode { ContentNode(node: node, file: file, findings: findings) }

  // MARK: Mappings

  /// Reads this mapping, and refuses every key that was not asked for.
  ///
  /// - Returns: what `body` makes of it; `nil` when it could make nothing, and said why.
  func read<Value>(_ body: (ContentNode) -> Value?) -> Value? {
    guard let mapping = node.mapping else {
      refuse("A list of 'key: value' lines is expected here.", "Write each part as 'key: value'.")
      return nil
    }
    guard let value = body(self) else { return nil }
    for (key, _) in mapping where !asked.keys.contains(key.string ?? "") {
      wrap(key).refuse(
        "The key '\(key.string ?? "?")' does not exist here.", "Use one of: \(unique(asked.keys).sorted().joined(separator: ", ")).")
    }
    return value
  }

  /// What each element of the list under `key` is read as.
  func list<Value>(_ key: String, _ body: (ContentNode) -> Value?) -> [Value] { list(key).compactMap { $0.read(body) } }
  func optionalList<Value>(_ key: String, _ body: (ContentNode) -> Value?) -> [Value] { optionalList(key).compactMap { $0.read(body) } }

  /// Says that a key may stand here that only people and scripts read.
  func allow(_ key: String) { asked.keys.append(key) }

  func optional(_ key: String) -> ContentNode? {
    asked.keys.append(key)
    return value(key).map(wrap)
  }

  func required(_ key: String) -> ContentNode? {
    if let found = optional(key) { return found }
    refuse("The key '\(key)' is missing.", "Add '\(key):'.")
    return nil
  }

  /// The elements of a list under `key`.
  func list(_ key: String) -> [ContentNode] { required(key)?.elements ?? [] }
  func optionalList(_ key: String) -> [ContentNode] { optional(key)?.elements ?? [] }

  var elements: [ContentNode] {
    guard let sequence = node.sequence else {
      refuse("A list is expected here.", "Start each element with '- ', or write [a, b].")
      return []
    }
    return sequence.map(wrap)
  }

  /// The keys and values of a mapping, in the order of the file.
  var members: [(key: String, value: ContentNode)] {
    node.mapping?.compactMap { key, value in key.string.map { ($0, wrap(value)) } } ?? []
  }

  // MARK: Scalars

  /// The text as it is written; `nil` for lists and mappings.
  var written: String? { node.scalar?.string }

  var text: String? {
    guard let text = node.scalar?.string, !text.isEmpty else {
      refuse("A text is expected here.", "Write a text.")
      return nil
    }
    return text
  }

  func string(_ key: String) -> String { required(key)?.text ?? "" }
  func optionalString(_ key: String) -> String? { optional(key)?.node.scalar?.string }
  func strings(_ key: String) -> [String] { optionalList(key).compactMap(\.text) }

  func flag(_ key: String) -> Bool {
    guard let node = required(key) else { return false }
    switch node.node.scalar?.string {
    case "true": return true
    case "false": return false
    default:
      node.refuse("true or false is expected here.", "Write true or false.")
      return false
    }
  }

  func optionalDate(_ key: String) -> CalendarDate? {
    guard let node = optional(key) else { return nil }
    guard let date = CalendarDate(written: node.node.scalar?.string ?? "") else {
      node.refuse("A day is expected here.", "Write it as 2026-01-31.")
      return nil
    }
    return date
  }

  /// One of the values of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice? where Choice.RawValue == String {
    required(key)?.choice(type)
  }

  /// This scalar as one of the values of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice? where Choice.RawValue == String {
    if let value = Choice(rawValue: written ?? "") { return value }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    refuse("'\(written ?? "?")' does not exist here.", "Use one of: \(known).")
    return nil
  }

  /// What is written here, as JSON: a scalar that looks like a number, `true`, `false` or `null` is one.
  var json: JSON {
    if let sequence = node.sequence { return .array(sequence.map { wrap($0).json }) }
    if node.mapping != nil { return .object(members.map { JSON.Member(key: $0.key, value: $0.value.json) }) }
    let text = written ?? ""
    switch text {
    case "true": return true
    case "false": return false
    case "null", "~": return .null
    default:
      let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
      return isNumber && Decimal128(text) != nil ? .number(text) : .string(text)
    }
  }

  // MARK: Texts

  /// A text in every language; a missing translation or a sentence that is too long is a finding.
  func translated(_ key: String) -> Text { required(key)?.translation ?? Text(nl: "", en: "") }
  func optionalTranslated(_ key: String) -> Text? { optional(key)?.translation }

  var translation: Text { read(\.words) ?? Text(nl: "", en: "") }

  /// The text of this mapping, beside which other keys may be read.
  var words: Text {
    let texts = Language.allCases.map { language -> String in
      guard let node = required(language.rawValue), let text = node.text else { return "" }
      LongSentence.check(text, node)
      return text
    }
    return Text(nl: texts[0], en: texts[1])
  }

  /// A text with the facts it rests on beside it.
  var sourcedText: SourcedText {
    read { SourcedText(text: $0.words, facts: $0.facts("feiten")) } ?? SourcedText(text: Text(nl: "", en: ""), facts: [])
  }

  var origin: Origin { Origin(file: file, line: line) }

  func id<Item>(_ key: String = "id") -> Identifier<Item> { Identifier(string(key)) }
  func ids<Item>(_ key: String) -> [Identifier<Item>] { strings(key).map { Identifier($0) } }

  func facts(_ key: String) -> [Fact.ID] { strings(key).map { Fact.ID($0) } }
}
