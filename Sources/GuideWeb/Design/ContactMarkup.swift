import Funding
import Library

/// Ways to reach an organisation.
enum ContactMarkup {
  /// In one line, below a step.
  static func line(_ contact: Contact, _ context: PageContext) -> HTML {
    let ways = self.ways(contact)
    guard !ways.isEmpty else { return .none }
    return "<span class=\"contact\">\(contact.name[context.language]): \(ways.joined(", "))</span>"
  }

  /// With what to ask, and when it was looked at.
  static func block(_ contact: Contact, _ context: PageContext) -> HTML {
    let ways = self.ways(contact)
    let checked = contact.checked.map { context.say(.contactChecked, ["datum": context.date($0)]) } ?? context.say(.contactFromSource)
    let reach: HTML =
      ways.isEmpty ? HTML(text: context.say(.contactUnknown)) : "\(ways.joined(", ")). <span class=\"quiet\">\(checked)</span>"
    return """
      <li><strong>\(contact.name[context.language])</strong>\
      . \(contact.ask[context.language]) \(reach) \(Citation.inline(contact.facts, context))</li>
      """
  }

  private static func ways(_ contact: Contact) -> [HTML] {
    [
      link(contact.telephone, contact.telephone.flatMap(WebAddress.init(telephone:))),
      link(contact.email, contact.email.flatMap(WebAddress.init(email:))),
      contact.whatsApp.map { "WhatsApp \($0)" },
      contact.web.flatMap { web in WebAddress(https: web).map { "<a\(href: $0) rel=\"noreferrer\">\(shown(web))</a>" } },
      contact.address.map { "\($0)" },
    ].compactMap(\.self)
  }

  /// What leads nowhere is shown as it is.
  private static func link(_ words: String?, _ address: WebAddress?) -> HTML? {
    words.map { words in address.map { Parts.link($0, words) } ?? "\(words)" }
  }

  /// A web address as people read it.
  private static func shown(_ web: String) -> String {
    var text = web.dropFirst("https://".count)
    if text.hasPrefix("www.") { text = text.dropFirst(4) }
    return String(text.hasSuffix("/") ? text.dropLast() : text)
  }
}
