import FEEL
import Funding
import Library

/// A request for a page, ready to be answered.
struct PageRequest: Sendable {
  let environment: WebEnvironment
  let language: Language
  let page: Page
  /// The parts of the path that vary, in order.
  let ids: [String]
  let query: Query
  /// The address of the site, as the browser wrote it or as the service was told: `https://routewijzer.example`.
  let site: String
  /// What a form sent.
  var body = FormBody.none

  var guide: Guide { environment.guide }

  /// The part of the path that varies, on a page where there is one.
  var id: String { ids.first ?? "" }

  func visit(allowing: Set<Query.Parameter> = [.date]) throws(PageProblem) -> Visit {
    try Visit.read(query, guide, language, today: environment.today(), allowing: allowing)
  }

  /// What the markup of a page may use.
  func page(_ visit: Visit) -> PageContext {
    PageContext(
      guide: guide, visit: visit, page: page.path, ids: ids, audience: page.audience, site: site, dutchParts: environment.dutchParts,
      glossary: environment.glossary, frames: environment.frames, publicSite: environment.site)
  }

  func page(allowing: Set<Query.Parameter> = [.date]) throws(PageProblem) -> PageContext {
    page(try visit(allowing: allowing))
  }
}

/// What markup may use: the guide, the visit, and the way to make links. Every part of a page gets it, so it is an object: to pass it on
/// costs nothing.
final class PageContext: Sendable {
  let guide: Guide
  let visit: Visit
  /// Which page this is.
  let page: PathTemplate
  let ids: [String]
  let audience: Audience
  /// The address of the site, for paper and e-mail, where a link needs all of it.
  let site: String
  let dutchParts: DutchParts
  /// The public address of the site, as the service was told.
  let publicSite: String?
  /// The words of the glossary, per language.
  let glossary: [Language: Once<[GlossaryIndex.Entry]>]
  let frames: FrameStore

  let addresses: Addresses

  init(
    guide: Guide, visit: Visit, page: PathTemplate, ids: [String], audience: Audience, site: String, dutchParts: DutchParts,
    glossary: [Language: Once<[GlossaryIndex.Entry]>], frames: FrameStore = FrameStore(), publicSite: String? = nil
  ) {
    (self.frames, self.publicSite) = (frames, publicSite)
    (self.guide, self.visit, self.page, self.ids) = (guide, visit, page, ids)
    (self.audience, self.site, self.dutchParts, self.glossary) = (audience, site, dutchParts, glossary)
    addresses = Addresses(guide: guide, visit: visit)
  }

  var language: Language { visit.language }

  /// A text of the interface in the language of the visit.
  func say(_ phrase: Phrase, _ values: TextValues = [:]) -> String { guide.phrase(phrase, language, values) }
  func say(_ text: Text) -> String { text[language] }

  /// A small number in words, as in running text.
  func count(_ number: Int) -> String {
    let words = say(.numberWords).split(separator: ",")
    return words.indices.contains(number) ? String(words[number]) : String(number)
  }

  func date(_ date: CalendarDate) -> String { guide.text(of: date, language) }
}

/// The address under which a browser reached the site.
enum SiteAddress {
  /// - Parameter host: what the browser sent; used only when it is the name of a host, perhaps with a port.
  static func of(host: String?, configured: String?) -> String {
    if let configured { return configured }
    guard let host, !host.isEmpty, host.utf8.count <= 255,
      host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-:[]".contains($0)) })
    else {
      return ""
    }
    let name = host.prefix { $0 != ":" }
    let port = host.dropFirst(name.count).dropFirst()
    guard host.first == "[" || port.isEmpty || (port.count <= 5 && Int(port).map { $0 <= 65_535 } ?? false) else { return "" }
    // A public name without a port is taken to have a certificate; an address, a port or a name of the own network is not.
    let isPublic = port.isEmpty && name.contains(".") && name.contains(where: \.isLetter) && host.first != "["
    return (isPublic ? "https://" : "http://") + host
  }
}
