/// The languages of the guide. Dutch is the default.
public enum Language: String, CaseIterable, Hashable, Sendable { case nl, en }

/// One text in every language. A text without a translation cannot be made.
public struct Text: Hashable, Sendable {
  public let nl: String
  public let en: String

  public init(nl: String, en: String) {
    (self.nl, self.en) = (nl, en)
  }

  public subscript(language: Language) -> String {
    switch language {
    case .nl: nl
    case .en: en
    }
  }

  /// This text, and another behind it; an empty text adds nothing.
  public func joined(with other: Text) -> Text {
    func joined(_ first: String, _ second: String) -> String { first.isEmpty || second.isEmpty ? first + second : "\(first) \(second)" }
    return Text(nl: joined(nl, other.nl), en: joined(en, other.en))
  }

  /// The text with every `{name}` replaced by its value.
  public func filled(_ language: Language, _ values: TextValues) -> String {
    let text = self[language]
    guard !values.isEmpty, text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var filled = ""
    filled.reserveCapacity(text.utf8.count + values.length)
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")), let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}")) {
      filled += rest[..<open]
      let name = rest[rest.utf8.index(after: open)..<close]
      let next = rest.utf8.index(after: close)
      if let value = values[String(name)] { filled += value } else { filled += rest[open..<next] }
      rest = rest[next...]
    }
    return filled + rest
  }
}

/// What stands in the place of each `{name}` of a text. A text has few of them, so they are compared one by one.
public struct TextValues: ExpressibleByDictionaryLiteral, Sendable {
  private var pairs: [(name: String, value: String)]

  public init(dictionaryLiteral elements: (String, String)...) { pairs = elements }

  /// - Parameter values: each name once.
  public init(_ values: [(String, String)]) { pairs = values }

  public var isEmpty: Bool { pairs.isEmpty }
  /// In bytes, all together.
  var length: Int { pairs.reduce(0) { $0 + $1.value.utf8.count } }

  public subscript(name: String) -> String? {
    get { pairs.first { $0.name == name }?.value }
    set {
      pairs.removeAll { $0.name == name }
      if let newValue { pairs.append((name, newValue)) }
    }
  }
}
