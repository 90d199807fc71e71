import FEEL
import Funding
import Library

/// Pages of plain information: about, privacy, accessibility.
enum InformationPage {
  static func answer(_ request: PageRequest, _ name: InfoPage.Name) throws -> PageReply {
    let page = request.guide.library[name.id]
    let context = try request.page()
    let view = InformationView(page, context.guide)
    return .document(Document(context: context, title: page.title[context.language], content: InformationMarkup.markup(view, context)))
  }
}

/// What a page of plain information says.
struct InformationView: Sendable {
  /// Which content answers now, and who publishes it.
  struct Colophon: Sendable {
    let edition: Edition
    let publisher: WebAddress?
    let mail: WebAddress?
  }

  let page: InfoPage
  /// On the page about the site only.
  let colophon: Colophon?

  init(_ page: InfoPage, _ guide: Guide) {
    self.page = page
    let publisher = guide.edition.publisher
    colophon =
      page.id == InfoPage.Name.about.id
      ? Colophon(edition: guide.edition, publisher: WebAddress(https: publisher.url), mail: WebAddress(email: publisher.email)) : nil
  }
}

enum InformationMarkup {
  static func markup(_ view: InformationView, _ context: PageContext) -> HTML {
    """
    <h1>\(view.page.title[context.language])</h1>
    \(view.page.sections.map { section($0, context) })
    \(HTML.with(view.colophon) { colophon($0, context) })
    """
  }

  private static func section(_ section: InfoPage.Section, _ context: PageContext) -> HTML {
    """
    <section>
    \(HTML.with(section.heading) { "<h2>\($0[context.language])</h2>" })
    \(Parts.paragraphs(section.paragraphs.map { $0[context.language] }))
    </section>
    """
  }

  private static func colophon(_ colophon: InformationView.Colophon, _ context: PageContext) -> HTML {
    let edition = colophon.edition
    let name = edition.publisher.name
    let publisher = colophon.publisher.map { "<a\(href: $0) rel=\"noreferrer\">\(name)</a>" as HTML } ?? "\(name)"
    let mail = colophon.mail.map { Parts.link($0, edition.publisher.email) } ?? "\(edition.publisher.email)"
    return """
      <dl class="pairs">
      <div><dt>\(context.say(.aboutPublisher))</dt><dd>\(publisher)</dd></div>
      <div><dt>\(context.say(.aboutMail))</dt><dd>\(mail)</dd></div>
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
