import FEEL
import Funding
import TestSupport

/// Random sets of answers, and all ways to complete them.
struct RandomAnswers {
  let guide: Guide
  var random: SeededGenerator

  init(_ guide: Guide, seed: UInt64) { (self.guide, random) = (guide, SeededGenerator(seed: seed)) }

  /// Every question answered, save `open` of them, of which some say "I do not know".
  mutating func next(open: Int) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    for question in guide.questions {
      // Mostly answers that lead somewhere: otherwise nearly every case ends at "does not fit".
      answers[question.id.text] = question.possibleAnswers.randomElement(using: &random)
      if Bool.random(using: &random), let lucky = Self.lucky[question.id.text] { answers[question.id.text] = lucky }
    }
    for question in guide.questions.shuffled(using: &random).prefix(open) {
      answers[question.id.text] = Bool.random(using: &random) ? .unknown : nil
    }
    return answers
  }

  private static let lucky: [String: Answer] = [
    "onderwerp": .one("innovatie"), "werkend-product": .one("ja"), "bewezen-werking": .one("ja"), "mdr": .one("ja"), "ce": .one("nvt"),
    "avg": .one("ja"), "bewijslast": .one("ja"), "betalers": .several(["zorgorganisatie"]), "rol-product": .several(["levert-zorg"]),
    "preventievorm": .one("geen"), "wlz-indicatie": .one("beide"),
  ]

  /// Every way to answer the open questions.
  static func completions(_ answers: [String: Answer], _ guide: Guide) -> [[String: Answer]] {
    guide.questions.reduce([answers]) { cases, question in
      if let answer = answers[question.id.text], answer != .unknown { return cases }
      return cases.flatMap { partial in question.possibleAnswers.map { partial.merging([question.id.text: $0]) { $1 } } }
    }
  }
}

extension Guide {
  /// Checked answers from plain ones.
  func checked(_ answers: [String: Answer]) throws -> Answers {
    try self.answers(
      answers.map { id, answer in
        switch answer {
        case .unknown: (id, .text(Answer.unknownID))
        case .one(let option): (id, .text(option))
        case .several(let options): (id, .list(options))
        }
      }
    ).get()
  }
}
