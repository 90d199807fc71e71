import ArgumentParser
import DMN
import Funding
import GuideContent
import Library

/// `content`: whether the content is sound, and what changed between two editions.
struct ContentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "content", abstract: "Work with the content.",
    subcommands: [Check.self, CoverageReport.self, LinkedCases.self, DueItems.self, NewItem.self, Preview.self, Difference.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Checks the content; says file, line and remedy for everything that is wrong.")

    @Flag(name: .long, help: "Also names the facts that nothing refers to, one per line.")
    var ongebruikt = false
    @Flag(name: .long, help: "Also says per tool which tables are proved, and what only its worked examples hold.")
    var bewijs = false
    @OptionGroup var folder: FolderOptions

    func run() throws {
      let guide = try folder.guide(holdsCases: true)
      Console.write(
        """
        The content is sound, and gives every case what its expert expects: edition \(guide.edition.name), \(guide.questions.count) questions, \
        \(guide.outcomes.count) outcomes, \(guide.rules.model.decisions.count) decision tables, \(guide.facts.count) facts, \(guide.knowledge.count) items of knowledge, \
        \(guide.tools.count) tools.

        """)
      Console.write(ContentProofs.text(guide, isWhole: bewijs) + ContentProofs.gaps(guide))
      let unused = guide.facts.map(\.id).filter { guide.uses(of: $0).isEmpty }
      // No mistake: such a fact has its own page, and the source says it all the same.
      if !unused.isEmpty { Console.write("Nothing refers to \(unused.count) facts\(ongebruikt ? ":" : "; --ongebruikt names them.")\n") }
      if ongebruikt { for id in unused { Console.write("\(id)\n") } }
    }
  }

  struct Difference: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract:
        "Shows exactly which cases get another advice in the new content, which worked examples of tools come out otherwise, and what else changed."
    )

    @Argument(help: "The folder with the old content.")
    var old: String
    @Argument(help: "The folder with the new content.")
    var new: String
    @Option(name: .long, help: "The most blocks of cases to show per decision.")
    var limit = 20

    func run() throws {
      let (before, after) = (try ContentOptions.guide(at: old, isOption: false), try ContentOptions.guide(at: new, isOption: false))
      let comparison = try compare(before.rules.model, after.rules.model)
      Console.write("edition \(before.edition.name) → \(after.edition.name)\n")
      Console.write("rules:\n" + ComparisonText(comparison: comparison).text)
      let differences = ContentKindDifference.all(from: before, to: after)
      Console.write("content:\n" + (differences.isEmpty ? "Nothing is worded otherwise.\n" : differences.map(\.text).joined()))
      let examples = ToolDifference.all(from: try edition(old, before), to: try edition(new, after))
      if !examples.isEmpty {
        let lines = examples.map { "\($0.tool), example \($0.example):\n" + $0.lines.map { "    \($0)\n" }.joined() }
        Console.write("worked examples of tools:\n" + lines.joined())
      }
      if !comparison.isEmpty || !examples.isEmpty || !differences.isEmpty { throw ExitCode.failure }
    }

    private func edition(_ folder: String, _ guide: Guide) throws -> ToolDifference.Edition {
      do throws(ContentFailure) {
        return ToolDifference.Edition(try ContentDirectory.files(at: folder, withCases: true), guide)
      } catch {
        throw Console.refusal(error.description, ExitCode(2))
      }
    }

    private func compare(_ before: DecisionModel, _ after: DecisionModel) throws -> ModelComparison {
      do {
        return try ModelComparison(from: before, to: after, limit: limit)
      } catch {
        throw Console.refusal(error.problems.map { ModelCommand.describe($0, new) }.joined(separator: "\n"), ExitCode(2))
      }
    }
  }
}
