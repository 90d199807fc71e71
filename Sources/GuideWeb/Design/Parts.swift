import Funding

/// Small parts that several pages share.
enum Parts {
  /// A list that opens on demand.
  static func details(_ summary: String, _ content: HTML, kind: HTML = "") -> HTML {
    content.isEmpty ? .none : "<details class=\"more \(kind)\"><summary>\(summary)</summary><div class=\"more__content\">\(content)</div></details>"
  }

  /// The way back, above `main`.
  static func backLink(_ address: String, _ words: String, _ context: PageContext) -> HTML {
    """
    <nav class="back" aria-label="\(context.say(.backLabel))"><a href="\(address)">\(Icons.back)<span>\(words)</span></a></nav>
    """
  }

  static func button(_ address: String, _ words: String, secondary: Bool = false) -> HTML {
    "<a class=\"button\(HTML.when(secondary, " button--secondary"))\" href=\"\(address)\">\(words)</a>"
  }

  static func link(_ address: String, _ words: String) -> HTML { "<a href=\"\(address)\">\(words)</a>" }

  /// The answers that were dropped, said once.
  static func lapsedNotice(_ questions: [Question.ID], _ context: PageContext) -> HTML {
    let names = questions.compactMap(context.guide.question).map { question -> HTML in
      "<li>\(question.short[context.language])</li>"
    }
    guard !names.isEmpty else { return .none }
    return """
      <div class="notice" role="status"><p><strong>\(context.say(.lapsedTitle))</strong> \(context.say(.lapsedReason))</p><ul>\(names)</ul></div>
      """
  }

  static func paragraphs(_ texts: [String]) -> HTML { texts.map { text -> HTML in "<p>\(text)</p>" }.joined() }
}
