import FEEL
import Funding
import Library

/// Everything the guide knows in one file.
enum Downloads {
  static let jsonType = "application/json"
  static let csvType = "text/csv; charset=utf-8"

  @Sendable static func json(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let setting = AdviceSetting(context.guide, context.language, on: context.visit.date)
    var output = JSONOutput(capacity: 1_000_000)
    whole.write(context.guide, setting, &output)
    return .file(Array(output.bytes), type: jsonType, name: "routewijzer.json")
  }

  private static let whole = ObjectShape<Guide, AdviceSetting> {
    Property("editie", GuideShapes.edition) { $0.edition }
    Property("soorten", .list(KnowledgeShapes.kind)) { $0.knowledgeKinds }
    Property("kennis", .list(KnowledgeShapes.item)) { $0.knowledge }
    Property("begrippen", .list(KnowledgeShapes.term)) { $0.terms }
    Property("uitkomsten", .list(GuideShapes.outcome)) { $0.outcomes }
    Property("vragen", .list(GuideShapes.question)) { $0.questions }
    Property("feiten", .list(GuideShapes.fact)) { $0.facts }
    Property("bronnen", .list(GuideShapes.source)) { $0.sources }
  }.shape

  /// A row per item of knowledge (RFC 4180).
  @Sendable static func csv(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let traits = context.guide.knowledgeTraits.map(\.id)
    let head = ["soort", "id", "naam", "kort"] + traits.map(\.text) + ["stand", "uitkomsten", "feiten", "nagekeken", "herzien"]
    let rows = context.guide.knowledge.map { item -> [String] in
      let lists = traits.map { item.choices(of: $0).joined(separator: " ") }
      return [item.kind.text, item.localID, item.title[context.language], item.summary[context.language]] + lists
        + [
          item.choices(KnowledgeStatus.field).joined(separator: " "), item.outcomes.joined(separator: " "),
          item.allFacts.map(\.text).joined(separator: " "), item.checking.last.description, item.checking.next.description,
        ]
    }
    let text = ([head] + rows).map { $0.map(CSV.cell).joined(separator: ",") + "\r\n" }.joined()
    return .file(Array(text.utf8), type: csvType, name: "routewijzer.csv")
  }
}

/// Where the data can be had, for people.
enum DownloadsPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let rows: [(PathTemplate, Phrase)] = [
      (.downloadJSON, .downloadJSON), (.downloadCSV, .downloadCSV), (.catalogue, .downloadCatalogue), (.feed, .downloadFeed),
      (.openAPI, .downloadAPI),
    ]
    let items = rows.map { path, words -> HTML in
      let address = path == .openAPI ? WebAddress.inner(path.path()) : context.addresses.plain(path)
      return "<li>\(Parts.link(address, context.say(words)))</li>"
    }
    return .document(
      Document(
        context: context, title: context.say(.downloadTitle),
        content: """
          <h1>\(context.say(.downloadTitle))</h1>
          <p class="lead">\(context.say(.downloadLead))</p>
          <ul>\(items)</ul>
          """))
  }
}

/// A description of the data for catalogues of open data: DCAT-AP-NL in JSON-LD.
enum DataCatalogue {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let edition = context.guide.edition
    let site = request.environment.site ?? ""
    func address(_ path: PathTemplate) -> JSON { ["@id": .string(site + context.addresses.plain(path).text)] }
    func texts(_ phrase: Phrase) -> JSON {
      .array(Language.allCases.map { ["@language": .string($0.rawValue), "@value": .string(context.guide.phrase(phrase, $0))] })
    }
    let publisher: JSON = [
      "@type": "foaf:Agent", "foaf:name": .string(edition.publisher.name), "foaf:homepage": ["@id": .string(edition.publisher.url)],
    ]
    func distribution(_ path: PathTemplate, _ format: String, _ title: Phrase) -> JSON {
      [
        "@type": "dcat:Distribution", "dct:title": texts(title), "dcat:accessURL": address(path), "dcat:downloadURL": address(path),
        "dct:license": ["@id": "http://publications.europa.eu/resource/authority/licence/EUPL_1_2"],
        "dcat:mediaType": ["@id": .string("https://www.iana.org/assignments/media-types/\(format)")],
      ]
    }
    let data: JSON = [
      "@id": .string(site + context.addresses.plain(.downloads).text), "@type": "dcat:Dataset", "dct:title": texts(.downloadTitle),
      "dct:description": texts(.downloadLead), "dct:identifier": "routewijzer", "dct:publisher": publisher,
      "dcat:contactPoint": [
        "@type": "vcard:Kind", "vcard:fn": .string(edition.publisher.name),
        "vcard:hasEmail": ["@id": .string("mailto:" + edition.publisher.email)],
      ],
      "dct:accessRights": ["@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC"],
      "dcat:theme": ["@id": "http://publications.europa.eu/resource/authority/data-theme/HEAL"],
      "dct:modified": ["@type": "xsd:date", "@value": .string(edition.date.description)], "dcat:version": .string(edition.name),
      "dct:language": [
        ["@id": "http://publications.europa.eu/resource/authority/language/NLD"],
        ["@id": "http://publications.europa.eu/resource/authority/language/ENG"],
      ],
      "dcat:distribution": [
        distribution(.downloadJSON, "application/json", .downloadJSON), distribution(.downloadCSV, "text/csv", .downloadCSV),
      ],
    ]
    let catalogue: JSON = [
      "@context": [
        "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
        "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
      ],
      "@id": .string(site + context.addresses.plain(.catalogue).text), "@type": "dcat:Catalog", "dct:title": texts(.siteName),
      "dct:description": texts(.siteDescription), "dct:publisher": publisher, "dcat:dataset": [data],
    ]
    return .data(catalogue.text(indent: true) + "\n", type: "application/ld+json")
  }
}
