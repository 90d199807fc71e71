import ArgumentParser
import Funding

/// `ask`: the interview in the terminal.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Asks the questions one by one and gives the advice.")

  @Option(name: .long, help: "The language: nl or en.")
  var taal = Language.nl
  @OptionGroup var dates: DateOptions
  @OptionGroup var source: ContentOptions

  func run() throws {
    let date = try dates.date()
    let guide = try source.guide()
    var raw: [(question: String, answer: RawAnswer)] = []
    Console.write(guide.phrase(.askIntro, taal) + "\n")
    while true {
      guard case .success(let answers) = guide.answers(raw) else { return }
      let open = guide.followUp(answers, on: date)
      guard let id = open.first, let question = guide.question(id) else {
        Console.write("\n" + AdviceText(guide.advice(for: answers, on: date), guide, taal, markdown: false).text + "\n")
        return
      }
      guard let answer = ask(question, guide, toGo: open.count) else { return }
      raw.append((id.text, answer))
    }
  }

  /// The answer that was chosen; `nil` when the person stops.
  private func ask(_ question: Question, _ guide: Guide, toGo: Int) -> RawAnswer? {
    Console.write("\n" + guide.phrase(.askProgress, taal, ["aantal": String(toGo)]) + "\n")
    Console.write(question.heading[taal] + "\n" + question.help[taal] + "\n")
    var choices = question.options.map { (id: $0.id, label: $0.label[taal]) }
    if case .several(let none) = question.kind { choices.append((Answer.noneID, none[taal])) }
    for (index, choice) in choices.enumerated() { Console.write("  \(index + 1)  \(choice.label)\n") }
    Console.write("  0  \(guide.phrase(.dontKnow, taal)) (\(question.whoKnows[taal]))\n")
    while true {
      Console.write(guide.phrase(question.isSeveral ? .askSeveral : .askOne, taal))
      guard let line = readLine(), line != "q" else { return nil }
      let numbers = line.split(whereSeparator: { $0 == "," || $0 == " " }).map { Int($0) }
      if numbers == [0] { return .text(Answer.unknownID) }
      let ids = numbers.compactMap { $0.flatMap { (1...choices.count).contains($0) ? choices[$0 - 1].id : nil } }
      let answer: RawAnswer = ids.count == 1 ? .text(ids[0]) : .list(ids)
      if ids.count == numbers.count, !ids.isEmpty, case .success = guide.answers([(question.id.text, answer)]) { return answer }
      Console.write(guide.phrase(.askInvalid, taal) + "\n")
    }
  }
}
