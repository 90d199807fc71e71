import FEEL
import Funding
import Library
import TestSupport

/// Random sets of answers, and all ways to complete them.
struct RandomAnswers {
  let guide: Guide
  var random: SeededGenerator
  /// Drawn often: otherwise nearly every case ends at "does not fit".
  private let lucky: [String: [Answer]]

  init(_ guide: Guide, seed: UInt64) {
    (self.guide, random) = (guide, SeededGenerator(seed: seed))
    lucky = Self.lucky
  }

  /// Every question answered, save `open` of them, of which some say "I do not know".
  mutating func next(open: Int) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    for question in guide.questions {
      answers[question.id.text] = question.possibleAnswers.randomElement(using: &random)
      if Bool.random(using: &random), let lucky = lucky[question.id.text]?.randomElement(using: &random) {
        answers[question.id.text] = lucky
      }
    }
    for question in guide.questions.shuffled(using: &random).prefix(open) {
      answers[question.id.text] = Bool.random(using: &random) ? .unknown : nil
    }
    return answers
  }

  /// With one to five open questions, which can be completed in at most `limit` ways.
  mutating func partial(limit: Int) -> [String: Answer] {
    while true {
      let answers = next(open: Int.random(in: 1...5, using: &random))
      if Completions(answers, guide).count <= limit { return answers }
    }
  }

  private static let lucky: [String: [Answer]] = [
    "onderwerp": [.one("innovatie")], "werkend-product": [.one("ja")], "bewezen-werking": [.one("ja")], "mdr": [.one("ja")],
    "ce": [.one("nvt")],
    "avg": [.one("ja")], "bewijslast": [.one("ja")],
    "betalers": [.several(["zorgorganisatie"]), .several(["zorgorganisatie"]), .several(["gemeente"]), .several(["pgb-wlz"])],
    "rol-product": [.several(["levert-zorg"])], "preventievorm": [.one("geen")], "wlz-indicatie": [.one("beide")],
    "verblijf": [.several(["thuis"])], "leveringsvorm-thuis": [.several(["mpt"]), .several(["pgb"])],
  ]

  /// Every way to answer the open questions.
  static func completions(_ answers: [String: Answer], _ guide: Guide) -> [[String: Answer]] {
    guide.questions.reduce([answers]) { cases, question in
      if let answer = answers[question.id.text], answer != .unknown { return cases }
      return cases.flatMap { partial in question.possibleAnswers.map { partial.merging([question.id.text: $0]) { $1 } } }
    }
  }
}

/// Every way to answer the open questions, as a row of numbers: the first open question changes fastest.
struct Completions {
  let open: [(question: Question.ID, answers: [Answer])]
  let count: Int
  private let given: [String: Answer]

  init(_ answers: [String: Answer], _ guide: Guide) {
    given = answers.filter { $0.value != .unknown }
    let known = Set(given.keys)
    open = guide.questions.filter { !known.contains($0.id.text) }.map { ($0.id, $0.possibleAnswers) }
    count = open.reduce(1) { $0 * $1.answers.count }
  }

  /// What the formulas make of every completion, in order.
  func decisions(on date: CalendarDate) -> [ReferenceDecision] {
    var answers = CompleteAnswers(given)
    var digits = open.map { _ in 0 }
    for (question, options) in open { answers[question.text] = options[0] }
    var decisions: [ReferenceDecision] = []
    decisions.reserveCapacity(count)
    while true {
      decisions.append(ReferenceDecision(answers, on: date))
      var place = 0
      while place < open.count, digits[place] + 1 == open[place].answers.count {
        digits[place] = 0
        answers[open[place].question.text] = open[place].answers[0]
        place += 1
      }
      guard place < open.count else { return decisions }
      digits[place] += 1
      answers[open[place].question.text] = open[place].answers[digits[place]]
    }
  }

  /// The open questions whose answer changes `results` (one for each completion) in some completion of the other open answers.
  func relevant(_ results: [UInt64]) -> Set<Question.ID> {
    var relevant = Set<Question.ID>()
    var stride = 1
    for (question, options) in open {
      let span = stride * options.count
      if results.indices.contains(where: { results[$0] != results[$0 - $0 % span + $0 % stride] }) { relevant.insert(question) }
      stride = span
    }
    return relevant
  }
}

extension Guide {
  /// Checked answers from plain ones.
  func checked(_ answers: [String: Answer]) throws -> Answers {
    try self.answers(answers.map { id, answer in (id, RawAnswer(answer)) }).get()
  }
}

extension RawAnswer {
  init(_ answer: Answer) {
    switch answer {
    case .unknown: self = .text(Answer.unknownID)
    case .one(let option): self = .text(option)
    case .several(let options): self = .list(options)
    }
  }
}
