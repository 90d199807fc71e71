import Funding

/// Pages of plain information: about, privacy, accessibility.
enum InformationPage {
  static func answer(_ request: PageRequest, _ id: InfoPage.ID) throws -> PageReply {
    guard let page = request.guide.infoPage(id) else { throw PageProblem.notFound }
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
          \(HTML.when(page.id == .about, about(context)))
          """))
  }

  /// Which content answers now.
  private static func about(_ context: PageContext) -> HTML {
    let edition = context.guide.edition
    let publisher = edition.publisher
    let publisherLink: HTML =
      WebAddress(https: publisher.url).map { "<a\(href: $0) rel=\"noreferrer\">\(publisher.name)</a>" } ?? "\(publisher.name)"
    let mailLink = WebAddress(email: publisher.email).map { Parts.link($0, publisher.email) } ?? "\(publisher.email)"
    return """
      <dl class="pairs">
      <div><dt>\(context.say(.aboutPublisher))</dt><dd>\(publisherLink)</dd></div>
      <div><dt>\(context.say(.aboutMail))</dt><dd>\(mailLink)</dd></div>
      </dl>
      <section>
      <h2>\(context.say(.aboutEdition))</h2>
      <dl class="pairs">
      <div><dt>\(context.say(.aboutEditionName))</dt><dd>\(edition.name), \(context.date(edition.date))</dd></div>
      <div><dt>\(context.say(.aboutHash))</dt><dd class="address">\(edition.contentHash)</dd></div>
      </dl>
      <p>\(Parts.link(.inner(PathTemplate.openAPI.path()), context.say(.aboutAPI)))</p>
      </section>
      """
  }
}
