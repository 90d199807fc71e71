import FEEL
import Library

/// A small tool: what it asks, what it gives, and in which words. How it decides stands in its rules (`ToolRules`).
package final class Tool: ContentItem {
  package static let itemKind = ContentKind("hulpmiddel", english: "tool")

  /// Its folder, and its address.
  package let id: Identifier<Tool>
  package let origin: Origin
  package let title: Text
  /// What it gives, in a sentence or two.
  package let summary: Text
  package let alsoKnownAs: [String]
  /// Beside which other tools a reader finds it.
  package let group: ToolGroup
  package let traits: [KnowledgeItem.Trait]
  /// The outcomes that it belongs to, by id.
  package let outcomes: [String]
  package let checking: KnowledgeItem.Checking
  package let facts: [Fact.ID]
  package let parameters: [DatedFigure.ID]
  package let inputs: [ToolInput]
  package let results: [ToolResult]
  package let notices: [ToolNotice]
  /// The results that answer the question of the tool, by id: they come first.
  package let core: [String]
  /// The results that say what to do next, by id.
  package let next: [String]
  package let picture: ToolPicture?
  package let links: [KnowledgeItem.ID]

  package init(
    id: Identifier<Tool>, origin: Origin, title: Text, summary: Text, alsoKnownAs: [String], group: ToolGroup,
    traits: [KnowledgeItem.Trait],
    outcomes: [String], checking: KnowledgeItem.Checking, facts: [Fact.ID], parameters: [DatedFigure.ID], inputs: [ToolInput],
    results: [ToolResult], notices: [ToolNotice], core: [String], next: [String], picture: ToolPicture?, links: [KnowledgeItem.ID]
  ) {
    (self.id, self.origin, self.title, self.summary, self.alsoKnownAs) = (id, origin, title, summary, alsoKnownAs)
    self.group = group
    (self.traits, self.outcomes, self.checking, self.facts, self.parameters) = (traits, outcomes, checking, facts, parameters)
    (self.inputs, self.results, self.notices, self.core, self.next) = (inputs, results, notices, core, next)
    (self.picture, self.links) = (picture, links)
  }

  package func input(_ id: String) -> ToolInput? { inputs.first { $0.id == id } }
  package func result(_ id: String) -> ToolResult? { results.first { $0.id == id } }

  package var texts: [Text] {
    [title, summary] + inputs.flatMap(\.texts) + results.flatMap(\.texts) + notices.map(\.text)
  }
  package var references: [Reference] {
    let facts = facts + inputs.flatMap { $0.facts + $0.kind.facts } + results.flatMap(\.allFacts) + notices.flatMap(\.facts)
    return facts.references() + parameters.references() + links.references() + traits.map(\.trait).references()
      + outcomes.map { Reference(kind: .outcome, key: $0) }
  }
  package var grounds: [[Fact.ID]] { placedGrounds.map(\.facts) }

  private var placedGrounds: [(facts: [Fact.ID], origin: Origin)] {
    [(facts, origin)] + results.map { ($0.facts, $0.origin) } + results.flatMap(\.verdicts).map { ($0.facts, $0.origin) }
      + notices.map { ($0.facts, $0.origin) }
  }

  package func origin(ofGround number: Int) -> Origin { placedGrounds[number].origin }

  package func origin(of reference: Reference) -> Origin {
    let places: [(facts: [Fact.ID], origin: Origin)] =
      inputs.map { ($0.facts + $0.kind.facts, $0.origin) } + results.flatMap(\.verdicts).map { ($0.facts, $0.origin) }
      + results.map { ($0.allFacts, $0.origin) } + notices.map { ($0.facts, $0.origin) }
    return places.first { $0.facts.references().contains(reference) }?.origin ?? origin
  }
}

/// What a reader comes for: the parts of the list of tools, in order.
package enum ToolGroup: String, CaseIterable, Sendable {
  /// To find the way, and who pays.
  case way = "weg"
  /// To have an amount or a day.
  case figures = "rekenen"
  /// To prepare, and to test a plan.
  case preparation = "voorbereiden"
}

/// Something that a tool asks. Each may be left open.
package struct ToolInput: Sendable {
  package let id: String
  package let origin: Origin
  package let name: Text
  package let help: Text
  package let kind: ToolValueKind
  package let facts: [Fact.ID]
  /// Where an advice already knows it: the question, and what each of its answers means here.
  package let fromAdvice: FromAdvice?

  package struct FromAdvice: Sendable {
    package let question: String
    package let meanings: [String: String]

    package init(question: String, meanings: [String: String]) { (self.question, self.meanings) = (question, meanings) }
  }

  package init(
    id: String, origin: Origin, name: Text, help: Text, kind: ToolValueKind, facts: [Fact.ID], fromAdvice: FromAdvice?
  ) {
    (self.id, self.origin, self.name, self.help, self.kind) = (id, origin, name, help, kind)
    (self.facts, self.fromAdvice) = (facts, fromAdvice)
  }

  package var texts: [Text] { [name, help] + kind.texts }
}

/// What a value of a tool is.
package indirect enum ToolValueKind: Sendable {
  case choice([ToolChoice])
  case choices([ToolChoice])
  case yesNo
  case number(Measure, Bounds)
  case date
  case rows([ToolColumn], most: Int)

  /// What a number counts.
  package enum Measure: String, CaseIterable, Sendable {
    case whole = "getal"
    case decimal = "decimaal"
    case percentage
    case money = "geld"
    case hours = "uren"
  }

  /// The least and the most that a number can be; `nil` where there is no bound.
  package struct Bounds: Hashable, Sendable {
    package let from: Decimal128?
    package let to: Decimal128?

    package init(from: Decimal128?, to: Decimal128?) { (self.from, self.to) = (from, to) }

    package func contain(_ number: Decimal128) -> Bool { from.map { $0 <= number } ?? true && to.map { number <= $0 } ?? true }
  }

  package var texts: [Text] {
    switch self {
    case .choice(let choices), .choices(let choices): choices.flatMap { [$0.name] + [$0.explanation].compactMap(\.self) }
    case .rows(let columns, _): columns.flatMap { [$0.name] + $0.kind.texts }
    case .yesNo, .number, .date: []
    }
  }

  package var facts: [Fact.ID] {
    switch self {
    case .choice(let choices), .choices(let choices): choices.flatMap(\.facts)
    case .rows(let columns, _): columns.flatMap(\.kind.facts)
    case .yesNo, .number, .date: []
    }
  }
}

package struct ToolChoice: Hashable, Sendable {
  package let id: String
  package let name: Text
  /// What it means, where that takes more words.
  package let explanation: Text?
  package let facts: [Fact.ID]

  package init(id: String, name: Text, explanation: Text? = nil, facts: [Fact.ID] = []) {
    (self.id, self.name, self.explanation, self.facts) = (id, name, explanation, facts)
  }
}

/// A column of a table that is asked or given.
package struct ToolColumn: Sendable {
  package let id: String
  package let name: Text
  package let kind: ToolValueKind

  package init(id: String, name: Text, kind: ToolValueKind) { (self.id, self.name, self.kind) = (id, name, kind) }
}

/// Something that a tool gives: a decision of its rules, and how it is told.
package struct ToolResult: Sendable {
  package let id: String
  package let origin: Origin
  package let name: Text
  package let kind: Kind
  /// How it is worked out, with `{id}` for what it is worked out from; `nil` where there is nothing to work out.
  package let sum: Text?
  /// Whether every number that it is worked out from moves it one way only, so that bounds of those give its exact range.
  package let isMonotone: Bool
  package let facts: [Fact.ID]

  package indirect enum Kind: Sendable {
    case number(ToolValueKind.Measure)
    case date
    case yesNo
    case verdict([Verdict])
    case verdicts([Verdict])
    case rows([ToolColumn])
  }

  /// One of the answers that a result can have, in full words.
  package struct Verdict: Sendable {
    package let id: String
    package let origin: Origin
    package let name: Text
    package let explanation: Text?
    package let sign: Sign?
    package let facts: [Fact.ID]

    package enum Sign: String, CaseIterable, Sendable {
      case good = "goed"
      case bad = "fout"
      case mind = "let-op"
    }

    package init(id: String, origin: Origin, name: Text, explanation: Text?, sign: Sign?, facts: [Fact.ID]) {
      (self.id, self.origin, self.name, self.explanation) = (id, origin, name, explanation)
      (self.sign, self.facts) = (sign, facts)
    }
  }

  package init(id: String, origin: Origin, name: Text, kind: Kind, sum: Text?, isMonotone: Bool, facts: [Fact.ID]) {
    (self.id, self.origin, self.name, self.kind, self.sum) = (id, origin, name, kind, sum)
    (self.isMonotone, self.facts) = (isMonotone, facts)
  }

  package var verdicts: [Verdict] {
    switch kind {
    case .verdict(let verdicts), .verdicts(let verdicts): verdicts
    case .number, .date, .yesNo, .rows: []
    }
  }

  package var texts: [Text] {
    let columns = if case .rows(let columns) = kind { columns.map(\.name) + columns.flatMap(\.kind.texts) } else { [Text]() }
    return [name] + [sum].compactMap(\.self) + verdicts.flatMap { [$0.name] + [$0.explanation].compactMap(\.self) } + columns
  }
  package var allFacts: [Fact.ID] {
    let columns = if case .rows(let columns) = kind { columns.flatMap(\.kind.facts) } else { [Fact.ID]() }
    return facts + verdicts.flatMap(\.facts) + columns
  }
}

/// Something to say beside the results, when a rule says so.
package struct ToolNotice: Sendable {
  package let id: String
  package let origin: Origin
  package let severity: Severity
  package let text: Text
  package let facts: [Fact.ID]

  package enum Severity: String, CaseIterable, Sendable {
    case mind = "let-op"
    case know = "weten"
  }

  package init(id: String, origin: Origin, severity: Severity, text: Text, facts: [Fact.ID]) {
    (self.id, self.origin, self.severity, self.text, self.facts) = (id, origin, severity, text, facts)
  }
}

/// A picture of the results.
package struct ToolPicture: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Days in order.
    case timeline = "tijdlijn"
    /// Numbers side by side.
    case bars = "balken"
    /// Rows of a table, each in the lane that one of its columns names.
    case lanes = "banen"
  }

  package let kind: Kind
  /// The inputs and results that it shows.
  package let parts: [String]
  /// The column that names the lane.
  package let column: String?

  package init(kind: Kind, parts: [String], column: String?) { (self.kind, self.parts, self.column) = (kind, parts, column) }
}
