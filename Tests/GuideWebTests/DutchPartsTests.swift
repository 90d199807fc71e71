import Funding
import Library
import TestSupport
import Testing

@testable import GuideWeb

/// Dutch words on English pages are marked as Dutch (WCAG 3.1.2).
@Suite struct DutchPartsTests {
  let parts: DutchParts

  init() throws { parts = DutchParts(try SampleContent.guide.get()) }

  private func marked(_ markup: String) -> String { String(decoding: parts.marked(Array(markup.utf8)), as: UTF8.self) }

  @Test func marksATermInRunningText() {
    #expect(marked("<p>Ask the zorgkantoor.</p>") == "<p>Ask the <span lang=\"nl\">zorgkantoor</span>.</p>")
    #expect(marked("<p>Zorgkantoor</p>") == "<p><span lang=\"nl\">Zorgkantoor</span></p>")
    #expect(marked("<p>‘zorgkantoor’ – é€</p>") == "<p>‘<span lang=\"nl\">zorgkantoor</span>’ – é€</p>")
  }

  @Test func leavesAttributesTitlesAndPicturesAlone() {
    for markup in [
      "<title>zorgkantoor</title>", "<svg><text>zorgkantoor</text></svg>", "<a href=\"/zorgkantoor\" title=\"zorgkantoor\">x</a>",
    ] {
      #expect(marked(markup) == markup)
    }
  }

  @Test func leavesLongerWordsAndEnglishWordsAlone() {
    for markup in ["<p>zorgkantoortje</p>", "<p>an experiment</p>", "<p>ënzorgkantoor</p>"] { #expect(marked(markup) == markup) }
  }

  @Test func keepsEveryByteOfWhatIsNotClosed() {
    for markup in ["", "<", "<p", "a<", "</p>zorgkantoor"] {
      #expect(marked(markup).replacing("<span lang=\"nl\">", with: "").replacing("</span>", with: "") == markup)
    }
  }
}
