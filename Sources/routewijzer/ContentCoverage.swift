import ArgumentParser
import FEEL
import Funding
import GuideContent
import Library

/// `content coverage`: whether everything that the sources hold stands in the content.
struct CoverageReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Says of every fact of the inventory where it is used, or why it is left out; fails when one is missing.")

  @Flag(name: .long, help: "Only the groups and the last line.")
  var kort = false
  @OptionGroup var folder: FolderOptions

  func run() throws {
    let guide = try folder.guide()
    let coverage = Coverage(guide.library)
    if !kort { Console.write(coverage.rows.map { Self.line($0) + "\n" }.joined()) }
    for group in guide.library[InventoryGroup.self] {
      let rows = coverage.rows(of: group)
      Console.write("\(group.id) \(group.title.nl): \(rows.inContent.count) of \(rows.rows.count) in content\n")
    }
    Console.write(coverage.lastLine + "\n")
    if !coverage.missing.isEmpty { throw ExitCode.failure }
  }

  private static func line(_ row: Coverage.Row) -> String {
    switch row.state {
    case .inContent(let users): "\(row.number): \(users.map(\.description).joined(separator: ", "))"
    case .leftOut(let reason): "\(row.number): left out: \(reason)"
    case .missing(let why): "\(row.number): MISSING: \(why)"
    }
  }
}

extension Coverage {
  /// What is true of the whole, in one line that scripts can read.
  var lastLine: String {
    "\(rows.count) facts, \(inContent.count) in content, \(leftOut.count) left out with a reason, \(missing.count) missing"
  }
}

/// `content verlopen`: what must be looked at again.
struct DueItems: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verlopen", abstract: "Names every item of knowledge that must be looked at again, and every fact that may be outdated.")

  @OptionGroup var date: DateOptions
  @OptionGroup var folder: FolderOptions

  func run() throws {
    let guide = try folder.guide()
    let day = try date.date(.en)
    let items = guide.knowledge.filter { $0.checking.isDue(on: day) }.sorted { $0.checking.next < $1.checking.next }
    for item in items { Console.write("\(item.checking.next) \(item.id) (\(item.origin.file):\(item.origin.line))\n") }
    let facts = guide.facts.filter { $0.validity.mayBeOutdated(on: day) }
    for fact in facts { Console.write("\(fact.id) (\(fact.origin.file):\(fact.origin.line))\n") }
    Console.write("\(items.count) items to look at again on \(day), \(facts.count) facts that may be outdated\n")
  }
}
