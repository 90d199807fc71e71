import FEEL
import Funding
import Library

/// The interview with someone at a terminal. Every answer is kept: going back asks a question again and loses nothing.
struct TerminalInterview {
  private let guide: Guide
  private let language: Language
  private let date: CalendarDate
  private let wrap = LineWrap(width: Console.width)
  /// Whether the command line already said who reads.
  private let knowsReader: Bool
  private var reader: Reader.ID?
  /// What was answered, in the order of asking.
  private var given: [(question: Question.ID, answer: RawAnswer)] = []

  init(_ guide: Guide, _ language: Language, _ date: CalendarDate, reader: Reader.ID?) {
    (self.guide, self.language, self.date) = (guide, language, date)
    (self.reader, knowsReader) = (reader, reader != nil)
  }

  /// What the person does at a question.
  private enum Move {
    case answer(RawAnswer)
    /// Leaves the answer as it is.
    case keep
    case back
    case stop
  }

  /// Asks until nothing matters any more, and gives the advice.
  mutating func run() {
    say(phrase(.askIntro))
    guard askReader() else { return say(phrase(.askStopped)) }
    // The question to ask again; without one the first that is open.
    var again: Question.ID?
    while true {
      let answers = self.answers
      if let question = (again ?? guide.followUp(answers, on: date).first).flatMap(guide.question) {
        switch ask(question, answers) {
        case .answer(let answer):
          keep(answer, to: question.id)
          again = nil
        case .keep: again = nil
        case .back:
          again = before(question.id, answers)
          if again == nil, !askReader() { return say(phrase(.askStopped)) }
        case .stop: return say(phrase(.askStopped))
        }
      } else {
        let advice = guide.advice(for: answers, on: date)
        show(advice, isFull: false)
        guard wantsBack(from: advice) else { return }
        again = before(nil, answers)
      }
    }
  }

  // MARK: Answers

  private var answers: Answers {
    // Every answer was checked when it was given, and one answer says nothing about another.
    if case .success(let answers) = guide.answers(given.map { ($0.question.text, $0.answer) }) { answers } else { .none }
  }

  private mutating func keep(_ answer: RawAnswer, to question: Question.ID) {
    if let index = given.firstIndex(where: { $0.question == question }) {
      given[index].answer = answer
    } else {
      given.append((question, answer))
    }
  }

  /// The question that was answered before this one and still matters; before `nil`: the last.
  private func before(_ question: Question.ID?, _ answers: Answers) -> Question.ID? {
    let idle = guide.idle(answers, on: date)
    let earlier = given.map(\.question).prefix { $0 != question }
    return earlier.last { !idle.contains($0) }
  }

  // MARK: Questions

  /// - Returns: whether the person goes on.
  private mutating func askReader() -> Bool {
    guard !knowsReader, !guide.readers.isEmpty else { return true }
    say("")
    say(phrase(.askReader))
    list(guide.readers.map { ($0.label[language], $0.hint[language]) })
    while true {
      guard let line = answerLine(phrase(.askReaderChoice)), line != "q" else { return false }
      if line.isEmpty { return true }
      if let number = Int(line), guide.readers.indices.contains(number - 1) {
        reader = guide.readers[number - 1].id
        return true
      }
      say(phrase(.askReaderInvalid))
    }
  }

  private func ask(_ question: Question, _ answers: Answers) -> Move {
    let toGo = guide.followUp(answers.removing([question.id]), on: date).count
    say("")
    say(toGo == 1 ? phrase(.askProgressOne) : phrase(.askProgress, ["aantal": String(toGo)]))
    say(question.heading[language])
    say(question.help[language])
    var choices = question.options.map { (id: $0.id, label: $0.label[language], hint: $0.hint?[language]) }
    if case .several(let none) = question.kind { choices.append((Answer.noneID, none[language], nil)) }
    list(choices.map { ($0.label, $0.hint) })
    item(0, phrase(.dontKnow), question.whoKnows[language])
    let known = answers[question.id]
    if let known { say(phrase(.askGiven, ["antwoord": guide.label(of: known, question, language)])) }
    while true {
      guard let line = answerLine(phrase(question.isSeveral ? .askSeveral : .askOne)), line != "q" else { return .stop }
      if line == "t" { return .back }
      if line.isEmpty, known != nil { return .keep }
      guard let answer = answer(line, choices.map(\.id)) else {
        say(phrase(.askInvalid))
        continue
      }
      switch guide.answers([(question.id.text, answer)]) {
      case .success: return .answer(answer)
      case .failure(let failure): for problem in failure.problems { say(guide.text(of: problem)[language]) }
      }
    }
  }

  /// The answer behind numbers of the list; `nil` when a number is not in it, or something is no number.
  private func answer(_ line: String, _ ids: [String]) -> RawAnswer? {
    let numbers = line.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map { Int($0) }
    if numbers == [0] { return .text(Answer.unknownID) }
    let chosen = numbers.compactMap { number in number.flatMap { ids.indices.contains($0 - 1) ? ids[$0 - 1] : nil } }
    guard !chosen.isEmpty, chosen.count == numbers.count else { return nil }
    return chosen.count == 1 ? .text(chosen[0]) : .list(chosen)
  }

  // MARK: Advice

  private func show(_ advice: Advice, isFull: Bool) {
    let text = AdviceText(advice, guide, language, for: reader, markdown: false, isFull: isFull).text
    Console.write("\n" + wrap.wrap(text) + "\n")
  }

  /// Offers the whole proof and the way back.
  private func wantsBack(from advice: Advice) -> Bool {
    while let line = answerLine(phrase(.askEnd)), !line.isEmpty, line != "q" {
      switch line {
      case "t": return true
      case "v": show(advice, isFull: true)
      default: say(phrase(.askEndInvalid))
      }
    }
    return false
  }

  // MARK: Lines

  /// What was typed after the prompt, in lower case; `nil` at the end of the input.
  private func answerLine(_ prompt: String) -> String? {
    // The space at the end of the prompt stands before what is typed, and does not count as text to wrap.
    Console.write(wrap.wrap(prompt) + " ")
    return readLine()?.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func list(_ items: [(label: String, hint: String?)]) {
    for (index, entry) in items.enumerated() { item(index + 1, entry.label, entry.hint) }
  }

  /// An answer with its number, and under it what it means.
  private func item(_ number: Int, _ label: String, _ hint: String?) {
    let mark = String(repeating: " ", count: max(0, 3 - String(number).count)) + "\(number)  "
    let indent = String(repeating: " ", count: mark.count)
    Console.write(wrap.wrap(label, first: mark, rest: indent) + "\n")
    if let hint { Console.write(wrap.wrap(hint, first: indent, rest: indent) + "\n") }
  }

  private func say(_ text: String) { Console.write(wrap.wrap(text) + "\n") }

  private func phrase(_ phrase: Phrase, _ values: TextValues = [:]) -> String { guide.phrase(phrase, language, values) }
}
