import Funding
import HTTPTypes
import Library

/// What the guide knows, as lists and one by one.
enum KnowledgeEndpoints {
  static let all: [Endpoint] = [
    Collection(
      name: "soorten", path: "/kennissoorten", id: "haalKennissoortenOp", summary: "De soorten kennis, met hun velden",
      schemaName: "KennissoortenLijst", shape: KnowledgeShapes.kind, items: \.knowledgeKinds
    ).endpoint,
    Collection(
      name: "kennis", path: "/kennis", id: "haalKennisOp",
      summary: "Alle kennis: wetten, organisaties, geld en regelingen, belemmeringen, voorbeelden", schemaName: "KennisLijst",
      shape: KnowledgeShapes.item, filters: [kind, trait("wetten"), trait("fasen"), trait("voor"), outcome], items: \.knowledge
    ).endpoint,
    Endpoint(
      method: .get, path: "/kennis/:soort/:id", id: "haalKennisitemOp", summary: "Eén item van een soort", tag: .reference,
      parameters: [.language], answer: KnowledgeShapes.item.schema
    ) { asked in
      guard asked.ids.count == 2,
        let item = asked.guide.library.find(KnowledgeItem.id(KnowledgeKind.ID(asked.ids[0]), asked.ids[1]))
      else { throw APIRefusal.notFound }
      return asked.said(item, KnowledgeShapes.item)
    },
    Collection(
      name: "begrippen", path: "/begrippen", id: "haalBegrippenOp", summary: "Alle begrippen met hun uitleg", schemaName: "BegrippenLijst",
      shape: KnowledgeShapes.term, items: \.terms
    ).endpoint,
    Endpoint(
      method: .get, path: "/begrippen/:id", id: "haalBegripOp", summary: "Eén begrip met zijn uitleg", tag: .reference,
      parameters: [.language], answer: KnowledgeShapes.term.schema
    ) { asked in
      guard let term = asked.guide.library.find(Term.ID(asked.id)) else { throw APIRefusal.notFound }
      return asked.said(term, KnowledgeShapes.term)
    },
  ]

  private static let kind = Collection<KnowledgeItem>.Filter(
    parameter: Parameter(
      name: "soort", description: "Alleen kennis van deze soort.", kind: .choice { $0.knowledgeKinds.map(\.id.text) })
  ) { item, kind in item.kind.text == kind }

  private static let outcome = Collection<KnowledgeItem>.Filter(
    parameter: Parameter(
      name: "uitkomst", description: "Alleen kennis die bij deze route of optie hoort.", kind: .choice { $0.outcomes.map(\.id.text) })
  ) { item, outcome in item.outcomes.contains(outcome) }

  private static func trait(_ id: KnowledgeTrait.ID) -> Collection<KnowledgeItem>.Filter {
    Collection<KnowledgeItem>.Filter(
      parameter: Parameter(
        name: id.text, description: "Alleen kennis met dit kenmerk.",
        kind: .choice { guide in guide.library.find(id)?.choices.map(\.id) ?? [] })
    ) { item, choice in item.choices(of: id).contains(choice) }
  }
}
