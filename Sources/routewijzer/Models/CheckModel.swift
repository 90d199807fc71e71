import ArgumentParser
import DMN

/// `dmn check`: proofs about a model, each failure with a case that shows it.
struct CheckModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Proves that every case is covered and no rules contradict each other; shows a case where not.",
    discussion: """
      Exit status 1: a gap, a contradiction, a rule that never matches or never decides, or a value that no rule of a next \
      table accepts. Tables that are worked out as a whole, those of functions and those of imported models are checked for gaps \
      and contradictions wherever they are used; they are named, because their rules are not looked at one by one, and the model \
      is then not called sound. Rules that can be left out and inputs that never matter are named, and are no failure. Exit status 2: \
      the file cannot be read, or cannot be decided exactly.
      """)

  @Argument(help: "The DMN file; - for standard input.")
  var file: String
  @Option(name: .customLong("import"), help: "A DMN file that the model imports; may be given more than once.")
  var imports: [String] = []
  @OptionGroup var time: MomentOption

  func run() throws {
    let fixed = try time.fixed()
    let definitions = try ModelCommand.definitions(file, importing: imports)
    let (model, review) = try ModelCommand.explaining(file) {
      let model = try DecisionModel(definitions, at: fixed)
      return (model, try ModelReview(of: model))
    }
    let apart = definitions.tablesLookedAtAsAWhole(in: model) + review.unproved
    for table in apart { Console.error(ModelCommand.describe(table, file)) }
    if !review.findings.isEmpty, let note = time.note { Console.error(note) }
    let notes = review.findings(.redundantRule, .idleInput)
    let failures = review.findings.filter { !notes.contains($0) }
    for finding in failures + notes { Console.error(ModelCommand.describe(finding.problem, file)) }
    if review.isCutOff { Console.error("There are more gaps or contradictions than are shown.") }
    if !failures.isEmpty { throw ExitCode(1) }
    let rules = model.decisions.reduce(0) { $0 + $1.table.rules.count }
    let size = "\(model.decisions.count) decisions, \(rules) rules"
    // What is named above is not proved in full, so the whole is not called sound.
    let doubt = review.unproved.isEmpty ? "No gap and no contradiction" : "No gap and no contradiction was found"
    Console.write(
      time.prefix
        + (apart.isEmpty
          ? "The model is sound: \(size).\n" : "\(doubt): \(size). Not proved in full: \(apart.count) tables, named above.\n"))
  }
}
