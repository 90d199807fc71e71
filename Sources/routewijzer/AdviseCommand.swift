import ArgumentParser
import Funding
import Library

/// `advise [FILE|-]`: advice for answers in JSON.
struct AdviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise", abstract: "Gives the advice for answers in a JSON file or on standard input.",
    discussion: """
      The file holds {"antwoorden": {"werkend-product": "ja", "betalers": ["consument"]}}, and perhaps "peildatum", \
      "taal" and "lezer". An answer can be "weet-niet"; a question left out is open.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  @Argument(help: "The file with the answers; - for standard input. (default: -)")
  var file: String?
  @Option(name: .long, help: "The form of the advice: text, json or markdown.")
  var format = Format.text
  @Flag(name: .long, help: "The whole proof: every condition, every fact and every source. JSON always holds it.")
  var volledig = false
  @Option(name: .long, help: "The language: nl or en.")
  var taal: Language?
  @OptionGroup var readers: ReaderOptions
  @OptionGroup var dates: DateOptions
  @OptionGroup var source: ContentOptions

  func run() throws {
    let date = try dates.date(taal ?? .nl)
    let guide = try source.guide()
    let reader = try readers.reader(guide, taal ?? .nl)
    let json = try input(guide)
    switch guide.request(json, today: date, language: taal ?? .nl) {
    case .failure(let failure):
      throw Console.refusal(guide.describe(failure, taal ?? Self.language(saidIn: json) ?? .nl))
    case .success(let request):
      let day = dates.peildatum == nil ? request.date : date
      let advice = guide.advice(for: request.answers, on: day)
      Console.write(render(advice, guide, taal ?? request.language, reader ?? request.reader) + "\n")
    }
  }

  /// The JSON of the file or of standard input.
  private func input(_ guide: Guide) throws -> JSON {
    let language = taal ?? .nl
    // Without a word the program would seem to hang.
    if file == nil, Console.inputIsTerminal { Console.error(guide.phrase(.adviseWaits, language)) }
    do {
      return try JSONReader.read(try Console.read(file ?? "-"), texts: .ids())
    } catch let problem as UnreadableInput {
      throw Console.refusal(problem.text[language])
    } catch let problem as JSONProblem {
      throw Console.refusal(
        guide.phrase(.adviseNoJSON, language, ["plaats": String(problem.offset + 1), "fout": problem.message[language]]))
    }
  }

  /// The language a request asks for, also when the rest of it is wrong.
  private static func language(saidIn json: JSON) -> Language? {
    if case .string(let text)? = json["taal"] { Language(rawValue: text) } else { nil }
  }

  private func render(_ advice: Advice, _ guide: Guide, _ language: Language, _ reader: Reader.ID?) -> String {
    func text(markdown: Bool) -> String {
      AdviceText(advice, guide, language, for: reader, markdown: markdown, isFull: volledig).text
    }
    switch format {
    case .json: return guide.text(of: advice, language, for: reader)
    case .markdown: return text(markdown: true)
    // A file or another program gets the lines whole.
    case .text: return Console.outputIsTerminal ? LineWrap(width: Console.width).wrap(text(markdown: false)) : text(markdown: false)
    }
  }
}
