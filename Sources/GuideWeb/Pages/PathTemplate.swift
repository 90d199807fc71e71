import Funding
import Library

/// The path of a page with a name for each part that varies: `/routes/:id`. The router is made from it and so is every link, so that no
/// link can lead to a page that does not exist.
struct PathTemplate: Hashable, Sendable, ExpressibleByStringLiteral {
  /// As it is written, and as the log shows it.
  let text: String
  /// The names of the parts that vary, in order.
  let parameters: [String]
  /// What stands around those parts: one more than there are.
  private let pieces: [String]

  init(stringLiteral value: StaticString) { self.init(value.description) }

  /// The page of plain information with this name.
  init(_ page: InfoPage.Name) { self.init("/" + page.rawValue) }

  private init(_ text: String) {
    var (pieces, parameters) = ([""], [String]())
    for part in text.split(separator: "/") {
      pieces[pieces.count - 1] += "/"
      if part.first == ":" {
        parameters.append(String(part.dropFirst()))
        pieces.append("")
      } else {
        pieces[pieces.count - 1] += part
      }
    }
    (self.text, self.pieces, self.parameters) = (text, pieces, parameters)
  }

  /// The path with its parts filled in, in a language.
  func path(_ values: [String] = [], in language: Language = .nl) -> SitePath {
    precondition(values.count == parameters.count, "\(text) has \(parameters.count) parts to fill in")
    var path = Self.prefix(language) + pieces[0]
    for (value, piece) in zip(values, pieces.dropFirst()) { path += AddressText.escaped(value) + piece }
    return SitePath(text: path.isEmpty ? "/" : path)
  }

  /// What the paths of a language begin with.
  static func prefix(_ language: Language) -> String { language == .nl ? "" : "/\(language.rawValue)" }

  /// As the router wants it.
  func routerPath(in language: Language) -> String { Self.prefix(language) + (text == "/" ? "" : text) }

  /// The same with its parts filled in, so that nothing in it varies.
  func filled(_ values: [String]) -> PathTemplate { PathTemplate(path(values).text) }

  /// The same below a group of paths.
  func below(_ group: String) -> PathTemplate { PathTemplate("/" + group + text) }

  /// Whether it stands below another: `/kennis/:soort` below `/kennis`.
  func isBelow(_ other: PathTemplate) -> Bool { text.hasPrefix(other.text + "/") }

  /// As an OpenAPI description has it: `/routes/{id}`.
  var inBraces: String {
    zip(pieces, parameters + [""]).map { piece, name in piece + (name.isEmpty ? "" : "{\(name)}") }.joined()
  }
}

/// A path of this site that a template made.
struct SitePath: Hashable, Sendable {
  let text: String

  fileprivate init(text: String) { self.text = text }
}

/// Where the pages stand.
extension PathTemplate {
  static let start: Self = "/"
  static let question: Self = "/vraag/:id"
  static let next: Self = "/verder"
  static let check: Self = "/controleer"
  static let advice: Self = "/advies"
  static let adviceTree: Self = "/advies/boom"
  static let adviceGround: Self = "/advies/bronnen"
  static let adviceCalendar: Self = "/advies/agenda.ics"
  static let why: Self = "/advies/:id"
  static let conversation: Self = "/gesprek/:id"
  static let routes: Self = "/routes"
  static let route: Self = "/routes/:id"
  static let options: Self = "/opties"
  static let option: Self = "/opties/:id"
  static let deliveryForms: Self = "/leveringsvormen"
  static let tree: Self = "/boom"
  static let sources: Self = "/bronnen"
  static let facts: Self = "/feiten"
  static let fact: Self = "/feiten/:id"
  static let terms: Self = "/begrippen"
  static let term: Self = "/begrippen/:id"
  static let knowledge: Self = "/kennis"
  static let knowledgeKind: Self = "/kennis/:soort"
  static let knowledgeItem: Self = "/kennis/:soort/:id"
  static let adviceKnowledge: Self = "/advies/kennis"
  static let tools: Self = "/hulpmiddelen"
  static let tool: Self = "/hulpmiddelen/:id"
  static let toolResult: Self = "/hulpmiddelen/:id/uitkomst"
  static let toolTable: Self = "/hulpmiddelen/:id/uitkomst.csv"
  static let toolCalendar: Self = "/hulpmiddelen/:id/agenda.ics"
  /// Below the group of the API.
  static let toolCalculation: Self = "/hulpmiddelen/:id/berekeningen"
  static let businessCase: Self = "/zaak"
  static let caseResult: Self = "/zaak/uitkomst"
  static let caseBegin: Self = "/zaak/begin"
  static let caseTheme: Self = "/zaak/begin/:thema"
  static let caseSketch: Self = "/zaak/schets"
  static let caseExample: Self = "/zaak/voorbeeld/:id"
  static let caseFile: Self = "/zaak/bestand/:id"
  static let caseWorkbook: Self = "/zaak/werkblad/:id"
  static let caseKeep: Self = "/zaak/bewaren"
  static let search: Self = "/zoek"
  static let changes: Self = "/wijzigingen"
  static let feed: Self = "/wijzigingen.atom"
  static let siteMap: Self = "/sitemap.xml"
  static let downloads: Self = "/download"
  static let downloadJSON: Self = "/download/routewijzer.json"
  static let downloadCSV: Self = "/download/routewijzer.csv"
  static let catalogue: Self = "/download/catalogus.jsonld"

  /// Below these the API answers; it speaks every language on the same path.
  static let openAPI: Self = "/v1/openapi.json"

  static let stylesheet: Self = "/site.css"
  static let icon: Self = "/favicon.svg"
  static let robots: Self = "/robots.txt"
}
