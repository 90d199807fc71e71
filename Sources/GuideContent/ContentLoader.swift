import DMN
import FEEL
import Funding
import Library

/// Turns content files into a checked guide, or says everything that is wrong with them.
///
/// Pure: the files come in as bytes, and nothing else is looked at. The folders say what a file is:
///
///     questions/  vragen.yaml  voorwaarden.yaml  lezers.yaml  vervallen.yaml
///     outcomes/  uitkomsten.yaml  leveringsvormen.yaml
///     contacts/contacten.yaml   calendar/momenten.yaml   conversations/gespreksbladen.yaml
///     rules/…/routekeuze.dmn   rules/…/waarschuwingen.dmn       warnings/waarschuwingen.yaml
///     facts/*.yaml   sources/*.yaml   texts/*.yaml   pages/*.yaml   tree/boom.yaml   terms.yaml   edition.yaml
package enum ContentLoader {
  /// - Throws: `ContentFailure` with every diagnostic, in file and line order.
  package static func load(_ files: [ContentFile]) throws(ContentFailure) -> Guide {
    let loading = Loading(files: files)
    let guide = loading.guide()
    let diagnostics = loading.findings.diagnostics
    guard let guide, diagnostics.isEmpty else {
      throw ContentFailure(diagnostics: Array(Set(diagnostics)).sorted())
    }
    return guide
  }
}

private struct Loading {
  let files: [ContentFile]
  let findings = Findings()

  static let routeRules = "/routekeuze.dmn"
  static let warningRules = "/waarschuwingen.dmn"

  func guide() -> Guide? {
    let known: (String) -> Bool = { path in
      path.hasSuffix(Self.routeRules) || path.hasSuffix(Self.warningRules)
        || ["facts/", "sources/", "texts/", "pages/"].contains { path.hasPrefix($0) }
        || Self.singleFiles.contains(path)
    }
    for file in files where !known(file.path) {
      findings.add(
        file.path, 0, "The program does not know what this file is.", "Move it to a folder that Content/README.md names, or remove it.")
    }
    let questions = single("questions/vragen.yaml").map(QuestionsFile.read)
    let conditions = single("questions/voorwaarden.yaml").map(ConditionsFile.read)
    let readers = single("questions/lezers.yaml").map(ReadersFile.read)
    let retirements = single("questions/vervallen.yaml").map(RetirementsFile.read)
    let contacts = single("contacts/contacten.yaml").map(ContactsFile.read)
    let moments = single("calendar/momenten.yaml").map(MomentsFile.read)
    let sheets = single("conversations/gespreksbladen.yaml").map(ConversationsFile.read)
    let outcomes = single("outcomes/uitkomsten.yaml").map(OutcomesFile.read)
    let forms = single("outcomes/leveringsvormen.yaml").map(DeliveryFormsFile.read)
    let warnings = single("warnings/waarschuwingen.yaml").map(WarningsFile.read)
    let terms = single("terms.yaml").map(TermsFile.read)
    let tree = single("tree/boom.yaml").map(TreeFile.read)
    let edition = single("edition.yaml").flatMap { EditionFile.read($0, hash: ContentHash.of(files)) }
    let facts = folder("facts/").flatMap(FactsFile.read)
    let sources = folder("sources/").flatMap(SourcesFile.read)
    let pages = folder("pages/").compactMap(InfoPagesFile.read)
    let texts = TextsFile.read(folder("texts/"))
    let routes = model(Self.routeRules)
    let following = model(Self.warningRules)

    guard let questions, let conditions, let readers, let retirements, let contacts, let moments, let sheets, let outcomes, let forms,
      let warnings, let terms, let tree, let edition, let routes, let following, let rules = compiled(routes, following)
    else { return nil }
    checkConditions(conditions, routes)
    UnreachableOutcome.check(rules, outcomes.outcomes, file: path(Self.routeRules), findings)
    DisagreeingTerm.check(rules, facts, file: path(Self.routeRules), findings)
    guard let index = index(of: rules, for: outcomes.outcomes) else { return nil }
    let parts = GuideParts(
      edition: edition, pages: questions.pages, questions: questions.questions, outcomes: outcomes.outcomes,
      attributes: outcomes.attributes, deliveryForms: forms, warnings: warnings, facts: facts, sources: sources,
      terms: terms, tree: tree, infoPages: pages, conditionTexts: conditions, phrases: texts.phrases,
      phraseFacts: texts.facts, readers: readers, retirements: retirements, contacts: contacts, moments: moments, sheets: sheets,
      rules: rules,
      warningTables: following.decisions.filter { $0.table.hitPolicy.isCollecting }.map(\.id), index: index)
    do {
      return try Guide(checking: parts)
    } catch {
      for problem in error.problems {
        let place = locate(problem.subject)
        findings.add(place.file, place.line, "\(problem.subject): \(problem.message)", problem.remedy)
      }
      return nil
    }
  }

  // MARK: Files

  private static let singleFiles: Set<String> = [
    "questions/vragen.yaml", "questions/voorwaarden.yaml", "outcomes/uitkomsten.yaml", "outcomes/leveringsvormen.yaml",
    "questions/lezers.yaml", "questions/vervallen.yaml", "contacts/contacten.yaml", "calendar/momenten.yaml",
    "conversations/gespreksbladen.yaml",
    "warnings/waarschuwingen.yaml", "terms.yaml", "tree/boom.yaml", "edition.yaml",
  ]

  private func single(_ path: String) -> ContentNode? {
    guard let file = files.first(where: { $0.path == path }) else {
      findings.add(path, 0, "The file is missing.", "Put it back.")
      return nil
    }
    return ContentNode.root(of: file, findings)
  }

  private func folder(_ prefix: String) -> [ContentNode] {
    files.filter { $0.path.hasPrefix(prefix) }.compactMap { ContentNode.root(of: $0, findings) }
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
      let model = try DecisionModel(reading: file.bytes)
      UnsourcedRule.check(model, file: file.path, findings)
      return model
    } catch {
      report(error.problems, file.path)
      return nil
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

  /// Every yes/no decision of the rules needs words.
  private func checkConditions(_ texts: [String: ConditionText], _ rules: DecisionModel) {
    let file = "questions/voorwaarden.yaml"
    let computed = rules.decisions.filter { decision in
      decision.table.rules.contains { $0.output == .literal(.boolean(true)) }
    }
    for decision in computed where texts[decision.id] == nil {
      findings.add(file, 0, "The condition '\(decision.id)' of the rules has no text.", "Add it.")
    }
    for id in texts.keys.sorted() where !computed.contains(where: { $0.id == id }) {
      findings.add(file, 0, "No rule computes the condition '\(id)'.", "Correct the id, or remove it.")
    }
  }

  /// The file and line where the element that a problem names is written: `vraag mdr` → the line with `id: mdr`.
  private func locate(_ subject: String) -> (file: String, line: Int) {
    let folders = [
      "vraag": "questions/vragen", "pagina": "questions/vragen", "uitkomst": "outcomes/uitkomsten",
      "leveringsvorm": "outcomes/leveringsvormen", "kenmerk": "outcomes/uitkomsten", "teken": "outcomes/uitkomsten",
      "waarschuwing": "warnings/", "feit": "facts/", "bron": "sources/",
      "begrip": "terms", "contact": "contacts/", "moment": "calendar/", "gespreksblad": "conversations/", "lezer": "questions/lezers",
      "vervallen": "questions/vervallen", "informatiepagina": "pages/", "boom": "tree/", "tekst": "texts/", "beslissing": "rules/",
      "inputData": "rules/",
    ]
    let words = subject.split(separator: " ", maxSplits: 1)
    guard let kind = words.first, let prefix = folders[String(kind)] else { return ("Content", 0) }
    let id = words.count > 1 ? String(words[1].prefix { $0 != "," && $0 != " " }) : ""
    for file in files where file.path.hasPrefix(prefix) {
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      if let index = lines.firstIndex(where: { Self.declares($0, id) }) { return (file.path, index + 1) }
    }
    return (files.first { $0.path.hasPrefix(prefix) }?.path ?? prefix, 0)
  }

  private static func declares(_ line: Substring, _ id: String) -> Bool {
    let marks = ["id: \(id),", "id: \(id)}", "id=\"\(id)\"", "vraag: \(id)", "teken: \"\(id)\""]
    return line.hasSuffix("id: \(id)") || line.hasPrefix("\(id):") || marks.contains { line.contains($0) }
  }
}
