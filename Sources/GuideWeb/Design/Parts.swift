import Funding
import Library

/// Small parts that several pages share.
enum Parts {
  /// A list that opens on demand.
  /// - Parameter about: what it is about, for who hears the summary without what stands around it.
  static func details(_ summary: String, _ content: HTML, kind: HTML = "", about: String? = nil) -> HTML {
    guard !content.isEmpty else { return .none }
    let hidden: HTML = HTML.with(about) { "<span class=\"hidden\"> (\($0))</span>" }
    return "<details class=\"more \(kind)\"><summary>\(summary)\(hidden)</summary><div class=\"more__content\">\(content)</div></details>"
  }

  /// The way back, above `main`.
  static func backLink(_ address: WebAddress, _ words: String, _ context: PageContext) -> HTML {
    """
    <nav class="back" aria-label="\(context.say(.backLabel))"><a\(href: address)>\(Icons.back)<span>\(words)</span></a></nav>
    """
  }

  static func button(_ address: WebAddress, _ words: String, secondary: Bool = false) -> HTML {
    "<a class=\"button\(HTML.when(secondary, " button--secondary"))\"\(href: address)>\(words)</a>"
  }

  static func link(_ address: WebAddress, _ words: String) -> HTML { "<a\(href: address)>\(words)</a>" }

  /// To another site, that is not told where the visitor came from.
  static func outside(_ address: WebAddress, _ words: String) -> HTML { "<a\(href: address) rel=\"noreferrer\">\(words)</a>" }

  /// What was translated from an earlier edition, said once.
  static func retirementNotice(_ context: PageContext) -> HTML {
    let texts = context.visit.answers.retirements.map { retirement -> HTML in "<p>\(retirement.text[context.language])</p>" }
    return texts.isEmpty ? .none : "<div class=\"notice\" role=\"status\">\(texts)</div>"
  }

  static func paragraphs(_ texts: [String]) -> HTML { texts.map { text -> HTML in "<p>\(text)</p>" }.joined() }
}
