import Funding
import GuideWeb
import Library
import TestSupport
import Testing

@Suite struct HTMLTests {
  /// Whatever stands in a text, it can never become markup.
  @Test(arguments: ["<script>alert(1)</script>", "\" onclick=\"x", "' & <b>", "</p><p>", "&lt;"])
  func textIsEscaped(_ text: String) {
    let html: HTML = "<p title=\"\(text)\">\(text)</p>"
    let inside = html.markup.dropFirst("<p title=\"".count).dropLast("</p>".count)
    #expect(!inside.contains("<"))
    #expect(html.markup.filter { $0 == "\"" }.count == 2)
    #expect(
      HTML(text: text).markup
        == text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;").replacing("'", with: "&#39;"))
  }

  @Test func markupGoesInAsItIs() {
    let inner: HTML = "<b>\("<")</b>"
    let outer: HTML = "<p>\(inner)\([inner, inner])\(HTML.none)</p>"
    #expect(outer.markup == "<p><b>&lt;</b><b>&lt;</b><b>&lt;</b></p>")
    #expect([inner, inner].joined(", ").markup == "<b>&lt;</b>, <b>&lt;</b>")
  }
}
