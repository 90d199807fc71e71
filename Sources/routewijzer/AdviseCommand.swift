import ArgumentParser
import Funding

/// `advise [FILE|-]`: advice for answers in JSON.
struct AdviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise", abstract: "Gives the complete advice for answers in a JSON file or on standard input.",
    discussion: """
      The file holds {"antwoorden": {"werkend-product": "ja", "betalers": ["consument"]}}, and perhaps "peildatum" \
      and "taal". An answer can be "weet-niet"; a question left out is open.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  @Argument(help: "The file with the answers; - for standard input.")
  var file = "-"
  @Option(name: .long, help: "The form of the advice: text, json or markdown.")
  var format = Format.text
  @Option(name: .long, help: "The language: nl or en.")
  var taal: Language?
  @OptionGroup var dates: DateOptions
  @OptionGroup var source: ContentOptions

  func run() throws {
    let date = try dates.date()
    let guide = try source.guide()
    let json: JSON
    do {
      json = try JSONReader.read(try Console.read(file))
    } catch let problem as JSONProblem {
      throw Refusal("The answers are not valid JSON (byte \(problem.offset + 1)): \(problem.message.en)")
    }
    switch guide.request(json, today: date, language: taal ?? .nl) {
    case .failure(let failure):
      throw Refusal(failure.problems.map { "\($0.pointer.isEmpty ? "/" : $0.pointer): \($0.text.en)" }.joined(separator: "\n"))
    case .success(let request):
      let day = dates.peildatum == nil ? request.date : date
      let advice = guide.advice(for: request.answers, on: day)
      Console.write(render(advice, guide, taal ?? request.language) + "\n")
    }
  }

  private func render(_ advice: Advice, _ guide: Guide, _ language: Language) -> String {
    switch format {
    case .json: guide.json(advice, language).text(indent: true)
    case .text: AdviceText(advice, guide, language, markdown: false).text
    case .markdown: AdviceText(advice, guide, language, markdown: true).text
    }
  }
}

/// Input that cannot be used; printed as it is, with exit status 1.
struct Refusal: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
