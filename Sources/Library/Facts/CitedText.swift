/// A text that names the facts it rests on at its end, between square brackets: `Het product vervangt toezicht. [A-E16 B-R4-4]`. So
/// rules are described in DMN, whose editors show and change that text.
package struct CitedText: Sendable {
  /// Without the facts.
  package let text: String
  package let facts: [Fact.ID]

  package init(_ description: String) {
    guard let open = description.lastIndex(of: "["), description.last == "]" else {
      (text, facts) = (description, [])
      return
    }
    text = description[..<open].split(separator: " ").joined(separator: " ")
    facts = description[open...].dropFirst().dropLast()
      .split(whereSeparator: { $0 == " " || $0 == "," || $0.isNewline }).map { Fact.ID(String($0)) }
  }
}
