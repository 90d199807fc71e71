import Funding
import HTTPTypes
import Hummingbird
import Library
import NIOCore

/// One page: what stands in it, and how it is framed.
struct Document: Sendable {
  /// How wide the content may become: a column of text, or the whole page for tables and pictures.
  enum Width: String, Sendable { case reading, wide }

  let context: PageContext
  var status: HTTPResponse.Status = .ok
  /// What the browser shows in its tab, without the name of the site.
  let title: String
  var width: Width = .reading
  /// What stands above `main`: the way back.
  var before: HTML = .none
  let content: HTML
  /// How what was sent is sent again when another language is chosen; `nil` where the address says everything.
  var resending: Resending?
  /// What is Dutch on an English page, beside the words of the glossary.
  var dutchNames: [String] = []

  /// A form of the page that holds all that was sent, and the choice with which this page was asked.
  struct Resending: Sendable {
    let form: String
    let choice: (key: String, value: String)?
  }

  /// The page as it is sent. An error is kept by nobody.
  var reply: Reply {
    let markup = Layout.markup(self).bytes
    let bytes = context.language == .nl ? markup : context.dutchParts.with(dutchNames).marked(markup)
    return Reply(
      status, [.contentType: "text/html; charset=utf-8", .contentLanguage: context.language.rawValue], ByteBuffer(bytes: bytes),
      status == .ok ? context.audience.caching : .never)
  }
}

/// The frame of every page: head, skip link, header, main, footer.
enum Layout {
  static func markup(_ document: Document) -> HTML {
    let context = document.context
    let frame = context.frames.frame(of: context) { Frame(menu: menu(context), footer: footer(context)) }
    return """
      <!doctype html>
      <html lang="\(context.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(document.title) – \(context.say(.siteName))</title>
      <meta name="description" content="\(context.say(.siteDescription))">
      <meta name="color-scheme" content="light dark">
      \(HTML.when(!context.audience.isIndexed || document.status != .ok, "<meta name=\"robots\" content=\"noindex\">"))
      <link rel="stylesheet"\(href: StaticFiles.stylesheetAddress)>
      <link rel="icon" type="image/svg+xml"\(href: StaticFiles.iconAddress)>
      \(alternates(document))
      </head>
      <body>
      <a class="skip" href="#inhoud">\(context.say(.skipLink))</a>
      <header class="masthead">
      <div class="masthead__inner">
      \(frame.menu)
      \(languageLink(document))
      </div>
      </header>
      \(document.before)
      <main id="inhoud" class="page page--\(document.width.rawValue)" tabindex="-1">
      \(document.content)
      </main>
      \(frame.footer)
      </body>
      </html>

      """
  }

  /// A page that is a file by itself: it needs no site, and leads to none.
  static func alone(_ title: String, _ content: HTML, _ context: PageContext) -> HTML {
    """
    <!doctype html>
    <html lang="\(context.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title) – \(context.say(.siteName))</title>
    <meta name="color-scheme" content="light dark">
    \(HTML.stylesheet)
    </head>
    <body>
    <main class="page page--wide">
    \(content)
    <p class="quiet">\(context.say(.siteName)), \(context.date(context.visit.date)). \(context.say(.noRights))</p>
    </main>
    </body>
    </html>

    """
  }

  private static func alternates(_ document: Document) -> HTML {
    guard document.status == .ok, document.resending == nil else { return .none }
    let own = document.context
    // What is for everybody has one address; what is made of answers has as many as there are answers.
    let canonical: HTML = HTML.when(
      own.audience == .everyone,
      "<link rel=\"canonical\"\(href: own.addresses.canonical(own.page, own.ids, own.language, site: own.publicSite))>")
    return canonical
      + Language.allCases.map { language in
        let context = document.context
        let address = context.addresses.translated(context.page, context.ids, to: language, withAnswers: context.audience.hasAnswers)
        return "<link rel=\"alternate\" hreflang=\"\(language.rawValue)\"\(href: address)>"
      }.joined()
  }

  /// The way to the parts of the site.
  private static func menu(_ context: PageContext) -> HTML {
    let items: [(Phrase, PathTemplate)] = [
      (.navRoutes, .routes), (.navTree, .tree), (.navKnowledge, .knowledge), (.navTools, .tools), (.navCase, .businessCase),
      (.navSearch, .search),
    ]
    let links = items.map { phrase, page -> HTML in
      let isHere = context.page == page
      let isBelow = context.page.isBelow(page)
      return """
        <li><a\(href: context.addresses.plain(page))\(HTML.when(isHere, " aria-current=\"page\""))\(HTML.when(isBelow, " aria-current=\"true\""))>\(context.say(phrase))</a></li>
        """
    }
    return """
      <a class="wordmark"\(href: context.addresses.start)>\(Icons.wordmark)<span>\(context.say(.siteName))</span></a>
      <nav class="menu" aria-label="\(context.say(.navLabel))"><ul>\(links)</ul></nav>
      """
  }

  private static func languageLink(_ document: Document) -> HTML {
    let context = document.context
    return Language.allCases.filter { $0 != context.language }.map { language in
      let isTranslatable = document.status == .ok
      let address = context.addresses.translated(
        isTranslatable ? context.page : .start, isTranslatable ? context.ids : [], to: language,
        withAnswers: context.audience.hasAnswers && isTranslatable)
      if let resending = document.resending {
        let choice = HTML.with(resending.choice) { " name=\"\($0.key)\" value=\"\($0.value)\"" }
        return """
          <button class="language" type="submit" form="\(resending.form)"\(formAction: address)\(choice) lang="\(language.rawValue)">\
          \(context.guide.phrase(.languageName, language))</button>
          """
      }
      return """
        <a class="language"\(href: address) lang="\(language.rawValue)" hreflang="\(language.rawValue)">\
        \(context.guide.phrase(.languageName, language))</a>
        """
    }.joined()
  }

  private static func footer(_ context: PageContext) -> HTML {
    let items: [(Phrase, PathTemplate)] = [
      (.footerAbout, PathTemplate(.about)), (.footerFacts, .facts), (.footerForms, .deliveryForms), (.navOptions, .options),
      (.navTerms, .terms), (.navSources, .sources),
      (.footerChanges, .changes), (.footerData, .downloads),
      (.footerPrivacy, PathTemplate(.privacy)), (.footerAccessibility, PathTemplate(.accessibility)),
    ]
    let links = items.map { phrase, page -> HTML in
      "<li><a\(href: context.addresses.plain(page))>\(context.say(phrase))</a></li>"
    }
    return """
      <footer class="colophon">
      <div class="colophon__inner">
      <p>\(context.say(.footerNoGovernment)) \(context.say(.noRights))</p>
      <nav aria-label="\(context.say(.footerLabel))"><ul>\(links)</ul></nav>
      <p class="colophon__edition">\
      \(context.say(.footerEdition, ["editie": context.guide.edition.name, "datum": context.date(context.guide.edition.date)]))</p>
      </div>
      </footer>
      """
  }
}
