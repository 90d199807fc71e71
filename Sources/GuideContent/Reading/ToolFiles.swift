import FEEL
import Library
import Tools

/// `tools/<id>/hulp.yaml`: what a tool asks and gives. Its rules stand beside it (`regels.dmn`), and so do its worked examples
/// (`gevallen.yaml`).
package enum ToolFiles {
  static let folder = "tools"
  static let file = "/hulp.yaml"
  static let rules = "/regels.dmn"

  static let reader = ContentReader(place: .folder(folder)) { root in
    guard root.file.hasSuffix(file) else {
      root.refuse("The program does not know what this file of a tool is.", "A tool is hulp.yaml, regels.dmn and gevallen.yaml.")
      return []
    }
    return (root.read(tool)).map { [$0] } ?? []
  }

  /// The folder that a file of a tool stands in.
  static func id(ofFile path: String) -> Tool.ID? {
    let parts = path.split(separator: "/")
    return parts.count == 3 && parts[0] == folder[...] ? Tool.ID(String(parts[1])) : nil
  }

  /// Whether a name can be the folder of a tool, and so its address.
  package static func canBeFolder(_ name: String) -> Bool {
    name.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
    }
  }

  private static func tool(_ node: ContentNode) -> Tool? {
    if let id = id(ofFile: node.file), !canBeFolder(id.text) {
      node.refuse(
        "The folder '\(id)' cannot be an address.", "Use small letters a to z, digits and single hyphens, as stoz-check.")
    }
    guard let id = id(ofFile: node.file), node.required("nagekeken") != nil, let last = node.optionalDate("nagekeken"),
      node.required("herzien") != nil, let next = node.optionalDate("herzien"),
      let group = node.choice("groep", ToolGroup.self)
    else { return nil }
    let traits = ["wetten", "fasen", "voor"].compactMap { key -> KnowledgeItem.Trait? in
      let choices = node.strings(key)
      return choices.isEmpty ? nil : KnowledgeItem.Trait(trait: KnowledgeTrait.ID(key), choices: choices)
    }
    return Tool(
      id: id, origin: node.origin, title: node.translated("naam"), summary: node.translated("kort"), alsoKnownAs: node.strings("ook"),
      group: group, traits: traits, outcomes: node.strings("routes"),
      checking: KnowledgeItem.Checking(last: last, next: next), facts: node.facts("feiten"), parameters: node.ids("parameters"),
      inputs: node.list("invoer", input), results: node.list("uitkomsten", result),
      notices: node.optionalList("meldingen", notice),
      core: node.list("kern").compactMap(\.text), next: node.strings("vervolg"),
      picture: node.optional("beeld").flatMap { $0.read(picture) },
      links: node.ids("doorlinken"))
  }

  // MARK: Inputs

  private enum InputKind: String, CaseIterable {
    case choice = "keuze"
    case choices = "keuzen"
    case yesNo = "janee"
    case whole = "getal"
    case decimal = "decimaal"
    case percentage
    case money = "geld"
    case hours = "uren"
    case date = "datum"
    case rows = "rijen"
  }

  private static func input(_ node: ContentNode) -> ToolInput? {
    guard let kind = valueKind(node) else { return nil }
    return ToolInput(
      id: node.string("id"), origin: node.origin, name: node.translated("naam"), help: node.translated("uitleg"), kind: kind,
      facts: node.facts("feiten"),
      fromAdvice: node.optional("uitAdvies").flatMap { $0.read(fromAdvice) })
  }

  private static func fromAdvice(_ node: ContentNode) -> ToolInput.FromAdvice? {
    let meanings = node.required("wordt")?.members.compactMap { key, value in value.text.map { (key, $0) } } ?? []
    return ToolInput.FromAdvice(question: node.string("vraag"), meanings: Dictionary(meanings) { first, _ in first })
  }

  private static func valueKind(_ node: ContentNode) -> ToolValueKind? {
    switch node.choice("soort", InputKind.self) {
    case .choice: .choice(node.list("waarden", choice))
    case .choices: .choices(node.list("waarden", choice))
    case .yesNo: .yesNo
    case .whole: .number(.whole, bounds(node))
    case .decimal: .number(.decimal, bounds(node))
    case .percentage: .number(.percentage, bounds(node))
    case .money: .number(.money, bounds(node))
    case .hours: .number(.hours, bounds(node))
    case .date: .date
    case .rows: .rows(node.list("kolommen", column), most: rowCount(node))
    case nil: nil
    }
  }

  /// How many rows may be filled in.
  private static func rowCount(_ node: ContentNode) -> Int {
    guard let found = node.required("hoogstens") else { return 0 }
    guard let count = found.written.flatMap(Int.init), count > 0 else {
      found.refuse("A whole number above 0 is expected here.", "Write how many rows the reader can fill in, as 6.")
      return 0
    }
    return count
  }

  private static func bounds(_ node: ContentNode) -> ToolValueKind.Bounds {
    func number(_ key: String) -> Decimal128? {
      guard let found = node.optional(key) else { return nil }
      let number = Decimal128(found.written ?? "")
      if number == nil { found.refuse("A number is expected here.", "Write it as 6.5.") }
      return number
    }
    let bounds = ToolValueKind.Bounds(from: number("van"), to: number("tot"))
    if let from = bounds.from, let to = bounds.to, from > to {
      node.refuse(
        "van is \(ToolValueText.plain(from)) and tot is \(ToolValueText.plain(to)): no number can be both.",
        "Write the least number at van and the most at tot.")
    }
    return bounds
  }

  private static func choice(_ node: ContentNode) -> ToolChoice {
    ToolChoice(
      id: node.string("id"), name: node.translated("naam"), explanation: node.optionalTranslated("uitleg"), facts: node.facts("feiten"))
  }

  private static func column(_ node: ContentNode) -> ToolColumn? {
    guard let kind = valueKind(node) else { return nil }
    return ToolColumn(id: node.string("id"), name: node.translated("naam"), kind: kind)
  }

  // MARK: Results

  private static func result(_ node: ContentNode) -> ToolResult? {
    guard let kind = resultKind(node) else { return nil }
    if let range = node.optional("bereik"), range.written == "true" {
      if case .number = kind {
      } else {
        range.refuse("bereik is for numbers, and this result is none.", "Remove bereik here.")
      }
    }
    return ToolResult(
      id: node.string("id"), origin: node.origin, name: node.translated("naam"), kind: kind, sum: node.optionalTranslated("som"),
      isMonotone: node.optional("bereik") != nil && node.flag("bereik"), facts: node.facts("feiten"))
  }

  private static func resultKind(_ node: ContentNode) -> ToolResult.Kind? {
    switch node.choice("soort", InputKind.self) {
    case .choice: .verdict(node.list("waarden", verdict))
    case .choices: .verdicts(node.list("waarden", verdict))
    case .yesNo: .yesNo
    case .whole: .number(.whole)
    case .decimal: .number(.decimal)
    case .percentage: .number(.percentage)
    case .money: .number(.money)
    case .hours: .number(.hours)
    case .date: .date
    case .rows: .rows(node.list("kolommen", column))
    case nil: nil
    }
  }

  private static func verdict(_ node: ContentNode) -> ToolResult.Verdict {
    ToolResult.Verdict(
      id: node.string("id"), origin: node.origin, name: node.translated("naam"), explanation: node.optionalTranslated("uitleg"),
      sign: node.optional("teken").flatMap { $0.choice(ToolResult.Verdict.Sign.self) }, facts: node.facts("feiten"))
  }

  private static func notice(_ node: ContentNode) -> ToolNotice? {
    guard let severity = node.choice("ernst", ToolNotice.Severity.self) else { return nil }
    return ToolNotice(
      id: node.string("id"), origin: node.origin, severity: severity, text: node.translated("tekst"), facts: node.facts("feiten"))
  }

  private static func picture(_ node: ContentNode) -> ToolPicture? {
    guard let kind = node.choice("soort", ToolPicture.Kind.self) else { return nil }
    return ToolPicture(kind: kind, parts: node.strings("uit"), column: node.optionalString("kolom"))
  }
}
