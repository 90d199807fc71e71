/// Text from outside, before it is known to be anything of ours.
///
/// Swift compares and hashes strings by their normal form, which costs the square of the number of combining marks in a row: 64 kB of them
/// held a processor for four seconds. So text from outside is looked at as bytes, and becomes a `String` that is compared or
/// hashed only when it could be an id.
public enum OutsideText {
  /// Stands for a text that can be no id. It is none itself.
  public static let foreign = "?"

  /// The most characters of a strange name that are kept, to say which it was.
  public static let longestName = 100

  /// No id, date or code of the guide is longer, in bytes.
  public static let longestID = 200

  /// Whether an id, a date or a code of the guide can be written with these bytes: all are ASCII, and short.
  public static func canBeID(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.count <= longestID && bytes.allSatisfy { $0 < 0x80 }
  }

  /// A text as it may be compared with ids: as it is, or `foreign`.
  public static func id(_ text: String) -> String { canBeID(text.utf8) ? text : foreign }

  /// A text as a message shows it: cut off where it is longer than a name, without what would break its line.
  public static func shown(_ text: String) -> String {
    let kept = String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestShown).map { $0.value < 0x20 ? " " : $0 }))
    return text.unicodeScalars.dropFirst(longestShown).isEmpty ? kept : kept + "…"
  }

  /// The most characters of a text that a message shows.
  public static let longestShown = 60

  /// A key as it may be compared with names: as it is, or cut off, enough to name it.
  public static func name(_ key: String) -> String {
    canBeID(key.utf8) ? key : String(String.UnicodeScalarView(key.unicodeScalars.prefix(longestName)))
  }
}

extension JSON {
  /// The same with only texts and keys that are not dear to compare.
  public var idsOnly: JSON {
    switch self {
    case .null, .boolean, .number: self
    case .string(let text): .string(OutsideText.id(text))
    case .array(let elements): .array(elements.map(\.idsOnly))
    case .object(let members): .object(members.map { Member(key: OutsideText.name($0.key), value: $0.value.idsOnly) })
    }
  }
}
