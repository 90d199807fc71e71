import Funding
import Library

/// Something that an address of the API can hold behind `?`.
struct Parameter: Sendable {
  enum Kind: Sendable {
    /// One of these.
    case choice(@Sendable (Guide) -> [String])
    /// One or more of these, with commas between them.
    case several([String])
    /// A whole number.
    case number(ClosedRange<Int>)
    /// Any words.
    case words
  }

  let name: String
  /// In Dutch, as everything in the description.
  let description: String
  let kind: Kind

  static let language = Parameter(
    name: "taal", description: "De taal van de teksten; zonder deze parameter Nederlands.",
    kind: .choice { _ in Language.allCases.map(\.rawValue) })
  static let page = Parameter(
    name: "pagina", description: "Welk deel van de lijst, vanaf 1. Zonder pagina en aantal komt de hele lijst.", kind: .number(1...100_000))
  static let count = Parameter(name: "aantal", description: "Hoeveel er in een deel staan; anders 100.", kind: .number(1...500))

  /// Whether a text can be its value.
  func takes(_ text: String, _ guide: Guide) -> Bool {
    switch kind {
    case .choice(let names): return names(guide).contains(text)
    case .several(let names):
      let given = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return given.allSatisfy(names.contains) && Set(given).count == given.count
    case .words: return !Query.isTooLong(text)
    case .number(let range): return text.utf8.count <= 9 && text.allSatisfy(\.isNumber) && Int(text).map(range.contains) ?? false
    }
  }

  /// What it takes, in words.
  func expectation(_ guide: Guide) -> Text {
    switch kind {
    case .choice(let names): guide.text(.apiParameterChoice, ["wat": names(guide).joined(separator: ", ")])
    case .several(let names): guide.text(.apiParameterSeveral, ["wat": names.joined(separator: ", ")])
    case .words: guide.text(.apiParameterWords, ["tot": String(Query.longestWords)])
    case .number(let range): guide.text(.apiParameterNumber, ["van": String(range.lowerBound), "tot": String(range.upperBound)])
    }
  }

  /// As OpenAPI has it.
  func described(_ guide: Guide) -> JSON {
    func choice(_ names: [String]) -> JSON { ["type": "string", "enum": .array(names.map(JSON.string))] }
    let schema: JSON =
      switch kind {
      case .choice(let names): choice(names(guide))
      case .several(let names): ["type": "array", "minItems": 1, "uniqueItems": true, "items": choice(names)]
      case .words: ["type": "string", "maxLength": .number(String(Query.longestWords))]
      case .number(let range):
        ["type": "integer", "minimum": .number(String(range.lowerBound)), "maximum": .number(String(range.upperBound))]
      }
    let base: [(String, JSON)] = [
      ("name", .string(name)), ("in", "query"), ("required", false), ("description", .string(description)),
    ]
    let style: [(String, JSON)] = if case .several = kind { [("style", "form"), ("explode", false)] } else { [] }
    return .object((base + style + [("schema", schema)]).map { JSON.Member(key: $0.0, value: $0.1) })
  }
}

/// The parameters of a request, checked: what they are, and every fault in them.
struct APIQuery: Sendable {
  private(set) var values: [String: String] = [:]
  private(set) var faults: [Fault] = []

  init(_ raw: String, _ parameters: [Parameter], _ guide: Guide) {
    let pairs = Query(raw).pairs
    for (key, value) in pairs {
      guard let parameter = parameters.first(where: { $0.name == key }) else {
        let names = parameters.map(\.name).joined(separator: ", ")
        let text = parameters.isEmpty ? guide.text(.apiParameterNone) : guide.text(.apiParameterUnknown, ["wat": names])
        faults.append(Fault(.query, Self.shown(key), text))
        continue
      }
      guard values[key] == nil else {
        faults.append(Fault(.query, key, guide.text(.apiParameterTwice)))
        continue
      }
      values[key] = value
      if !parameter.takes(value, guide) { faults.append(Fault(.query, key, parameter.expectation(guide))) }
    }
    if pairs.count > Query.maximumPairs { faults.append(Fault(.query, "", guide.text(.problemTooMuch))) }
  }

  /// A name that was sent, when it looks like a name and nothing else: what is shown can do no harm.
  private static func shown(_ key: String) -> String {
    key.utf8.count <= 40 && key.utf8.allSatisfy { AddressText.isPlain($0) && $0 != UInt8(ascii: ".") } ? key : ""
  }

  /// The language that is asked, whatever else is wrong.
  var language: Language? { values[Parameter.language.name].flatMap { Language(rawValue: $0) } }

  func value(_ parameter: Parameter) -> String? { values[parameter.name] }
  func number(_ parameter: Parameter) -> Int? { values[parameter.name].flatMap { Int($0) } }
  func names(_ parameter: Parameter) -> Set<String>? { values[parameter.name].map { Set($0.split(separator: ",").map(String.init)) } }
}

extension Guide {
  /// A text of the interface in every language.
  func text(_ phrase: Phrase, _ values: TextValues = [:]) -> Text {
    Text(nl: self.phrase(phrase, .nl, values), en: self.phrase(phrase, .en, values))
  }
}
