import FEEL
import Library
import Tools

/// What is said about one kind of problem of a case, as the content words it.
package final class CaseSentence: ContentItem {
  package static let itemKind = ContentKind("zaakmelding", english: "message about a case", plural: "messages about a case")

  package let kind: CaseProblem.Kind
  package let origin: Origin
  /// What is wrong.
  package let message: Text
  /// How to mend it.
  package let remedy: Text

  package init(kind: CaseProblem.Kind, origin: Origin, message: Text, remedy: Text) {
    (self.kind, self.origin, self.message, self.remedy) = (kind, origin, message, remedy)
  }

  package var id: Identifier<CaseSentence> { Identifier(kind.rawValue) }
  package var texts: [Text] { [message, remedy] }
  package var references: [Reference] { [] }
}

/// Says what is wrong in cases.
package struct CaseSentences: Sendable {
  private let sentences: [CaseProblem.Kind: CaseSentence]

  /// - Parameter sentences: one for every kind; the check of the content sees to it.
  package init(_ sentences: [CaseSentence]) {
    self.sentences = Dictionary(sentences.map { ($0.kind, $0) }) { first, _ in first }
  }

  package init(_ library: Library) { self.init(library[CaseSentence.self].items) }

  /// What is wrong, and how to mend it.
  package func said(_ problem: CaseProblem) -> (message: Text, remedy: Text) {
    let isCell = if case .cell = problem.place.spot { true } else { false }
    switch problem.what {
    case .file(.missingKey(let key)) where isCell:
      return (
        Text(nl: "In deze rij is de kolom ‘\(key)’ leeg.", en: "In this row the column '\(key)' is empty."),
        Text(nl: "Vul de cel in.", en: "Fill in the cell.")
      )
    case .file(let problem): return (problem.message, problem.remedy)
    case .meaning(let kind, let parts):
      guard let sentence = sentences[kind] else { preconditionFailure("The problem '\(kind.rawValue)' is in no checked content.") }
      return (
        filled(sentence.message, parts, isCell), nearest(kind, parts).joined(with: filled(sentence.remedy, parts, isCell))
      )
    }
  }

  /// Both in one line.
  package func line(_ problem: CaseProblem) -> Text {
    let (message, remedy) = said(problem)
    return message.joined(with: remedy)
  }

  private func filled(_ text: Text, _ parts: [CaseProblem.Part: CaseProblem.Value], _ isCell: Bool) -> Text {
    func words(_ language: Language) -> String {
      text.filled(language, TextValues(parts.map { ($0.key.rawValue, $0.value.words(language, isCell)) }))
    }
    return Text(nl: words(.nl), en: words(.en))
  }

  /// The question whether the nearest name was meant.
  private func nearest(_ kind: CaseProblem.Kind, _ parts: [CaseProblem.Part: CaseProblem.Value]) -> Text {
    guard kind.isUnknownName, case .text(let written)? = parts[.written], case .list(let known)? = parts[.known] else {
      return Text(nl: "", en: "")
    }
    return SimilarName.question(written, among: known)
  }
}

extension CaseProblem.Value {
  /// More names than these help nobody.
  private static let mostNames = 30

  fileprivate func words(_ language: Language, _ isCell: Bool) -> String {
    switch self {
    case .text(let text): OutsideText.shown(text)
    // As a file has it, with a point in every language; a sheet has it as its reader writes numbers.
    case .decimal where isCell && language == .nl: description.replacing(".", with: ",")
    case .number, .decimal: description
    case .list(let names) where names.isEmpty: Text(nl: "nog niets", en: "nothing yet")[language]
    case .list(let names): names.prefix(Self.mostNames).joined(separator: ", ") + (names.count > Self.mostNames ? ", …" : "")
    case .money(let euros): ToolValueText.money(Decimal128(Cents(euros).description) ?? .zero, language)
    }
  }
}
