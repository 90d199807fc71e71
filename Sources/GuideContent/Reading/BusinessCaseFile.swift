import BusinessCase
import FEEL
import Library
import Spreadsheet
import Tools

/// A `*.zaak.yaml` file: a business case per party, as people write it. JSON is YAML too, so a case in JSON reads the same.
package enum BusinessCaseFile {
  /// How the name of such a file ends.
  package static let suffix = ".zaak.yaml"
  /// A larger file is refused before it is read.
  package static let mostBytes = 1_000_000

  /// Whether a content file is an example of a case.
  static func isExample(_ path: String) -> Bool { path.hasPrefix("cases/") && path.hasSuffix(suffix) }

  /// - Parameters:
  ///   - file: the bytes, with the name by which problems call it. A workbook is read too.
  ///   - parameters: the dated figures that a case may name.
  /// - Throws: `CaseProblems` with everything that is wrong.
  package static func read(_ file: ContentFile, parameters: [DatedFigure]) throws(CaseProblems) -> ReadyCase {
    try read(CaseSource(file), parameters: parameters)
  }

  /// - Throws: `CaseProblems` with everything that is wrong, in a workbook with its cell.
  package static func read(_ source: CaseSource, parameters: [DatedFigure]) throws(CaseProblems) -> ReadyCase {
    do throws(CaseProblems) {
      return try readText(source.file, parameters: parameters)
    } catch {
      throw CaseProblems(error.problems.map(source.placed).sorted())
    }
  }

  private static func readText(_ file: ContentFile, parameters: [DatedFigure]) throws(CaseProblems) -> ReadyCase {
    guard file.bytes.count <= mostBytes else { throw CaseProblems([CaseProblem(CasePlace(.whole, ""), .tooLarge(most: mostBytes))]) }
    let findings = Findings()
    let root = ContentNode.root(of: file, findings)
    if let root, !root.hasKeys { throw CaseProblems([CaseProblem(CasePlace(line: root.line, ""), .noKeys)]) }
    let source = root.flatMap { $0.read(businessCase) }
    // In JSON a point is always that of decimals; people write it between thousands as well.
    let isJSON = file.bytes.first { $0 > UInt8(ascii: " ") } == UInt8(ascii: "{")
    let strayCommas = Set(findings.problems.filter(\.isStrayComma).map { $0.position?.line })
    let problems = findings.problems.filter { !$0.isTwofoldNumber || (!isJSON && !strayCommas.contains($0.position?.line)) }
    let fields = FieldNames(root)
    guard let source, problems.isEmpty else {
      throw CaseProblems(problems.map { CaseProblem(fields.place(of: $0), $0.what) }.sorted())
    }
    do throws(CaseProblems) {
      return try ReadyCase(source, parameters: parameters)
    } catch {
      throw CaseProblems(error.problems.map { $0.moved(fields.withLine) }.sorted())
    }
  }

  /// The same case as a workbook.
  ///
  /// - Parameters:
  ///   - file: a case that could be read.
  ///   - help: what stands on the first sheet, line by line.
  /// - Throws: `CaseProblems` when it is no case, or has something that no sheet has a place for.
  package static func workbook(of file: ContentFile, help: [String]) throws(CaseProblems) -> Workbook {
    let source = try CaseSource(file)
    let findings = Findings()
    let root = ContentNode.root(of: ContentFile(path: file.path, bytes: source.text), findings)
    guard let root else { throw CaseProblems(findings.problems.map { CaseProblem(FieldNames(nil).place(of: $0), $0.what) }) }
    guard let workbook = CaseWorkbook.workbook(of: CaseTree(root), help: help) else {
      throw CaseProblems([CaseProblem(CasePlace(.whole, ""), .sheet(.noPlace))])
    }
    return workbook
  }

  /// The dated figures among the files of the content, which is all that a case needs of it.
  ///
  /// - Throws: `ContentFailure` with everything that is wrong with them.
  package static func parameters(in files: [ContentFile]) throws(ContentFailure) -> [DatedFigure] {
    try ParametersFile.reader.items(in: files).compactMap { $0 as? DatedFigure }
  }

  // MARK: The whole

  private static func businessCase(_ node: ContentNode) -> BusinessCase? {
    // For people: what the case is about.
    node.allow("uitleg")
    let years = node.required("jaren").flatMap(whole) ?? 1
    return BusinessCase(
      name: node.string("naam"), years: years, rate: node.optional("discontovoet").flatMap(number) ?? BusinessCase.usualRate,
      date: node.optionalDate("peildatum"), parties: node.list("partijen", party), options: node.optionalList("opties", option),
      groups: node.optionalList("groepen", group), assumptions: node.list("aannamen", assumption),
      derived: node.optionalList("berekend", derived), adoptions: node.optionalList("gebruik", adoption),
      clusters: node.optionalList("clusters", cluster), items: node.list("posten", item),
      social: node.optional("sroi").flatMap { $0.read(Self.social) }, lifetimes: node.optionalList("levensduur", lifetime),
      softFacts: node.optionalList("zachteFeiten", softFact), facts: node.facts("feiten"))
  }

  private static func party(_ node: ContentNode) -> CaseParty? {
    guard let kind = node.choice("soort", CaseParty.Kind.self), let domain = node.choice("domein", CaseParty.Domain.self) else {
      return nil
    }
    return CaseParty(id: node.string("id"), name: node.string("naam"), kind: kind, domain: domain, line: node.line)
  }

  private static func option(_ node: ContentNode) -> CaseOption {
    let isUsual = node.optional("gebruikelijk") != nil && node.flag("gebruikelijk")
    return CaseOption(id: node.string("id"), name: node.string("naam"), isUsual: isUsual)
  }

  private static func group(_ node: ContentNode) -> CorrelationGroup? {
    guard let written = node.required("samenhang"), let strength = number(written) else { return nil }
    if !(0...1).contains(strength) { written.refuse(.strengthOutside) }
    return CorrelationGroup(id: node.string("id"), strength: strength)
  }

  private static func cluster(_ node: ContentNode) -> TechnologyCluster {
    TechnologyCluster(id: node.string("id"), name: node.string("naam"), isComplete: node.flag("compleet"))
  }

  private static func softFact(_ node: ContentNode) -> SoftFact {
    SoftFact(
      name: node.string("naam"), party: node.string("partij"), before: node.string("voor"), after: node.string("na"),
      evidence: node.string("bewijs"), line: node.line)
  }

  private static func lifetime(_ node: ContentNode) -> Lifetime? {
    guard let investment = formula("investering", node), let years = formula("jaren", node),
      let component = node.choice("component", Lifetime.Component.self)
    else { return nil }
    return Lifetime(id: node.string("id"), investment: investment, years: years, component: component)
  }

  private static func social(_ node: ContentNode) -> SocialReturnTerms? {
    let theory = text("verandertheorie", node)
    guard let deadweight = formula("deadweight", node), let displacement = formula("verdringing", node),
      let byOthers = formula("aanAnderen", node), let dropOff = formula("afname", node)
    else { return nil }
    return SocialReturnTerms(
      deadweight: deadweight, displacement: displacement, byOthers: byOthers, dropOff: dropOff, theoryOfChange: theory)
  }

  // MARK: Values

  private enum Spread: String, CaseIterable {
    case fixed = "vast"
    case uniform
    case triangular = "driehoek"
    case pert
    case normal = "normaal"
    case lognormal = "lognormaal"
    case beta
  }

  /// The kinds of spread, as a file names them.
  static let spreads = Spread.allCases.map(\.rawValue)

  private static func assumption(_ node: ContentNode) -> Assumption? {
    // For colleagues: why it is as it is.
    node.allow("noot")
    let opposite = node.optional("tegengesteld") != nil && node.flag("tegengesteld")
    let group = text("groep", node).map { Assumption.Membership(group: $0, isOpposite: opposite) }
    let source = text("bron", node)
    guard let value = given(node), let confidence = node.choice("zekerheid", Assumption.Confidence.self) else { return nil }
    return Assumption(
      id: node.string("id"), name: node.string("naam"), unit: node.string("eenheid"), value: value, group: group, source: source,
      facts: node.facts("feiten"), confidence: confidence, line: node.line)
  }

  private static func given(_ node: ContentNode) -> Assumption.Given? {
    if let parameter = text("parameter", node) { return .parameter(parameter) }
    guard let shape = node.choice("verdeling", Spread.self), let likely = node.required("waarschijnlijk").flatMap(number) else {
      return nil
    }
    if shape == .fixed { return .spread(Assumption.Spread(low: likely, likely: likely, high: likely, shape: .fixed)) }
    guard let low = node.required("laag").flatMap(number), let high = node.required("hoog").flatMap(number) else { return nil }
    let form: Assumption.Shape
    switch shape {
    case .fixed: form = .fixed
    case .uniform: form = .uniform
    case .triangular: form = .triangular
    case .pert: form = .pert
    case .normal: form = .normal
    case .lognormal: form = .lognormal
    case .beta:
      guard let a = node.required("vormA").flatMap(number), let b = node.required("vormB").flatMap(number) else { return nil }
      form = .beta(a, b)
    }
    return .spread(Assumption.Spread(low: low, likely: likely, high: high, shape: form))
  }

  private static func derived(_ node: ContentNode) -> DerivedValue? {
    guard let formula = formula("formule", node) else { return nil }
    return DerivedValue(id: node.string("id"), name: node.string("naam"), unit: node.string("eenheid"), formula: formula)
  }

  private static func adoption(_ node: ContentNode) -> Adoption? {
    guard let count = formula("aantal", node) else { return nil }
    let points = node.list("verloop") { point -> Adoption.Point? in
      guard let month = point.required("maand").flatMap(whole), let share = point.required("deel").flatMap(number) else { return nil }
      return Adoption.Point(month: month, share: share)
    }
    return Adoption(id: node.string("id"), name: node.string("naam"), count: count, points: points, line: node.line)
  }

  // MARK: Items

  private static func item(_ node: ContentNode) -> CaseItem? {
    node.allow("noot")
    let (party, receiver, adoption) = (text("partij", node), text("naar", node), text("gebruik", node))
    let (spent, valuation) = (optionalFormula("nu", node), optionalFormula("waardering", node))
    let cashing = node.optional("verzilvering").flatMap { $0.read(Self.cashing) }
    let social = node.optional("sroi").flatMap { $0.read(Self.social) }
    guard let kind = node.choice("soort", CaseItem.Kind.self), let category = node.choice("categorie", CaseItem.Category.self),
      let amount = formula("bedrag", node), let timing = node.required("wanneer").flatMap({ $0.read(Self.timing) })
    else { return nil }
    return CaseItem(
      id: node.string("id"), name: node.string("naam"), kind: kind, category: category, party: party, receiver: receiver,
      options: node.strings("opties"), amount: amount, timing: timing, adoption: adoption, spentToday: spent, cashing: cashing,
      valuation: valuation, social: social, line: node.line)
  }

  private static func timing(_ node: ContentNode) -> Timing? {
    guard let rhythm = node.choice("ritme", Timing.Rhythm.self), let from = node.required("van").flatMap(whole) else { return nil }
    return Timing(
      rhythm: rhythm, from: from, until: node.optional("tot").flatMap(whole), rampUp: node.optional("opbouw").flatMap(whole) ?? 0,
      every: node.optional("elkeJaren").flatMap(whole), line: node.line)
  }

  private static func cashing(_ node: ContentNode) -> CaseItem.Cashing? {
    let (floor, cluster) = (optionalFormula("ondergrens", node), text("cluster", node))
    guard let share = formula("deel", node), let rest = node.choice("rest", CaseItem.Rest.self) else { return nil }
    return CaseItem.Cashing(share: share, floor: floor, cluster: cluster, rest: rest)
  }

  // MARK: Scalars

  /// A text that may be left out; something else than a text is a finding.
  private static func text(_ key: String, _ node: ContentNode) -> String? { node.optional(key).flatMap(\.text) }

  private static func formula(_ key: String, _ node: ContentNode) -> Formula? { node.required(key).flatMap(written) }
  private static func optionalFormula(_ key: String, _ node: ContentNode) -> Formula? { node.optional(key).flatMap(written) }
  private static func written(_ node: ContentNode) -> Formula? { node.text.map { Formula($0, line: node.line) } }

  private static func number(_ node: ContentNode) -> Double? {
    guard let text = node.text else { return nil }
    let written = CaseNumber(text)
    if let (kind, parts) = written.problem { node.refuse(kind, parts) }
    return written.value
  }

  private static func whole(_ node: ContentNode) -> Int? {
    guard let text = node.text else { return nil }
    guard let number = Int(text), abs(number) <= 100_000 else {
      node.refuse(.noWholeNumber, [.written: .text(text)])
      return nil
    }
    return number
  }
}
