import ArgumentParser
import Funding
import Library

/// `ask`: the interview in the terminal.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Asks the questions one by one and gives the advice.",
    discussion: "Type the number of your answer; 0 for \"I do not know\", t to go back one question, q to stop.")

  @Option(name: .long, help: "The language: nl or en.")
  var taal = Language.nl
  @OptionGroup var readers: ReaderOptions
  @OptionGroup var dates: DateOptions
  @OptionGroup var source: ContentOptions

  func run() throws {
    let date = try dates.date(taal)
    let guide = try source.guide()
    var interview = TerminalInterview(guide, taal, date, reader: try readers.reader(guide, taal))
    interview.run()
  }
}
