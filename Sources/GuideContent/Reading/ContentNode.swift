import BusinessCase
import FEEL
import Funding
import Library
import Yams

/// A YAML node with its file and line, read strictly: a missing, misspelt or mistyped key is a finding, never a default.
///
/// A mapping is read in a `read` block, which refuses every key that the block did not ask for. So the code that reads a key is the
/// only place that knows it.
struct ContentNode {
  /// The file that it is a part of.
  let tree: YAMLTree
  /// Where it stands in the tree.
  private let place: Int
  let file: String
  let findings: Findings

  private init(_ tree: YAMLTree, _ place: Int, file: String, findings: Findings) {
    (self.tree, self.place, self.file, self.findings) = (tree, place, file, findings)
  }

  var line: Int { position?.line ?? 0 }
  private var position: FilePosition? { tree.position(place) }

  /// The root of a file; `nil` after a finding.
  static func root(of file: ContentFile, _ findings: Findings) -> ContentNode? {
    if let problem = FileKind.problem(file.bytes) {
      findings.add(file.path, nil, problem)
      return nil
    }
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      findings.add(file.path, nil, .wrongEncoding)
      return nil
    }
    do {
      guard let tree = try YAMLTree.read(text) else {
        findings.add(file.path, nil, .empty)
        return nil
      }
      return ContentNode(tree, 0, file: file.path, findings: findings)
    } catch {
      let slip = YAMLSlip(error, in: text)
      findings.add(file.path, slip.position, slip.problem)
    }
    return nil
  }

  func refuse(_ problem: FileProblem) { findings.add(file, position, problem) }

  /// Refuses what can be wrong in a business case only.
  func refuse(_ kind: CaseProblem.Kind, _ parts: [CaseProblem.Part: CaseProblem.Value] = [:]) {
    findings.add(position, kind, parts)
  }

  func refuse(_ message: String, _ remedy: String) { findings.add(file, line, message, remedy) }

  private func wrap(_ place: Int) -> ContentNode { ContentNode(tree, place, file: file, findings: findings) }

  // MARK: Mappings

  /// Reads this mapping, and refuses every key that was not asked for.
  ///
  /// - Returns: what `body` makes of it; `nil` when it could make nothing, and said why.
  func read<Value>(_ body: (ContentNode) -> Value?) -> Value? {
    guard hasKeys else {
      refuse(.keysExpected)
      return nil
    }
    tree.begin(reading: place)
    let value = body(self)
    refuseUnknown(missing: tree.end(reading: place), isWhole: value != nil)
    return value
  }

  /// Says which keys do not exist and which are missing; a key that is only misspelt is said once.
  ///
  /// - Parameter isWhole: whether everything was asked for that may stand here.
  private func refuseUnknown(missing: [String], isWhole: Bool) {
    var missing = missing
    for key in tree.unasked(in: place) {
      let name = tree.text(key) ?? "?"
      let misspelt = SimilarName.of(OutsideText.shown(name), among: missing)
      missing.removeAll { $0 == misspelt }
      guard isWhole || misspelt != nil else { continue }
      let known = isWhole ? tree.asked(in: place) : [misspelt].compactMap(\.self)
      wrap(key).refuse(misspelt == nil && tree.isStray(key) ? .strayComma(name) : .unknownKey(name, known: known))
    }
    for key in missing { refuse(.missingKey(key)) }
  }

  /// What each element of the list under `key` is read as.
  func list<Value>(_ key: String, _ body: (ContentNode) -> Value?) -> [Value] { list(key).compactMap { $0.read(body) } }
  func optionalList<Value>(_ key: String, _ body: (ContentNode) -> Value?) -> [Value] { optionalList(key).compactMap { $0.read(body) } }

  /// Whether keys stand here.
  var hasKeys: Bool { tree.kind(place) == .mapping }

  /// Says that a key may stand here that only people and scripts read.
  func allow(_ key: String) { tree.allow(key, in: place) }

  func optional(_ key: String) -> ContentNode? { tree.value(key, in: place).map(wrap) }

  func required(_ key: String) -> ContentNode? {
    if let found = optional(key) { return found }
    if !tree.need(key, in: place) { refuse(.missingKey(key)) }
    return nil
  }

  /// The elements of a list under `key`.
  func list(_ key: String) -> [ContentNode] { required(key)?.elements ?? [] }
  func optionalList(_ key: String) -> [ContentNode] { optional(key)?.elements ?? [] }

  var elements: [ContentNode] {
    guard tree.kind(place) == .sequence else {
      refuse(.listExpected)
      return []
    }
    return tree.parts(place).map(wrap)
  }

  /// The keys and values of a mapping, in the order of the file.
  var members: [(key: String, value: ContentNode)] {
    hasKeys ? tree.parts(place).compactMap { key in tree.text(key).map { ($0, wrap(tree.next(key))) } } : []
  }

  // MARK: Scalars

  /// The text as it is written; `nil` for lists and mappings.
  var written: String? { tree.text(place) }

  var text: String? {
    guard let text = written, !text.isEmpty else {
      refuse(.textExpected)
      return nil
    }
    return text
  }

  func string(_ key: String) -> String { required(key)?.text ?? "" }
  /// What may be left out; what stands there is no empty text.
  func optionalString(_ key: String) -> String? { optional(key)?.text }
  func strings(_ key: String) -> [String] { optionalList(key).compactMap(\.text) }

  func flag(_ key: String) -> Bool {
    guard let node = required(key) else { return false }
    switch node.written {
    case "true": return true
    case "false": return false
    default:
      node.refuse(.flagExpected)
      return false
    }
  }

  func optionalDate(_ key: String) -> CalendarDate? {
    guard let node = optional(key) else { return nil }
    guard let date = CalendarDate(written: node.written ?? "") else {
      node.refuse(.dayExpected(node.written ?? "…"))
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
    refuse(.unknownChoice(written ?? "?", known: Choice.allCases.map(\.rawValue)))
    return nil
  }

  /// What is written here, as JSON: a scalar that looks like a number, `true`, `false` or `null` is one.
  var json: JSON {
    if tree.kind(place) == .sequence { return .array(elements.map(\.json)) }
    if hasKeys { return .object(members.map { JSON.Member(key: $0.key, value: $0.value.json) }) }
    let text = written ?? ""
    if tree.isQuoted(place) { return .string(text) }
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
      if let first = text.first, "“”„".contains(first), !tree.isQuoted(node.place) {
        node.refuse("A curly quotation mark is a sign like any other here.", "Put the text between straight quotation marks: \"…\".")
      }
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
