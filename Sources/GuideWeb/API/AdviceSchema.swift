import Funding
import Library

/// What can be sent to ask for an advice, in JSON Schema. It follows from the questions and readers of this edition.
enum AdviceSchema {
  /// Every question with its answers.
  static func answers(_ guide: Guide) -> JSON {
    let questions = guide.questions.map { question -> JSON.Member in
      let ids = question.options.map(\.id)
      guard question.isSeveral else { return JSON.Member(key: question.id.text, value: choice(ids + [Answer.unknownID])) }
      let list: JSON = ["type": "array", "uniqueItems": true, "items": choice(ids)]
      return JSON.Member(key: question.id.text, value: ["oneOf": [list, choice(ids + [Answer.unknownID, Answer.noneID])]])
    }
    return ["type": "object", "additionalProperties": false, "properties": .object(questions)]
  }

  /// The properties of a request for an advice.
  static func request(_ guide: Guide, answers: JSON) -> [JSON.Member] {
    [
      JSON.Member(key: "antwoorden", value: answers), JSON.Member(key: Guide.dateInput, value: ["type": "string", "format": "date"]),
      JSON.Member(key: "taal", value: choice(Language.allCases.map(\.rawValue))),
      JSON.Member(
        key: Reader.key,
        value: ["type": ["string", "null"], "enum": .array(guide.readers.map { JSON.string($0.id.text) } + [.null])]),
    ]
  }

  static func choice(_ names: [String]) -> JSON { ["type": "string", "enum": .array(names.map(JSON.string))] }
}
