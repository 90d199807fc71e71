import Funding
import Library

/// A way to say that something is not right: a letter in the visitor's own mail program, with what it is about, the edition and the address.
enum ReportLink {
  /// - Parameters:
  ///   - title: what it is called.
  ///   - subject: what the content knows it by.
  ///   - words: what the link says.
  static func markup(_ title: String, _ subject: Reference, words: Phrase = .reportAction, _ context: PageContext) -> HTML {
    let about = context.say(.reportBody, ["wat": title, "nummer": subject.key, "editie": context.guide.edition.name])
    // The page is the same for everybody and is kept: only the address that the service was told may stand in it.
    let page = context.addresses.canonical(context.page, context.ids, context.language, site: context.publicSite)
    let letter = WebAddress.letter(
      to: context.guide.edition.publisher.email, subject: context.say(.reportSubject, ["wat": title]),
      body: [about, page.text, "", context.say(.reportQuestion), ""].joined(separator: "\r\n"))
    return Parts.link(letter, context.say(words))
  }
}
