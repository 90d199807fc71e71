/// A text that names the facts it rests on, between square brackets behind it, and that may go on in English behind those:
/// `Een leverancier kan niet alleen aanvragen. [N-008] en: A supplier cannot apply alone.` So rules are described in DMN, whose editors
/// show and change that text.
public struct CitedText: Sendable {
  /// In Dutch, without the facts.
  public let text: String
  /// `nil` where it is not written.
  public let english: String?
  public let facts: [Fact.ID]

  private static let mark = "] en: "

  public init(_ description: String) {
    var cited = description[...]
    if let mark = description.firstRange(of: Self.mark) {
      cited = description[..<description.index(after: mark.lowerBound)]
      english = Self.plain(description[mark.upperBound...])
    } else {
      english = nil
    }
    guard let open = cited.lastIndex(of: "["), cited.last == "]" else {
      (text, facts) = (description, [])
      return
    }
    text = Self.plain(cited[..<open])
    facts = cited[open...].dropFirst().dropLast()
      .split(whereSeparator: { $0 == " " || $0 == "," || $0.isNewline }).map { Fact.ID(String($0)) }
  }

  /// What it says in a language; Dutch where the other is not written.
  public subscript(language: Language) -> String { language == .en ? english ?? text : text }

  /// Line breaks and rows of spaces are one space.
  private static func plain(_ text: Substring) -> String {
    text.split(whereSeparator: { $0 == " " || $0.isNewline }).joined(separator: " ")
  }
}
