import ArgumentParser
import FEEL
import Funding
import GuideWeb
import Library
import Tools

/// `reken`: a tool, for inputs in JSON.
struct CalculateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reken", abstract: "Works out a tool for inputs in a JSON file or on standard input; without a name, lists the tools.",
    discussion: """
      The file holds the inputs, {"start": "2026-01-01"}, or a whole request, {"invoer": {"start": "2026-01-01"}, "peildatum": "2026-01-31"}. \
      What is left out is open: the tool says which results wait for it.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The tool, such as thuiszorgtechnologie.")
  var id: String?
  @Option(name: .long, help: "The file with the inputs; - for standard input. Without it everything is open.")
  var invoer: String?
  @Option(name: .long, help: "The form of the answer: text or json.")
  var format = Format.text
  @Flag(name: .long, help: "Also use a figure of another time, where none is known for the date; it is marked.")
  var oudeCijfers = false
  @Option(name: .long, help: "The language: nl or en.")
  var taal: Language?
  @OptionGroup var dates: DateOptions
  @OptionGroup var source: ContentOptions

  func run() throws {
    let language = taal ?? .nl
    let date = try dates.date(language)
    let guide = try source.guide()
    guard let id else {
      Console.write(ToolText.list(guide, language))
      return
    }
    guard let ready = guide.tool(Tool.ID(id)) else {
      let names = guide.tools.map(\.tool.id.text)
      let missing = Text(
        nl: "Er is geen hulpmiddel ‘\(OutsideText.shown(id))’.", en: "There is no tool '\(OutsideText.shown(id))'.")
      throw Console.refusal(Console.choice(missing, id, among: names)[language], .validationFailure)
    }
    switch ToolRequest.read(try request(language), of: ready.tool, today: date, language: language) {
    case .failure(let failure):
      let lines = failure.problems.map { "\($0.pointer.isEmpty ? "/" : $0.pointer): \($0.text[language])" }
      throw Console.refusal(lines.joined(separator: "\n"))
    case .success(let request):
      let day = dates.peildatum == nil ? request.date : date
      let run = ready.run(request.inputs, on: day, acceptsOldFigures: oudeCijfers || request.acceptsOldFigures)
      Console.write(render(run, guide, taal ?? request.language, day))
    }
  }

  /// What stands in the file: the inputs by themselves, or a request that holds them.
  private func request(_ language: Language) throws -> JSON {
    guard let invoer else { return .object([]) }
    do {
      let json = try JSONReader.read(try Console.read(invoer), texts: .ids())
      if json["invoer"] != nil { return json }
      return ["invoer": json]
    } catch let problem as UnreadableInput {
      throw Console.refusal(problem.text[language])
    } catch let problem as JSONProblem {
      let place = problem.offset + 1
      throw Console.refusal(
        Text(
          nl: "De invoer is geen geldige JSON (byte \(place)): \(problem.message.nl)",
          en: "The input is not valid JSON (byte \(place)): \(problem.message.en)")[language])
    }
  }

  private func render(_ run: ToolRun, _ guide: Guide, _ language: Language, _ day: CalendarDate) -> String {
    switch format {
    case .text: return ToolText.of(run, guide, language)
    case .json:
      var output = JSONOutput(isIndented: false)
      ToolShapes.run(of: run.tool).write(run, AdviceSetting(guide, language, on: day), &output)
      return String(decoding: output.bytes, as: UTF8.self) + "\n"
    }
  }
}
