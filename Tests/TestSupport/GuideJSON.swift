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
