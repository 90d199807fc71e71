import Yams

/// What stands in a YAML file: scalars, lists and mappings, in the order of the file. Every scalar is a text.
///
/// The whole is one flat list: a list is followed by its elements, a mapping by its keys and values in turn. So a file of thousands of
/// texts is two arrays, and a text becomes a `String` only when somebody reads it.
final class YAMLTree {
  enum Kind { case scalar, sequence, mapping }

  struct Entry {
    let kind: Kind
    /// Where it begins: the line and the column (in characters), both counted from 1.
    let line: Int32
    let column: Int32
    /// Where the text of a scalar stands in `texts`.
    let text: Range<Int32>
    /// The place of the entry after this one and everything in it.
    var next: Int32
    /// Whether this scalar stands between quotes.
    var isQuoted = false
    /// Whether a reader asked for this key.
    var isAsked = false
    /// Whether this key stands behind a comma between { and }, without a colon of its own.
    var isStray = false
    /// Whether this mapping is being read.
    var isBeingRead = false
  }

  private(set) var entries: [Entry]
  private let texts: [UInt8]
  /// The keys that readers asked for in vain.
  private var missing: [(mapping: Int, key: String)] = []
  /// The keys that must be there and are not, of the mappings that are being read.
  private var needed: [(mapping: Int, key: String)] = []

  /// - Parameter texts: the bytes that the entries name.
  init(entries: [Entry], texts: [UInt8]) { (self.entries, self.texts) = (entries, texts) }

  /// - Returns: `nil` for a file that holds nothing.
  /// - Throws: `YamlError`, or what else the whole reader says.
  static func read(_ text: String) throws -> YAMLTree? { try plain(text) ?? whole(text) }

  /// - Returns: `nil` for whatever is not plain.
  static func plain(_ text: String) -> YAMLTree? {
    var bytes = Array(text.utf8)
    return PlainYAML.entries(&bytes).map { YAMLTree(entries: $0, texts: bytes) }
  }

  /// Any YAML.
  static func whole(_ text: String) throws -> YAMLTree? {
    // Every scalar is a text here: whether `true` or `12` would be something else is not looked at.
    guard let node = try Yams.compose(yaml: text, .basic) else { return nil }
    var (entries, texts): ([Entry], [UInt8]) = ([], [])
    append(node, &entries, &texts)
    return YAMLTree(entries: entries, texts: texts)
  }

  private static func append(_ node: Node, _ entries: inout [Entry], _ texts: inout [UInt8]) {
    let (own, line, column) = (entries.count, Int32(node.mark?.line ?? 0), Int32(node.mark?.column ?? 0))
    func open(_ kind: Kind, _ text: Range<Int32> = 0..<0) {
      entries.append(Entry(kind: kind, line: line, column: column, text: text, next: Int32(own + 1)))
    }
    switch node {
    case .scalar(let scalar):
      let start = Int32(texts.count)
      texts += scalar.string.utf8
      open(.scalar, start..<Int32(texts.count))
      entries[own].isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
    case .sequence(let sequence):
      open(.sequence)
      for element in sequence { append(element, &entries, &texts) }
    case .mapping(let mapping):
      open(.mapping)
      for (key, value) in mapping {
        let place = entries.count
        append(key, &entries, &texts)
        entries[place].isStray = isWithoutColon(key, value)
        append(value, &entries, &texts)
      }
    case .alias: open(.scalar)
    }
    entries[own].next = Int32(entries.count)
  }

  /// Whether a key has no colon behind it, as what stands behind a comma between { and }: its empty value begins right where it ends.
  private static func isWithoutColon(_ key: Node, _ value: Node) -> Bool {
    guard let name = key.scalar?.string, value.scalar?.string == "", let begin = key.mark, let end = value.mark else { return false }
    return begin.line == end.line && end.column == begin.column + name.unicodeScalars.count
  }

  // MARK: Reading

  func kind(_ place: Int) -> Kind { entries[place].kind }
  func isQuoted(_ place: Int) -> Bool { entries[place].isQuoted }
  func isStray(_ key: Int) -> Bool { entries[key].isStray }

  /// Where something begins; `nil` where that is not known.
  func position(_ place: Int) -> FilePosition? {
    let entry = entries[place]
    return entry.line > 0 ? FilePosition(line: Int(entry.line), column: Int(entry.column)) : nil
  }

  func next(_ place: Int) -> Int { Int(entries[place].next) }

  /// The text of a scalar; `nil` for lists and mappings.
  func text(_ place: Int) -> String? {
    let entry = entries[place]
    return entry.kind == .scalar ? String(decoding: texts[Int(entry.text.lowerBound)..<Int(entry.text.upperBound)], as: UTF8.self) : nil
  }

  /// The places of the elements of a list, or of the keys of a mapping.
  func parts(_ place: Int) -> [Int] {
    let (end, isMapping) = (next(place), kind(place) == .mapping)
    var (parts, part) = ([Int](), place + 1)
    while part < end {
      parts.append(part)
      part = isMapping ? next(next(part)) : next(part)
    }
    return parts
  }

  /// The place of the value under a key of a mapping. A mapping has few keys, so they are compared one by one.
  func value(_ key: String, in mapping: Int) -> Int? {
    allow(key, in: mapping).map { Int(entries[$0].next) }
  }

  /// Says that a key may stand in a mapping.
  ///
  /// - Returns: the place of the key.
  @discardableResult func allow(_ key: String, in mapping: Int) -> Int? {
    guard kind(mapping) == .mapping else { return nil }
    guard let place = place(of: key, in: mapping) else {
      missing.append((mapping, key))
      return nil
    }
    entries[place].isAsked = true
    return place
  }

  /// The place of a key of a mapping, without asking for it.
  func place(of key: String, in mapping: Int) -> Int? {
    guard kind(mapping) == .mapping else { return nil }
    var place = mapping + 1
    let end = next(mapping)
    while place < end {
      if isKey(place, key) { return place }
      place = next(next(place))
    }
    return nil
  }

  private func isKey(_ place: Int, _ key: String) -> Bool {
    let entry = entries[place]
    guard entry.text.count == key.utf8.count, entry.kind == .scalar else { return false }
    return texts.withUnsafeBufferPointer { texts in
      var at = Int(entry.text.lowerBound)
      for byte in key.utf8 {
        if texts[at] != byte { return false }
        at += 1
      }
      return true
    }
  }

  func begin(reading mapping: Int) { entries[mapping].isBeingRead = true }

  /// - Returns: the keys that must be there and are not.
  func end(reading mapping: Int) -> [String] {
    entries[mapping].isBeingRead = false
    guard !needed.isEmpty else { return [] }
    defer { needed.removeAll { $0.mapping == mapping } }
    return needed.filter { $0.mapping == mapping }.map(\.key)
  }

  /// Notes that a key must be there and is not, for when the mapping has been read.
  ///
  /// - Returns: whether the mapping is being read.
  func need(_ key: String, in mapping: Int) -> Bool {
    guard entries[mapping].isBeingRead else { return false }
    needed.append((mapping, key))
    return true
  }

  /// The keys of a mapping that no reader asked for.
  func unasked(in mapping: Int) -> [Int] {
    var (unasked, place, end) = ([Int](), mapping + 1, next(mapping))
    while place < end {
      if !entries[place].isAsked { unasked.append(place) }
      place = next(next(place))
    }
    return unasked
  }

  /// The keys of a mapping that readers asked for, by name.
  func asked(in mapping: Int) -> [String] {
    let found = parts(mapping).filter { entries[$0].isAsked }.compactMap(text)
    return Set(found + missing.filter { $0.mapping == mapping }.map(\.key)).sorted()
  }
}
