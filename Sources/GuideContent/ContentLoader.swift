import DMN
import FEEL
import Funding
import Library
import Tools

/// Turns content files into a checked guide, or says everything that is wrong with them.
///
/// Pure: the files come in as bytes, and nothing else is looked at. Where a file stands says what it is: `ContentReader.all` names the
/// folders and files of items, `TreeFile` and `EditionFile` one file each, and rules are `rules/…/routekeuze.dmn`,
/// `rules/…/waarschuwingen.dmn` and `rules/…/verbanden.dmn`, with `cases.yaml` beside them.
package enum ContentLoader {
  /// - Parameters:
  ///   - readers: how each kind of content is read.
  ///   - holdsCases: whether the cases of the experts among the files must come out as they say.
  /// - Throws: `ContentFailure` with every diagnostic, in file and line order.
  package static func load(
    _ files: [ContentFile], readers: [ContentReader] = ContentReader.all, holdsCases: Bool = false
  ) throws(ContentFailure) -> Guide {
    let loading = Loading(files: files, readers: readers)
    let guide = loading.guide()
    if holdsCases, let guide {
      UnsupportedFigure.check(guide.library, loading.findings)
      UnexplainedAbbreviation.check(guide.library, loading.findings)
      HardText.check(guide.library, loading.findings)
      FailingCase.check(loading.cases(), guide, loading.findings)
      FailingToolCase.check(loading.toolCases(), guide, loading.findings)
      UnprovedTable.check(ToolExample.all(files, guide), guide, loading.findings)
      FailingBusinessCase.check(files.filter { BusinessCaseFile.isExample($0.path) }, guide, loading.findings)
    }
    let diagnostics = loading.findings.diagnostics
    guard let guide, diagnostics.isEmpty else {
      throw ContentFailure(diagnostics: Array(Set(diagnostics)).sorted())
    }
    return guide
  }

  /// The cases of the experts among the files.
  ///
  /// - Throws: `ContentFailure` with every diagnostic.
  package static func cases(_ files: [ContentFile]) throws(ContentFailure) -> [ExpertCase] {
    let loading = Loading(files: files, readers: [])
    let cases = loading.cases()
    guard loading.findings.diagnostics.isEmpty else { throw ContentFailure(diagnostics: loading.findings.diagnostics) }
    return cases
  }
}

/// What one piece of the loading gave.
private struct Piece: Sendable {
  var items: [any ContentItem] = []
  var compiled: CompiledModel?
  var links: CompiledModel?
  let diagnostics: [Diagnostic]

  init(items: [any ContentItem] = [], compiled: CompiledModel? = nil, links: CompiledModel? = nil, findings: Findings) {
    (self.items, self.compiled, self.links, diagnostics) = (items, compiled, links, findings.diagnostics)
  }
}

private struct Loading {
  let files: [ContentFile]
  let readers: [ContentReader]
  var findings = Findings()

  static let routeRules = "/routekeuze.dmn"
  static let warningRules = "/waarschuwingen.dmn"
  static let linkRules = "/verbanden.dmn"

  func guide() -> Guide? {
    refuseUnknownFiles()
    // The rules and each kind of content by themselves: they take most of the time, and need nothing of each other.
    let (routes, following, linking) = (model(Self.routeRules), model(Self.warningRules), model(Self.linkRules))
    let pieces = Parallel.map(readers.count + 2, Cores.all) { [files, readers] number -> Piece in
      let own = Findings()
      let part = Loading(files: files, readers: readers, findings: own)
      return switch number {
      case 0: Piece(compiled: routes.flatMap { routes in following.flatMap { part.compiled(routes, $0) } }, findings: own)
      case 1: Piece(links: linking.flatMap(part.compiledLinks), findings: own)
      default: Piece(items: readers[number - 2].items(in: files, own), findings: own)
      }
    }
    for piece in pieces { findings.add(piece.diagnostics) }
    let items = pieces.flatMap(\.items)
    let (rules, links) = (pieces[0].compiled, pieces[1].links)
    let tree = single(TreeFile.path).flatMap(TreeFile.read)
    let edition = single(EditionFile.path).flatMap { EditionFile.read($0, hash: ContentHash.of(files)) }
    let rows = rows(routes, Self.routeRules) + rows(following, Self.warningRules) + rows(linking, Self.linkRules)
    guard let tree, let edition, let following, let links, let rules else {
      // What is wrong with the items alone is said at once too.
      report(Library(items).problems)
      return nil
    }
    let tools = tools(items)
    let library = Library(items + tree.questions + rows + tools.flatMap(toolRows))
    UnreachableOutcome.check(rules, library[Outcome.self].items, file: path(Self.routeRules), findings)
    DisagreeingTerm.check(rules, library[Fact.self].items, file: path(Self.routeRules), findings)
    guard let index = index(of: rules, for: library[Outcome.self].items) else {
      report(library.problems)
      return nil
    }
    let parts = GuideParts(
      edition: edition, library: library, tree: tree, rules: rules,
      ruleFiles: RuleFiles(routes: path(Self.routeRules), warnings: path(Self.warningRules), links: path(Self.linkRules)),
      warningTables: following.decisions.filter { $0.table.hitPolicy.isCollecting }.map(\.id), index: index, links: links, tools: tools)
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

  func toolCases() -> [ContentNode] {
    files.filter { $0.path.hasSuffix(ToolCasesFile.name) }.compactMap { ContentNode.root(of: $0, findings) }
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

  private func rows(_ model: DecisionModel?, _ suffix: String) -> [RuleRow] {
    let file = path(suffix)
    return (model?.decisions ?? []).flatMap { decision in
      decision.table.rules.enumerated().map { RuleRow($1, number: $0 + 1, of: decision, file: file) }
    }
  }

  /// Both rule files as one compiled form: the warnings start from what the routes decide.
  private func compiled(_ routes: DecisionModel, _ warnings: DecisionModel) -> CompiledModel? {
    do {
      let joined = try routes.followed(by: warnings)
      let compiled = try CompiledModel(joined)
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
    let results = Parallel.map(found.count, Cores.all) { [files, readers] number -> (tool: ReadyTool?, diagnostics: [Diagnostic]) in
      let part = Loading(files: files, readers: readers)
      return (part.ready(found[number], parameters), part.findings.diagnostics)
    }
    for result in results { findings.add(result.diagnostics) }
    return results.compactMap(\.tool)
  }

  private func ready(_ tool: Tool, _ parameters: [DatedFigure.ID: DatedFigure]) -> ReadyTool? {
    let path = "\(ToolFiles.folder)/\(tool.id)\(ToolFiles.rules)"
    guard let file = files.first(where: { $0.path == path }) else {
      findings.add(path, 0, "The rules of the tool are missing.", "Add them.")
      return nil
    }
    do throws(ModelProblems) {
      let document = try DMNDocument.read(file.bytes)
      let definitions = try Definitions(document)
      let ready = ReadyTool(
        tool: tool, rules: ToolRules(definitions, file: path), parameters: tool.parameters.compactMap { parameters[$0] })
      let problems = ToolChecks.problems(ready, document)
      report(problems)
      // A tool whose words and rules differ cannot be asked.
      return problems.isEmpty ? ready : nil
    } catch {
      report(error.problems, path)
      return nil
    }
  }

  private func toolRows(_ ready: ReadyTool) -> [RuleRow] {
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
