import Funding
import Library

/// The tools for what the guide knows: search, facts and items.
enum ReferenceTools {
  /// - Parameter kinds: of things that can be found.
  static func all(_ kinds: [String]) -> [AgentTool] {
    [
      AgentTool(
        name: "zoek", title: Text(nl: "Zoeken", en: "Search"),
        summary: Text(
          nl:
            "Zoekt in kennis, routes, hulpmiddelen, begrippen en feiten. Toont drie feiten per resultaat; kennis geeft alle.",
          en:
            "Searches knowledge, routes, tools, terms and facts. Shows three facts of each result; kennis gives all."
        ),
        inputs: [
          AgentTool.input(
            "vraag", ["type": "string", "maxLength": .number(String(Query.longestWords))], "In eigen woorden / in your own words"),
          AgentTool.input("aantal", ["type": "integer", "minimum": 1, "maximum": 20], "Hoogstens zoveel; anders 5 / the most; else 5"),
          AgentTool.language,
        ], required: ["vraag"], answer: SearchEndpoint.shape.schema, call: search),
      AgentTool(
        name: "feit", title: Text(nl: "Feiten", en: "Facts"),
        summary: Text(
          nl: "Feiten bij hun nummer: wat er staat, hoe zeker het is, waar het staat en wie het anders ziet.",
          en: "Facts by their number: what is stated, how certain it is, where it stands and who sees it otherwise."),
        inputs: [
          AgentTool.input(
            "ids", ["type": "array", "minItems": 1, "maxItems": .number(String(mostFacts)), "items": ["type": "string"]],
            "Zoals / such as A-E02"), AgentTool.language,
        ], required: ["ids"], answer: factList.schema, call: facts),
      AgentTool(
        name: "kennis", title: Text(nl: "Eén item", en: "One item"),
        summary: Text(
          nl: "Alles wat Routewijzer weet over één ding: een wet, organisatie, regeling, route, begrip, hulpmiddel of feit.",
          en: "All that Routewijzer knows of one thing: a law, organisation, scheme, route, term, tool or fact."),
        inputs: [
          AgentTool.input("soort", AdviceSchema.choice(kinds), "De soort, zoals zoek die geeft / the kind, as zoek gives it"),
          AgentTool.input("id", ["type": "string"], "De id binnen de soort / the id within the kind"), AgentTool.language,
        ], required: ["soort", "id"], answer: FindableShape.shape.schema, call: item),
    ]
  }

  // MARK: Search

  /// So many facts of each result are shown; `kennis` gives the others.
  private static let factsPerResult = 3

  @Sendable private static func search(_ call: AgentCall) throws(RequestProblems) -> AgentReply {
    guard case .string(let words)? = call.raw["vraag"], !words.isEmpty, !Query.isTooLong(words) else {
      let most = Query.longestWords
      throw AgentCall.problem(
        "/vraag",
        Text(
          nl: "Hier hoort een vraag in woorden, van hoogstens \(most) tekens.",
          en: "A question in words is expected here, of at most \(most) characters."))
    }
    let limit = try call.number("aantal", in: 1...20, otherwise: 5)
    let setting = call.setting
    let answer = SearchEndpoint.answer(call.server.search, words, setting, limit: limit)
    let body = answer.rows.flatMap { row in
      [
        "- **\(row.title)** (`\(row.found.thing.address)`): \(row.summary) ["
          + row.found.thing.facts.prefix(factsPerResult).map(\.text).joined(separator: ", ") + "]"
      ]
    }
    let corrected = answer.corrected.map { [call.guide.phrase(.searchCorrected, call.language, ["wat": $0])] } ?? []
    return AgentReply(
      corrected + (body.isEmpty ? [call.guide.phrase(.searchNothing, call.language)] : body),
      AgentReply.json(answer, SearchEndpoint.shape, setting),
      facts: answer.rows.flatMap { $0.found.thing.facts.prefix(factsPerResult) }, setting)
  }

  // MARK: Facts

  private static let mostFacts = 50

  private static let factList = ObjectShape<[Fact.ID], AdviceSetting> { Property("ids", .ids()) { $0 } }.shape

  @Sendable private static func facts(_ call: AgentCall) throws(RequestProblems) -> AgentReply {
    guard case .array(let elements)? = call.arguments["ids"], (1...mostFacts).contains(elements.count) else {
      throw AgentCall.problem(
        "/ids",
        Text(nl: "Hier hoort een lijst van 1 tot en met \(mostFacts) nummers.", en: "A list of 1 to \(mostFacts) numbers is expected."))
    }
    let found = elements.map { element in if case .string(let id) = element { call.guide.fact(Fact.ID(id)) } else { nil as Fact? } }
    let problems = found.indices.filter { found[$0] == nil }.map {
      RequestProblem(
        pointer: "/ids/\($0)",
        text: Text(nl: "Dit feit bestaat niet. Zoek het met zoek.", en: "This fact does not exist. Find it with zoek."))
    }
    guard problems.isEmpty else { throw RequestProblems(problems: problems) }
    let ids = unique(found.compactMap { $0?.id })
    return AgentReply([], AgentReply.json(ids, factList, call.setting), facts: ids, call.setting)
  }

  // MARK: Items

  @Sendable private static func item(_ call: AgentCall) throws(RequestProblems) -> AgentReply {
    let kind = try call.choice("soort", of: call.server.search.kinds)
    guard case .string(let id)? = call.arguments["id"], let thing = call.server.search.thing(kind, id) else {
      throw AgentCall.problem(
        "/id", Text(nl: "Dit bestaat niet in deze soort. Zoek het met zoek.", en: "This does not exist in this kind. Find it with zoek."))
    }
    return FindableText(thing, call.setting).reply
  }
}
