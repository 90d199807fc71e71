import ArgumentParser
import Funding
import GuideWeb
import Library

/// `zoek`: what the guide knows about a question.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zoek", abstract: "Searches everything that the guide knows, as you would ask it.")

  @Argument(parsing: .remaining, help: "The question, in Dutch or English.")
  var vraag: [String] = []
  @Option(name: .long, help: "The language of the question: nl or en.")
  var taal = Language.nl
  @Option(name: .long, help: "The most results.")
  var aantal = 10
  @OptionGroup var source: ContentOptions

  func validate() throws {
    let example = "routewijzer zoek wat doet een ROM"
    if vraag.isEmpty { throw ValidationError(Text(nl: "Stel een vraag: \(example)", en: "Ask something: \(example)")[taal]) }
    guard (1...100).contains(aantal) else {
      throw ValidationError(Text(nl: "Geef bij --aantal een getal van 1 tot en met 100.", en: "Give 1 to 100 for --aantal.")[taal])
    }
  }

  func run() throws {
    let guide = try source.guide()
    let search = GuideSearch(guide)
    let answer = search.search(vraag.joined(separator: " "), taal, limit: aantal)
    if answer.found.isEmpty { Console.write(guide.phrase(.searchNothing, taal) + "\n") }
    if let corrected = answer.corrected { Console.write("(\(corrected))\n") }
    Console.write(answer.found.map { "\($0.thing.kind)/\($0.thing.id): \($0.plainTitle)\n  \($0.plainSummary)\n" }.joined())
  }
}
