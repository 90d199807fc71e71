import ArgumentParser
import DMN
import Funding
import GuideContent

/// `content check`: whether the content is sound.
struct ContentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "content", abstract: "Work with the content.", subcommands: [Check.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Checks the content; says file, line and remedy for everything that is wrong.")

    @OptionGroup var source: ContentOptions

    func run() throws {
      let guide = try source.guide()
      Console.write(
        """
        The content is sound: edition \(guide.edition.name), \(guide.questions.count) questions, \
        \(guide.outcomes.count) outcomes, \(guide.rules.model.decisions.count) decision tables, \(guide.facts.count) facts.

        """)
    }
  }
}
