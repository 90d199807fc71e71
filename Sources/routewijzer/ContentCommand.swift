import ArgumentParser
import DMN
import Funding
import GuideContent

/// `content`: whether the content is sound, and what changed between two editions.
struct ContentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "content", abstract: "Work with the content.", subcommands: [Check.self, Difference.self])

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

  struct Difference: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff", abstract: "Shows exactly which cases get another advice in the new content, and which texts changed.")

    @Argument(help: "The folder with the old content.")
    var old: String
    @Argument(help: "The folder with the new content.")
    var new: String
    @Option(name: .long, help: "The most blocks of cases to show per outcome.")
    var limit = 20

    func run() throws {
      let (before, after) = (try ContentOptions.guide(at: old), try ContentOptions.guide(at: new))
      var changed = false
      for (name, rules) in [("rules", (before.rules, after.rules)), ("warnings", (before.warningRules, after.warningRules))] {
        let comparison = try ModelComparison(from: rules.0.model, to: rules.1.model, limit: limit)
        changed = changed || !comparison.isEmpty
        Console.write("\(name):\n" + ComparisonText(comparison: comparison).text)
      }
      for (name, ids) in Self.changedTexts(before, after) where !ids.isEmpty {
        changed = true
        Console.write("\(name): \(ids.joined(separator: ", "))\n")
      }
      if changed { throw ExitCode(1) }
    }

    /// The ids of what was added, removed or worded otherwise.
    private static func changedTexts(_ before: Guide, _ after: Guide) -> [(String, [String])] {
      func changed(_ old: [(String, [Text])], _ new: [(String, [Text])]) -> [String] {
        let (old, new) = (Dictionary(old) { $1 }, Dictionary(new) { $1 })
        return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
      }
      func facts(_ guide: Guide) -> [(String, [Text])] { guide.facts.map { ($0.id.text, [$0.statement]) } }
      func questions(_ guide: Guide) -> [(String, [Text])] {
        guide.questions.map { ($0.id.text, [$0.short, $0.heading, $0.why, $0.help, $0.whoKnows] + $0.options.map(\.label)) }
      }
      func outcomes(_ guide: Guide) -> [(String, [Text])] {
        guide.outcomes.map { ($0.id.text, [$0.name, $0.short, $0.summary, $0.firstAction]) }
      }
      return [
        ("facts worded otherwise", changed(facts(before), facts(after))),
        ("questions worded otherwise", changed(questions(before), questions(after))),
        ("outcomes worded otherwise", changed(outcomes(before), outcomes(after))),
      ]
    }
  }
}
