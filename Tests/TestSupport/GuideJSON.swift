import Funding
import Library

extension Guide {
  /// The answers as a request holds them, in the order of the interview.
  package func json(_ answers: Answers) -> JSON {
    .object(
      pages.flatMap(\.questions).compactMap { question in
        answers[question].map { answer in
          let value: JSON =
            switch answer {
            case .unknown: .string(Answer.unknownID)
            case .one(let option): .string(option)
            case .several(let options): .array(options.map(JSON.string))
            }
          return JSON.Member(key: question.text, value: value)
        }
      })
  }

  /// The advice as the command line says it, read again.
  package func json(_ advice: Advice, _ language: Language, for reader: Reader.ID? = nil) throws -> JSON {
    try JSONReader.read(text(of: advice, language, for: reader).utf8, texts: .any)
  }
}

extension JSON {
  /// What a schema refers to, wherever it does so.
  package var references: [String] {
    switch self {
    case .array(let elements): elements.flatMap(\.references)
    case .object(let members):
      members.flatMap { member in
        if member.key == "$ref", case .string(let text) = member.value { [text] } else { member.value.references }
      }
    default: []
    }
  }
}
