import Funding
import HTTPTypes
import Hummingbird
import Library

/// Everything that the API answers, below `/v1`. What is answered, `405` and `Allow`, what is kept and the description follow from it.
enum APITable {
  static let group = "v1"
  static let prefix = "/" + group

  /// - Parameter guide: its tools have endpoints of their own.
  static func all(_ guide: Guide) -> [Endpoint] { fixed(guide) + ToolEndpoints.calculations(guide) }

  private static func fixed(_ guide: Guide) -> [Endpoint] {
    own + [SearchEndpoint.endpoint, CaseEndpoint.endpoint] + KnowledgeEndpoints.all + ToolEndpoints.all(guide)
  }

  private static let own: [Endpoint] = [
    AdviceEndpoint.endpoint,
    Collection(
      name: "vragen", path: "/vragen", id: "haalVragenOp", summary: "Alle vragen met hun antwoorden", schemaName: "VragenLijst",
      shape: GuideShapes.question, items: \.questions
    ).endpoint,
    Collection(
      name: "routes", path: "/routes", id: "haalRoutesOp", summary: "Alle routes met hun kenmerken", schemaName: "RoutesLijst",
      shape: GuideShapes.outcome, filters: [law], items: { $0.outcomes.filter { $0.kind != .option } }
    ).endpoint,
    element("/routes/:id", "haalRouteOp", "Eén route", GuideShapes.outcome) { guide, id in
      guide.outcome(Outcome.ID(id)).flatMap { $0.kind == .option ? nil : $0 }
    },
    Collection(
      name: "opties", path: "/opties", id: "haalOptiesOp", summary: "Alle opties binnen de Wlz en de Zvw", schemaName: "OptiesLijst",
      shape: GuideShapes.outcome, filters: [law], items: { $0.outcomes.filter { $0.kind == .option } }
    ).endpoint,
    element("/opties/:id", "haalOptieOp", "Eén optie", GuideShapes.outcome) { guide, id in
      guide.outcome(Outcome.ID(id)).flatMap { $0.kind == .option ? $0 : nil }
    },
    Collection(
      name: "feiten", path: "/feiten", id: "haalFeitenOp", summary: "Alle feiten met hun plaats in de bron", schemaName: "FeitenLijst",
      shape: GuideShapes.fact, filters: [subject, certainty, source], items: \.facts
    ).endpoint,
    element("/feiten/:id", "haalFeitOp", "Eén feit", GuideShapes.fact) { guide, id in guide.fact(Fact.ID(id)) },
    Collection(
      name: "bronnen", path: "/bronnen", id: "haalBronnenOp", summary: "De bronnen van de feiten", schemaName: "BronnenLijst",
      shape: GuideShapes.source, items: \.sources
    ).endpoint,
    Endpoint(
      method: .get, path: "/openapi.json", id: "haalBeschrijvingOp", summary: "Deze beschrijving", tag: .reference,
      answer: .json(["type": "object"])
    ) { asked in APIAnswer(json: Array(OpenAPIDescription(environment: asked.environment).json.text().utf8)) },
  ]

  static func add(to group: RouterGroup<GuideRequestContext>, _ environment: WebEnvironment) {
    ToolEndpoints.addCalculations(to: group, environment)
    for (path, rows) in Dictionary(grouping: fixed(environment.guide), by: \.path) {
      group.answer(
        RouterPath(path.text),
        rows.map { row in (row.method, { request, context in try await row.respond(to: request, context, environment) }) })
    }
  }

  // MARK: Parts

  private static func element<Item>(
    _ path: PathTemplate, _ id: String, _ summary: String, _ shape: Shape<Item, AdviceSetting>,
    _ find: @escaping @Sendable (Guide, String) -> Item?
  ) -> Endpoint {
    Endpoint(
      method: .get, path: path, id: id, summary: summary, tag: .reference, parameters: [.language], answer: shape.schema
    ) { asked in
      guard let item = find(asked.guide, asked.id) else { throw APIRefusal.notFound }
      return asked.said(item, shape)
    }
  }

  private static let law = Collection<Outcome>.Filter(
    parameter: Parameter(
      name: "wet", description: "Alleen wat bij deze wet hoort.", kind: .choice { _ in Outcome.Law.allCases.map(\.rawValue) })
  ) { outcome, law in outcome.law?.rawValue == law }

  private static let subject = Collection<Fact>.Filter(
    parameter: Parameter(
      name: "onderwerp", description: "Alleen feiten over dit onderwerp.", kind: .choice { _ in FactSubject.allCases.map(\.rawValue) })
  ) { fact, subject in FactSubject(of: fact).rawValue == subject }

  private static let certainty = Collection<Fact>.Filter(
    parameter: Parameter(
      name: "zekerheid", description: "Alleen feiten die zo zeker zijn.", kind: .choice { _ in Certainty.allCases.map(\.rawValue) })
  ) { fact, certainty in fact.certainty.rawValue == certainty }

  private static let source = Collection<Fact>.Filter(
    parameter: Parameter(name: "bron", description: "Alleen feiten uit deze bron.", kind: .choice { $0.sources.map(\.id.text) })
  ) { fact, source in fact.places.contains { $0.source.text == source } }
}
