import Funding
import Library

/// `outcomes/uitkomsten.yaml`: the attributes of the comparison tables, and every outcome.
enum OutcomesFile {
  static func read(_ root: ContentNode) -> (attributes: [Attribute], outcomes: [Outcome]) {
    root.allowOnly(["kenmerken", "uitkomsten"])
    let attributes = root.list("kenmerken").compactMap(attribute)
    return (attributes, root.list("uitkomsten").compactMap { outcome($0, attributes) })
  }

  private static func attribute(_ node: ContentNode) -> Attribute? {
    node.allowOnly(["id", "reeks", "naam"])
    guard let series = node.choice("reeks", Attribute.Series.self) else { return nil }
    return Attribute(id: Attribute.ID(node.string("id")), series: series, name: node.translated("naam"))
  }

  private static func outcome(_ node: ContentNode, _ attributes: [Attribute]) -> Outcome? {
    node.allowOnly([
      "id", "soort", "wet", "teken", "kleur", "naam", "kort", "samenvatting", "kern", "beslist", "eersteStappen", "nogTeRegelen", "onder",
      "feiten", "kenmerken", "verdieping", "stappen", "voorbeelden", "letOp", "instrumenten",
    ])
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
      id: Outcome.ID(node.string("id")), kind: kind, law: law.flatMap(Outcome.Law.init), sign: node.string("teken"), colour: colour,
      name: node.translated("naam"), short: node.translated("kort"), summary: node.translated("samenvatting"),
      essence: node.translated("kern"),
      decider: node.required("beslist")?.sourcedText ?? SourcedText(text: Text(nl: "", en: ""), facts: []),
      firstSteps: node.list("eersteStappen").map(step), toArrange: node.optionalList("nogTeRegelen").map(\.sourcedText),
      parent: node.optionalString("onder").map { Outcome.ID($0) }, facts: node.facts("feiten"),
      attributes: values(node, "kenmerken", series) + values(node, "verdieping", .depth),
      steps: node.facts("stappen"), examples: node.facts("voorbeelden"), watchOut: node.facts("letOp"),
      instruments: node.facts("instrumenten"))
  }

  private static func step(_ node: ContentNode) -> FirstStep {
    node.allowOnly(["tekst", "voor", "contact", "moment", "feiten"])
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

/// `outcomes/leveringsvormen.yaml`: the matrix of delivery forms and Wlz options.
enum DeliveryFormsFile {
  static func read(_ root: ContentNode) -> [DeliveryForm] {
    root.allowOnly(["leveringsvormen"])
    return root.list("leveringsvormen").map { node in
      node.allowOnly(["id", "naam", "uitleg", "feiten", "cellen"])
      let cells = (node.required("cellen")?.members ?? []).compactMap { member -> DeliveryForm.Cell? in
        member.value.allowOnly(["waarde", "feit", "zekerheid"])
        guard let value = member.value.choice("waarde", DeliveryForm.Value.self),
          let certainty = member.value.choice("zekerheid", Certainty.self)
        else { return nil }
        return DeliveryForm.Cell(
          outcome: Outcome.ID(member.key), value: value, fact: Fact.ID(member.value.string("feit")), certainty: certainty)
      }
      return DeliveryForm(
        id: DeliveryForm.ID(node.string("id")), name: node.translated("naam"), explanation: node.translated("uitleg"),
        facts: node.facts("feiten"), cells: cells)
    }
  }
}

/// `warnings/waarschuwingen.yaml`: the wording of the warnings that the warning rules give.
enum WarningsFile {
  static func read(_ root: ContentNode) -> [Warning] {
    root.allowOnly(["waarschuwingen"])
    return root.list("waarschuwingen").compactMap { node in
      node.allowOnly(["id", "ernst", "uitkomsten", "betwist", "titel", "kort", "tekst", "feiten"])
      guard let severity = node.choice("ernst", Warning.Severity.self) else { return nil }
      return Warning(
        id: Warning.ID(node.string("id")), severity: severity, outcomes: node.strings("uitkomsten").map { Outcome.ID($0) },
        disputes: node.facts("betwist"), title: node.translated("titel"), short: node.translated("kort"), text: node.translated("tekst"),
        facts: node.facts("feiten"))
    }
  }
}
