import FEEL
import Funding
import Library

/// What changed in the content, the last first.
enum ChangesPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let items = context.guide.changes.map { change -> HTML in
      let links = change.items.map { id -> HTML in
        let item = context.guide.library[id]
        return "<li>\(Parts.link(context.addresses.item(item), item.title[context.language]))</li>"
      }
      return """
        <section id="\(change.id.text)" aria-labelledby="kop-\(change.id.text)">
        <h2 id="kop-\(change.id.text)">\(change.title[context.language])</h2>
        <p class="quiet">\(context.say(.footerEdition, ["editie": change.edition, "datum": context.date(change.date)]))</p>
        <p>\(change.text[context.language])</p>
        \(HTML.when(!links.isEmpty, "<ul class=\"plain-list\">\(links)</ul>"))
        </section>
        """
    }
    return .document(
      Document(
        context: context, title: context.say(.changesTitle),
        content: """
          <h1>\(context.say(.changesTitle))</h1>
          <p class="lead">\(context.say(.changesLead)) \(Parts.link(context.addresses.plain(.feed), context.say(.changesFeed)))</p>
          \(items)
          """))
  }
}

/// The same as an Atom feed (RFC 4287).
enum ChangesFeed {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let guide = context.guide
    let site = request.environment.site
    let (page, own) = (context.addresses.plain(.changes), context.addresses.plain(.feed).onSite(site))
    // Ids must never change, wherever the content is shown: they name the publisher, not the server.
    let authority = guide.edition.publisher.email.split(separator: "@").last.map(String.init) ?? "routewijzer"
    let entries = guide.changes.map { change -> HTML in
      """
      <entry><id>tag:\(authority),2026:wijziging/\(change.id.text)</id><title>\(change.title[context.language])</title>\
      <updated>\(change.date.description)T00:00:00Z</updated><link\(href: page.at(change.id.text).onSite(site))/>\
      <summary>\(change.text[context.language])</summary></entry>

      """
    }
    let updated = guide.changes.first?.date ?? guide.edition.date
    let feed: HTML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(context.language.rawValue)">
      <id>tag:\(authority),2026:wijzigingen/\(context.language.rawValue)</id>
      <title>\(context.say(.siteName)): \(context.say(.changesTitle))</title>
      <updated>\(updated.description)T00:00:00Z</updated>
      <author><name>\(guide.edition.publisher.name)</name></author>
      <link rel="self"\(href: own)/><link\(href: page.onSite(site))/>
      \(entries)</feed>

      """
    return .data(feed.markup, type: "application/atom+xml; charset=utf-8")
  }
}
