import Funding
import Library

/// `questions/vragen.yaml`: the pages of the interview and the wording of every question.
enum QuestionsFile {
  static func read(_ root: ContentNode) -> (pages: [QuestionPage], questions: [Question]) {
    root.allowOnly(["paginas", "vragen"])
    return (root.list("paginas").map(page), root.list("vragen").map(question))
  }

  private static func page(_ node: ContentNode) -> QuestionPage {
    node.allowOnly(["id", "titel", "inleiding", "vragen"])
    return QuestionPage(
      id: QuestionPage.ID(node.string("id")), questions: node.list("vragen").compactMap(\.text).map { Question.ID($0) },
      heading: node.optionalTranslated("titel"), introduction: node.optionalTranslated("inleiding"))
  }

  private enum Kind: String, CaseIterable {
    case one = "een"
    case several = "meer"
  }

  private static func question(_ node: ContentNode) -> Question {
    node.allowOnly([
      "id", "soort", "handelbaar", "feiten", "kort", "vraag", "waarom", "hulp", "wieWeetHet", "geen", "antwoorden",
    ])
    let kind: Question.Kind =
      switch node.choice("soort", Kind.self) {
      case .several: .several(none: node.translated("geen"))
      case .one, nil: .one
      }
    return Question(
      id: Question.ID(node.string("id")), kind: kind, options: node.list("antwoorden").map(option),
      isActionable: node.flag("handelbaar"), facts: node.facts("feiten"), short: node.translated("kort"),
      heading: node.translated("vraag"), why: node.translated("waarom"), help: node.translated("hulp"),
      whoKnows: node.translated("wieWeetHet"))
  }

  private static func option(_ node: ContentNode) -> Question.Option {
    node.allowOnly(["id", "label", "hint"])
    let id = node.string("id")
    if id == Answer.unknownID || id == Answer.noneID {
      node.refuse("The answer '\(id)' belongs to every question already.", "Remove it from the list.")
    }
    return Question.Option(id: id, label: node.translated("label"), hint: node.optionalTranslated("hint"))
  }
}

/// `questions/voorwaarden.yaml`: the wording of the conditions that the rules compute.
enum ConditionsFile {
  static func read(_ root: ContentNode) -> [String: ConditionText] {
    root.allowOnly(["voorwaarden"])
    var texts: [String: ConditionText] = [:]
    for node in root.list("voorwaarden") {
      node.allowOnly(["id", "kort", "voldaan", "nietVoldaan", "open", "omgekeerd", "handelbaar"])
      let id = node.string("id")
      if texts[id] != nil { node.refuse("The condition '\(id)' stands twice.", "Keep one.") }
      let reversed = node.optional("omgekeerd")
      reversed?.allowOnly(["voldaan", "nietVoldaan", "open"])
      texts[id] = ConditionText(
        short: node.translated("kort"), holds: sentences(node), fails: reversed.map(sentences), isActionable: node.flag("handelbaar"))
    }
    return texts
  }

  private static func sentences(_ node: ContentNode) -> ConditionText.Sentences {
    ConditionText.Sentences(met: node.translated("voldaan"), notMet: node.translated("nietVoldaan"), open: node.translated("open"))
  }
}
