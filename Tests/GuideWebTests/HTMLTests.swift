import Foundation
import Funding
import Library
import TestSupport
import Testing

@testable import GuideWeb

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

/// Nothing that runs can become the address of a link or a form.
@Suite struct WebAddressTests {
  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
    "http://example.nl", "//example.nl", "https:example.nl", "https://", "https:///path", "https://example.nl/a b",
    "https://example.nl/\u{0}", "https://example.nl\\@evil.nl", "https://ex\u{e4}mple.nl", "", "example.nl",
  ])
  func whatIsNoSiteIsNoAddress(_ text: String) {
    #expect(WebAddress(https: text) == nil)
    #expect(WebAddress(email: text) == nil)
  }

  @Test func sitesLettersAndCallsAreAddresses() throws {
    #expect(WebAddress(https: "https://www.zonmw.nl/nl?a=1&b=2#c")?.text == "https://www.zonmw.nl/nl?a=1&b=2#c")
    #expect(WebAddress(email: "team.x+y@routewijzer.example")?.text == "mailto:team.x+y@routewijzer.example")
    #expect(WebAddress(email: "a@b?bcc=c@d") == nil)
    #expect(WebAddress(telephone: "+31 (0)88 - 770 8 770")?.text == "tel:+310887708770")
    #expect(WebAddress(telephone: "javascript:alert") == nil)
  }

  @Test func theAttributeIsWrittenWholeAndEscaped() throws {
    let address = try #require(WebAddress(https: "https://a.nl/?x='1'&y=2"))
    let link: HTML = "<a\(href: address)>\("x")</a><form\(action: address)>"
    #expect(
      link.markup
        == "<a href=\"https://a.nl/?x=&#39;1&#39;&amp;y=2\">x</a><form action=\"https://a.nl/?x=&#39;1&#39;&amp;y=2\">")
  }

  @Test func whatIsFilledInAPathStaysInIt() {
    #expect(PathTemplate.fact.path(["../../x?y#z"], in: .en).text == "/en/feiten/..%2F..%2Fx%3Fy%23z")
    #expect(PathTemplate.start.path().text == "/")
    #expect(PathTemplate.start.path(in: .en).text == "/en")
    #expect(PathTemplate.fact.inBraces == "/feiten/{id}")
  }

  /// The rule that the type cannot keep: nowhere is an address written into a literal piece by piece.
  @Test func noMarkupFillsInPartOfAnAddress() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/GuideWeb")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "swift" }
    #expect(files.count > 40)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      let found = text.matches(of: /(?:href|action|src|srcset|poster|cite|ping|data)=\\?"[^" >\\]*\\\(/).map { String($0.output) }
      #expect(found == [], "\(file.lastPathComponent)")
    }
  }
}
