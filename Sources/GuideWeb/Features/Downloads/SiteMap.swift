import FEEL
import Funding
import HTTPTypes
import Library
import Tools

/// Every page that is the same for everybody, for search engines (sitemaps.org).
enum SiteMap {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    // Without a public address there are no whole addresses to name.
    guard let site = request.environment.site else { throw PageProblem.notFound }
    let examples = request.environment.cases.examples.map(\.id)
    let paths = Language.allCases.flatMap { language in Self.paths(context.guide, examples, language) }
    let day = context.guide.edition.date.description
    let rows = paths.map { path -> HTML in "<url><loc>\(site)\(path.text)</loc><lastmod>\(day)</lastmod></url>\n" }
    let map: HTML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(rows)</urlset>

      """
    return .data(map.markup, type: "application/xml; charset=utf-8")
  }

  /// - Parameter examples: the business cases that come with the site.
  static func paths(_ guide: Guide, _ examples: [String], _ language: Language) -> [SitePath] {
    PageTable.all.filter { $0.method == .get && $0.audience == .everyone && !Self.isForMachines($0.path) }.flatMap { page in
      ids(of: page.path, guide, examples).map { page.path.path($0, in: language) }
    }
  }

  private static func isForMachines(_ path: PathTemplate) -> Bool {
    [.siteMap, .feed, .caseFile, .downloadCSV, .downloadJSON, .catalogue].contains(path)
  }

  /// What fills the parts of a path that vary.
  private static func ids(of path: PathTemplate, _ guide: Guide, _ examples: [String]) -> [[String]] {
    switch path {
    case .route: guide.outcomes.filter { $0.kind != .option }.map { [$0.id.text] }
    case .option: guide.outcomes.filter { $0.kind == .option }.map { [$0.id.text] }
    case .caseExample: examples.map { [$0] }
    case .tool: guide.tools.map { [$0.tool.id.text] }
    case .fact: guide.facts.map { [$0.id.text] }
    case .term: guide.terms.map { [$0.id.text] }
    case .knowledgeKind: guide.knowledgeKinds.map { [$0.id.text] }
    case .knowledgeItem: guide.knowledge.map { [$0.kind.text, $0.localID] }
    default: path.parameters.isEmpty ? [[]] : []
    }
  }
}
