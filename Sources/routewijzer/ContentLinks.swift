import ArgumentParser
import Funding
import GuideContent
import Library

/// `content verbanden`: which knowledge the rules link to the case of every expert, and why.
struct LinkedCases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verbanden", abstract: "Shows for every case of the experts which knowledge its advice links to, and why.")

  @Option(name: .long, help: "Only the case with this id.")
  var geval: String?
  @OptionGroup var folder: FolderOptions

  func run() throws {
    let guide = try folder.guide()
    let cases = try expertCases().filter { geval == nil || $0.id.text == geval }
    if cases.isEmpty { throw Console.refusal("There is no case '\(geval ?? "")'.", .validationFailure) }
    Console.write(cases.map { guide.linkedKnowledge(of: $0) }.joined(separator: "\n"))
  }

  private func expertCases() throws -> [ExpertCase] {
    do {
      // The cases of the warnings say nothing of outcomes.
      return try ContentLoader.cases(try ContentDirectory.files(at: folder.content, withCases: true)).filter { !$0.expected.isEmpty }
    } catch {
      throw Console.refusal("\(error)", ExitCode(2))
    }
  }
}
