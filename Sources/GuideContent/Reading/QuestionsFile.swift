import Funding
import Library

/// `questions/vragen.yaml`: the pages of the interview and the wording of every question.
enum QuestionsFile {
  static let reader = ContentReader(place: .file("questions/vragen.yaml")) { root in
    root.read { $0.list("paginas", page) as [any ContentItem] + $0.list("vragen", question) } ?? []
  }

  private static func page(_ node: ContentNode) -> QuestionPage {
    QuestionPage(
      id: node.id(), origin: node.origin, questions: node.list("vragen").compactMap(\.text).map { Identifier($0) },
      heading: node.optionalTranslated("titel"), introduction: node.optionalTranslated("inleiding"))
  }

  private enum Kind: String, CaseIterable {
    case one = "een"
    case several = "meer"
  }

  private static func question(_ node: ContentNode) -> Question {
    let kind: Question.Kind =
      switch node.choice("soort", Kind.self) {
      case .several: .several(none: node.translated("geen"))
      case .one, nil: .one
      }
    return Question(
      id: node.id(), origin: node.origin, kind: kind, options: node.list("antwoorden", option),
      isActionable: node.flag("handelbaar"), facts: node.facts("feiten"), short: node.translated("kort"),
      heading: node.translated("vraag"), why: node.translated("waarom"), help: node.translated("hulp"),
      whoKnows: node.translated("wieWeetHet"))
  }

  private static func option(_ node: ContentNode) -> Question.Option {
    let id = node.string("id")
    if id == Answer.unknownID || id == Answer.noneID {
      node.refuse("The answer '\(id)' belongs to every question already.", "Remove it from the list.")
    }
    return Question.Option(id: id, label: node.translated("label"), hint: node.optionalTranslated("hint"))
  }
}
