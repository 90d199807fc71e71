import Funding
import Library
import Tools

extension Findable {
  /// Where an agent finds it: `routewijzer://feiten/A-E02`.
  var address: String { AgentServer.scheme + name }
}

/// How a thing that can be found is said in JSON: by the shape of its kind.
enum FindableShape {
  static let shape = ObjectShape<Findable, AdviceSetting> {
    Property("soort", .text) { $0.kind }
    Property("item", any) { $0 }
  }.shape

  private static let any = Shape<Findable, AdviceSetting>(
    .any([
      KnowledgeShapes.item.schema, GuideShapes.outcome.schema, ToolShapes.tool.schema, KnowledgeShapes.term.schema, GuideShapes.fact.schema,
    ])
  ) { thing, setting, output in
    switch thing {
    case .item(let item): KnowledgeShapes.item.write(item, setting, &output)
    case .outcome(let outcome): GuideShapes.outcome.write(outcome, setting, &output)
    case .tool(let tool):
      if let ready = setting.guide.tool(tool.id) { ToolShapes.tool.write(ready, setting, &output) } else { output.null() }
    case .term(let term): KnowledgeShapes.term.write(term, setting, &output)
    case .fact(let fact): GuideShapes.fact.write(fact, setting, &output)
    }
  }
}

/// A thing that can be found in words, every sentence with its facts, in Markdown.
struct FindableText {
  let thing: Findable
  let setting: AdviceSetting

  init(_ thing: Findable, _ setting: AdviceSetting) { (self.thing, self.setting) = (thing, setting) }

  var reply: AgentReply { AgentReply(lines, AgentReply.json(thing, FindableShape.shape, setting), facts: facts, setting) }

  /// Everything that the words rest on.
  var facts: [Fact.ID] {
    switch thing {
    case .outcome(let outcome): unique(outcome.facts + outcome.allFacts)
    case .tool(let tool): unique(tool.facts + tool.inputs.flatMap(\.facts) + tool.results.flatMap(\.allFacts))
    default: thing.facts
    }
  }

  var lines: [String] {
    switch thing {
    // A fact stands in full among what the answer rests on.
    case .fact: []
    case .term(let term): ["# " + say(term.term), "", say(term.explanation) + cite(term.facts)]
    case .item(let item):
      ["# " + say(item.title), "", say(item.summary) + cite(item.facts)] + review(item) + item.values.flatMap { field($0, item) }
    case .outcome(let outcome): self.outcome(outcome)
    case .tool(let tool): self.tool(tool)
    }
  }

  private var guide: Guide { setting.guide }
  private func say(_ text: Text) -> String { text[setting.language] }
  private func say(_ phrase: Phrase) -> String { guide.phrase(phrase, setting.language) }
  private func cite(_ facts: [Fact.ID]) -> String { facts.isEmpty ? "" : " [" + facts.map(\.text).joined(separator: ", ") + "]" }
  private func bullet(_ text: SourcedText) -> String { "- " + say(text.text) + cite(text.facts) }

  // MARK: Items

  private func review(_ item: KnowledgeItem) -> [String] { item.checking.isDue(on: setting.date) ? ["", say(.knowledgeDue)] : [] }

  private func field(_ value: KnowledgeItem.Value, _ item: KnowledgeItem) -> [String] {
    let field = guide.library[item.kind].field(value.field)
    let lines: [String] =
      switch value.content {
      case .statements(let statements): statements.map(bullet)
      case .steps(let steps): steps.map { bullet($0.statement) }
      case .choices(let ids):
        ["- " + ids.map { id in field?.choices.first { $0.id == id }.map { say($0.name) } ?? id }.joined(separator: ", ")]
      case .links(let links):
        links.map { link in
          let other = guide.library[link.item]
          let about = link.statement.map { ": " + say($0.text) + cite($0.facts) } ?? ""
          return "- \(say(other.title)) (`\(Findable.item(other).address)`)\(about)"
        }
      case .day(let day): ["- \(day)"]
      case .written(let text): ["- " + text]
      }
    return ["", "## " + (field.map { say($0.name) } ?? value.field), ""] + lines
  }

  // MARK: Outcomes and tools

  private func outcome(_ outcome: Outcome) -> [String] {
    var lines = [
      "# " + say(outcome.name), "", say(outcome.summary) + cite(outcome.facts), "", say(outcome.essence), bullet(outcome.decider),
    ]
    for step in outcome.firstSteps { lines.append("- " + say(step.text.text(for: nil)) + cite(step.facts)) }
    if !outcome.toArrange.isEmpty { lines += ["", "## " + say(.toArrange), ""] + outcome.toArrange.map(bullet) }
    for value in outcome.attributes {
      let name = guide.attributes.first { $0.series == value.series && $0.id == value.attribute }.map { say($0.name) }
      lines += ["", "## " + (name ?? value.attribute.text), ""] + guide.facts(value.facts).map { "- " + say($0.statement) + cite([$0.id]) }
    }
    return lines
  }

  private func tool(_ tool: Tool) -> [String] {
    ["# \(say(tool.title)) (`\(tool.id)`)", "", say(tool.summary) + cite(tool.facts), "", "## invoer", ""]
      + tool.inputs.map { input in
        "- `\(input.id)`: **\(say(input.name))** \(say(input.help)) `\(ToolSchema.of(input.kind).text())`" + cite(input.facts)
      }
      + ["", "## uitkomsten", ""]
      + tool.results.map { "- `\($0.id)`: \(say($0.name))" + cite($0.facts) }
  }
}
