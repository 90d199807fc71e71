import Funding
import Library

/// Pages of plain information: about, privacy, accessibility. The path is the id of the page.
enum InformationPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    guard let page = InfoPage.Name(rawValue: String(request.path.dropFirst())).map({ request.guide.library[$0.id] }) else {
      throw PageProblem.notFound
    }
    let context = try request.page()
    let sections = page.sections.map { section -> HTML in
      """
      <section>
      \(HTML.with(section.heading) { "<h2>\($0[context.language])</h2>" })
      \(Parts.paragraphs(section.paragraphs.map { $0[context.language] }))
      </section>
      """
    }
    return .document(
      Document(
        context: context, title: page.title[context.language],
        content: """
          <h1>\(page.title[context.language])</h1>
          \(sections)
          \(HTML.when(page.id == InfoPage.Name.about.id, about(context)))
          """))
  }

  /// Which content answers now.
  private static func about(_ context: PageContext) -> HTML {
    let edition = context.guide.edition
    let publisher = edition.publisher
    return """
      <dl class="pairs">
      <div><dt>\(context.say(.aboutPublisher))</dt><dd><a href="\(publisher.url)" rel="noreferrer">\(publisher.name)</a></dd></div>
      <div><dt>\(context.say(.aboutMail))</dt><dd><a href="mailto:\(publisher.email)">\(publisher.email)</a></dd></div>
      </dl>
      <section>
      <h2>\(context.say(.aboutEdition))</h2>
      <dl class="pairs">
      <div><dt>\(context.say(.aboutEditionName))</dt><dd>\(edition.name), \(context.date(edition.date))</dd></div>
      <div><dt>\(context.say(.aboutHash))</dt><dd class="address">\(edition.contentHash)</dd></div>
      </dl>
      <p>\(Parts.link("/v1/openapi.json", context.say(.aboutAPI)))</p>
      </section>
      """
  }
}

extension InfoPage.Name {
  /// Where the page stands.
  var path: String { "/" + rawValue }
}
