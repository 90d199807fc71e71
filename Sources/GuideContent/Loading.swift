import DMN
import FEEL
import Funding
import Library
import Tools

/// What one piece of the loading gave.
private struct Piece: Sendable {
  var items: [any ContentItem] = []
  var routes: DecisionModel?
  var warnings: DecisionModel?
  var rules: CompiledModel?
  /// The rules of the links, and their compiled form.
  var linking: Once<DecisionModel>?
  var links: Once<CompiledModel>?
  var edition: Edition?
  var diagnostics: [Diagnostic] = []
}

/// Reads files piece by piece, compiles the rules among them, and puts together what came of it.
struct Loading {
  let files: [ContentFile]
  let readers: [ContentReader]
  var findings = Findings()
  private var isProven: Bool { findings.isProven }

  static let routeRules = "/routekeuze.dmn"
  static let warningRules = "/waarschuwingen.dmn"
  static let linkRules = "/verbanden.dmn"

  func guide() -> Guide? {
    refuseUnknownFiles()
    // The rules and each kind of content by themselves: they take most of the time, and need nothing of each other.
    let pieces = Parallel.map(readers.count + 3, Cores.all) { [files, readers, isProven] number -> Piece in
      let own = Findings(isProven: isProven)
      let part = Loading(files: files, readers: readers, findings: own)
      var piece =
        switch number {
        case 0: part.routesAndWarnings()
        case 1: part.linkRules()
        case 2: Piece(edition: part.edition())
        default: Piece(items: readers[number - 3].items(in: files, own))
        }
      piece.diagnostics = own.diagnostics
      return piece
    }
    for piece in pieces { findings.add(piece.diagnostics) }
    let items = pieces.flatMap(\.items)
    let (routes, following, linking) = (pieces[0].routes, pieces[0].warnings, pieces[1].linking)
    let (rules, links, edition) = (pieces[0].rules, pieces[1].links, pieces[2].edition)
    let tree = single(TreeFile.path).flatMap(TreeFile.read)
    let rows = [(routes, Self.routeRules), (following, Self.warningRules)].flatMap { Self.rows($0?.decisions ?? [], path($1)) }
    guard let tree, let edition, let following, let linking, let links, let rules else {
      // What is wrong with the items alone is said at once too.
      report(Library(items).problems)
      return nil
    }
    let tools = tools(items)
    let library = library(items + tree.questions + rows, tools, linking)
    if !isProven {
      UnreachableOutcome.check(rules, library[Outcome.self].items, file: path(Self.routeRules), findings)
      DisagreeingTerm.check(rules, library[Fact.self].items, file: path(Self.routeRules), findings)
    }
    guard let index = index(of: rules, for: library[Outcome.self].items) else {
      report(library.problems)
      return nil
    }
    let parts = GuideParts(
      edition: edition, library: library, tree: tree, rules: rules,
      ruleFiles: RuleFiles(routes: path(Self.routeRules), warnings: path(Self.warningRules), links: path(Self.linkRules)),
      warningTables: following.decisions.filter { $0.table.hitPolicy.isCollecting }.map(\.id), index: index, links: links, tools: tools)
    if isProven { return Guide(proven: parts) }
    do {
      return try Guide(checking: parts)
    } catch {
      report(error.problems)
      return nil
    }
  }

  func cases() -> [ExpertCase] {
    files.filter { $0.path.hasSuffix(CasesFile.name) }.compactMap { ContentNode.root(of: $0, findings) }.flatMap(CasesFile.read)
  }

  /// The worked examples of tools, and the files of those that cannot be read.
  func toolCases() -> (roots: [ContentNode], unreadable: Set<String>) {
    let found = files.filter { $0.path.hasSuffix(ToolCasesFile.name) }.map { (path: $0.path, root: ContentNode.root(of: $0, findings)) }
    return (found.compactMap(\.root), Set(found.filter { $0.root == nil }.map(\.path)))
  }

  // MARK: Files

  private func refuseUnknownFiles() {
    func isKnown(_ path: String) -> Bool {
      [Self.routeRules, Self.warningRules, Self.linkRules, CasesFile.name].contains(where: path.hasSuffix)
        || BusinessCaseFile.isExample(path) || (ToolFiles.id(ofFile: path) != nil && path.hasSuffix(ToolFiles.rules))
        || [TreeFile.path, EditionFile.path].contains(path) || readers.contains { $0.place.holds(path) }
    }
    for file in files where !isKnown(file.path) {
      findings.add(
        file.path, 0, "The program does not know what this file is.", "Move it to a folder that Content/README.md names, or remove it.")
    }
  }

  /// Everything that has an id. The proven rules of tools and links are only looked at by who asks for them.
  private func library(_ items: [any ContentItem], _ tools: [ReadyTool], _ linking: Once<DecisionModel>) -> Library {
    let rows = Once<[any ContentItem]> { [file = path(Self.linkRules)] in
      Self.rows(linking.value.decisions, file) + tools.flatMap(Self.rows)
    }
    return isProven ? Library(items, later: rows) : Library(items + rows.value)
  }

  private func edition() -> Edition? {
    single(EditionFile.path).flatMap { EditionFile.read($0, hash: ContentHash.of(files)) }
  }

  private func single(_ path: String) -> ContentNode? {
    guard let file = files.first(where: { $0.path == path }) else {
      findings.add(path, 0, "The file is missing.", "Put it back.")
      return nil
    }
    return ContentNode.root(of: file, findings)
  }

  private func path(_ suffix: String) -> String { files.first { $0.path.hasSuffix(suffix) }?.path ?? suffix }

  // MARK: Rules

  private func model(_ suffix: String) -> DecisionModel? {
    let candidates = files.filter { $0.path.hasSuffix(suffix) }
    guard let file = candidates.first, candidates.count == 1 else {
      findings.add("rules", 0, "There are \(candidates.count) files '\(suffix.dropFirst())'; one is expected.", "Keep exactly one.")
      return nil
    }
    do {
      return try DecisionModel(reading: file.bytes)
    } catch {
      report(error.problems, file.path)
      return nil
    }
  }

  private static func rows(_ decisions: [Decision], _ file: String) -> [RuleRow] {
    decisions.flatMap { decision in
      decision.table.rules.enumerated().map { RuleRow($1, number: $0 + 1, of: decision, file: file) }
    }
  }

  /// Both rule files as one compiled form: the warnings start from what the routes decide.
  private func routesAndWarnings() -> Piece {
    let (routes, warnings) = (model(Self.routeRules), model(Self.warningRules))
    let rules = routes.flatMap { routes in warnings.flatMap { compiled(routes, $0) } }
    return Piece(routes: routes, warnings: warnings, rules: rules)
  }

  private func compiled(_ routes: DecisionModel, _ warnings: DecisionModel) -> CompiledModel? {
    do {
      let joined = try routes.followed(by: warnings)
      let compiled = try CompiledModel(joined)
      if isProven { return compiled }
      for finding in try ModelReview(of: compiled).findings(.gap, .deadRule, .maskedRule) {
        report([finding.problem], path(routes.decision(finding.decision ?? "") == nil ? Self.warningRules : Self.routeRules))
      }
      return compiled
    } catch {
      // A problem says its decision; which file that stands in, only this place knows.
      for problem in error.problems {
        let isOfRoutes = routes.decisions.contains { problem.place.contains("'\($0.id)'") }
        report([problem], path(isOfRoutes ? Self.routeRules : Self.warningRules))
      }
      return nil
    }
  }

  // MARK: Tools

  private func tools(_ items: [any ContentItem]) -> [ReadyTool] {
    let parameters = Dictionary(items.compactMap { $0 as? DatedFigure }.map { ($0.id, $0) }) { first, _ in first }
    let found = items.compactMap { $0 as? Tool }
    let unread = Set(findings.diagnostics.filter { !LongSentence.isOne($0) }.map(\.file))
    let results = Parallel.map(found.count, Cores.all) {
      [files, readers, isProven] number -> (tool: ReadyTool?, diagnostics: [Diagnostic]) in
      let part = Loading(files: files, readers: readers, findings: Findings(isProven: isProven))
      return (part.ready(found[number], parameters, unread: unread), part.findings.diagnostics)
    }
    for result in results { findings.add(result.diagnostics) }
    return results.compactMap(\.tool)
  }

  /// - Parameter unread: the files of which some part could not be read.
  private func ready(_ tool: Tool, _ parameters: [DatedFigure.ID: DatedFigure], unread: Set<String>) -> ReadyTool? {
    let path = "\(ToolFiles.folder)/\(tool.id)\(ToolFiles.rules)"
    guard let file = files.first(where: { $0.path == path }) else {
      findings.add(path, 0, "The rules of the tool are missing.", "Add them.")
      return nil
    }
    let figures = tool.parameters.compactMap { parameters[$0] }
    if isProven {
      return ReadyTool(
        tool: tool, rules: Once { Self.proven(file) { () throws(ModelProblems) in try Self.rules(file) } }, parameters: figures)
    }
    do throws(ModelProblems) {
      let document = try DMNDocument.read(file.bytes)
      let rules = ToolRules(try Definitions(document), file: path)
      let ready = ReadyTool(tool: tool, rules: Once(rules), parameters: figures)
      // Words that could not be read would be missed in the rules.
      guard !unread.contains("\(ToolFiles.folder)/\(tool.id)\(ToolFiles.file)") else { return nil }
      let problems = ToolChecks.problems(ready, document)
      report(problems)
      // A tool whose words and rules differ cannot be asked.
      return problems.isEmpty ? ready : nil
    } catch {
      report(error.problems, path)
      return nil
    }
  }

  private static func rules(_ file: ContentFile) throws(ModelProblems) -> ToolRules {
    ToolRules(try Definitions(try DMNDocument.read(file.bytes)), file: file.path)
  }

  private static func rows(_ ready: ReadyTool) -> [RuleRow] {
    ready.rules.definitions.decisions.flatMap { decision -> [RuleRow] in
      guard case .table(let table)? = decision.logic?.logic else { return [] }
      return table.rules.enumerated().map { number, rule in
        RuleRow(
          id: "\(ready.tool.id)/\(decision.id)/\(number + 1)", origin: Origin(file: ready.rules.file, line: rule.line),
          decision: "\(ready.tool.id)/\(decision.id)", decisionName: decision.name, description: rule.description,
          annotations: rule.annotations)
      }
    }
  }

  /// The rules of the links stand by themselves: what is open is a value there.
  private func linkRules() -> Piece {
    if isProven, let file = files.first(where: { $0.path.hasSuffix(Self.linkRules) }) {
      let linking = Once { Self.proven(file) { () throws(ModelProblems) in try DecisionModel(reading: file.bytes) } }
      return Piece(linking: linking, links: Once { Self.proven(file) { () throws(ModelProblems) in try CompiledModel(linking.value) } })
    }
    guard let model = model(Self.linkRules) else { return Piece() }
    return Piece(linking: Once(model), links: compiledLinks(model).map { Once($0) })
  }

  /// What rules give that were checked before.
  private static func proven<Value>(_ file: ContentFile, _ make: () throws(ModelProblems) -> Value) -> Value {
    do throws(ModelProblems) {
      return try make()
    } catch {
      preconditionFailure("The rules of checked content cannot be read: \(file.path): \(error.problems)")
    }
  }

  private func compiledLinks(_ model: DecisionModel) -> CompiledModel? {
    do {
      let compiled = try CompiledModel(model)
      report(try ModelReview(of: compiled).findings(.deadRule, .maskedRule).map(\.problem), path(Self.linkRules))
      return compiled
    } catch {
      report(error.problems, path(Self.linkRules))
      return nil
    }
  }

  private func index(of rules: CompiledModel, for outcomes: [Outcome]) -> OpenIndex? {
    do {
      return try OpenIndex(rules, decisions: outcomes.map(\.id.text))
    } catch {
      report(error.problems, path(Self.routeRules))
      return nil
    }
  }

  private func report(_ problems: [ModelProblem], _ file: String) {
    for problem in problems { findings.add(file, problem.line, "\(problem.place): \(problem.message)", problem.remedy) }
  }

  private func report(_ problems: [LibraryProblem]) {
    for problem in problems {
      findings.add(problem.origin.file, problem.origin.line, "\(problem.subject): \(problem.message)", problem.remedy)
    }
  }
}
