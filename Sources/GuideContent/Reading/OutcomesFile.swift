import Funding
import Library

/// `outcomes/uitkomsten.yaml`: the attributes of the comparison tables, and every outcome.
enum OutcomesFile {
  static let reader = ContentReader(place: .file("outcomes/uitkomsten.yaml")) { root in
    root.read { root in
      let attributes = root.list("kenmerken", attribute)
      return attributes as [any ContentItem] + root.list("uitkomsten") { outcome($0, attributes) }
    } ?? []
  }

  private static func attribute(_ node: ContentNode) -> Attribute? {
    guard let series = node.choice("reeks", Attribute.Series.self) else { return nil }
    return Attribute(id: node.id(), origin: node.origin, series: series, name: node.translated("naam"))
  }

  private static func outcome(_ node: ContentNode, _ attributes: [Attribute]) -> Outcome? {
    guard let kind = node.choice("soort", Kind.self)?.outcomeKind, let colour = node.choice("kleur", Outcome.Colour.self) else {
      return nil
    }
    let law = node.optionalString("wet").flatMap { $0.isEmpty ? nil : $0 }
    if let law, Outcome.Law(rawValue: law) == nil {
      node.refuse("The law '\(law)' is not known.", "Use wlz, zvw, wmo or \"\".")
    }
    let options = Set((node.optional("kenmerken")?.members ?? []).map(\.key))
    let series: Attribute.Series =
      attributes.contains { $0.series == .route && options.contains($0.id.text) } ? .route : .option
    return Outcome(
      id: node.id(), origin: node.origin, kind: kind, law: law.flatMap(Outcome.Law.init), sign: node.string("teken"), colour: colour,
      name: node.translated("naam"), short: node.translated("kort"), summary: node.translated("samenvatting"),
      essence: node.translated("kern"),
      decider: node.required("beslist")?.sourcedText ?? SourcedText(text: Text(nl: "", en: ""), facts: []),
      firstSteps: node.list("eersteStappen", step), toArrange: node.optionalList("nogTeRegelen").map(\.sourcedText),
      parent: node.optionalString("onder").map { Outcome.ID($0) }, facts: node.facts("feiten"),
      attributes: values(node, "kenmerken", series) + values(node, "verdieping", .depth),
      steps: node.facts("stappen"), examples: node.facts("voorbeelden"), watchOut: node.facts("letOp"),
      instruments: node.facts("instrumenten"), caseStart: node.optional("zaak").flatMap { $0.read(caseStart) })
  }

  private static func caseStart(_ node: ContentNode) -> Outcome.CaseStart? {
    let answers = (node.required("antwoorden")?.members ?? []).map { (key: $0.key, value: $0.value.text ?? "") }
    guard let rule = node.required("regel")?.sourcedText else { return nil }
    return Outcome.CaseStart(answers: answers, rule: rule)
  }

  private static func step(_ node: ContentNode) -> FirstStep {
    let variants = (node.optional("voor")?.members ?? []).map { (Reader.ID($0.key), $0.value.translation) }
    return FirstStep(
      text: AddressedText(base: node.translated("tekst"), variants: Dictionary(variants) { first, _ in first }),
      contact: node.optionalString("contact").map { Contact.ID($0) }, moment: node.optionalString("moment").map { Moment.ID($0) },
      facts: node.facts("feiten"))
  }

  private static func values(_ node: ContentNode, _ key: String, _ series: Attribute.Series) -> [Outcome.AttributeValue] {
    (node.optional(key)?.members ?? []).map { member in
      Outcome.AttributeValue(
        series: series, attribute: Attribute.ID(member.key), facts: member.value.elements.compactMap(\.text).map { Fact.ID($0) })
    }
  }

  private enum Kind: String, CaseIterable {
    case ontwikkeling, route, optie

    var outcomeKind: Outcome.Kind {
      switch self {
      case .ontwikkeling: .development
      case .route: .route
      case .optie: .option
      }
    }
  }
}
