import DMN
import TestSupport
import Testing

/// Reading and writing XML loses nothing, and what is not well-formed is refused with a place and a remedy.
@Suite struct XMLTests {
  static func read(_ text: String) throws -> XMLDocument { try XMLDocument.read(Array(text.utf8)) }

  static func problem(_ bytes: [UInt8]) -> ModelProblem? {
    do {
      _ = try XMLDocument.read(bytes)
      return nil
    } catch {
      return error.problems.first
    }
  }

  @Test(arguments: [
    "<a/>", "<a></a>", "<a />", "\u{FEFF}<a/>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c -->\n<a>\n</a>\n<!--d-->\n",
    "<a b='1' c = \"2\"\n   d=\"'\"/>".replacing(" = ", with: "="), "<p:a xmlns:p=\"u\" p:b=\"é\"><p:c>&lt;&#x41;&#66; &amp;</p:c></p:a>",
    "<a><![CDATA[<&]]]]><![CDATA[>]]> text <?pi some?> </a>", "<a>\r\n\t<b/>\r\n</a>\r\n", "<a b=\"&quot;&#10;\">😀</a>",
  ])
  func writesWhatWasRead(_ text: String) throws {
    #expect(String(decoding: try Self.read(text).write(), as: UTF8.self) == text)
  }

  @Test func readsWhatTextMeans() throws {
    let root = try Self.read("<a b=\"x\ny&#10;&lt;\" c='\"'>&amp;&#x1F600;<![CDATA[&lt;]]><!-- no -->\r\nend</a>").root
    #expect(root["b"] == "x y\n<")
    #expect(root["c"] == "\"")
    #expect(root.text == "&😀&lt;\nend")
  }

  @Test func knowsNamespacesAndPlaces() throws {
    let root = try Self.read("<a xmlns=\"u\" xmlns:p=\"v\">\n  <b/>\n  <p:b x=\"1\"/> <c xmlns=\"\"/></a>").root
    #expect(root.elements.map(\.namespace) == ["u", "v", ""])
    #expect(root.elements.map(\.localName) == ["b", "b", "c"])
    #expect(root.elements.map { [$0.line, $0.column] } == [[2, 3], [3, 3], [3, 16]])
    #expect(root.all("b").count == 1)
  }

  @Test(arguments: [
    ("", "holds no element"), ("text", "not start with an element"), ("<a>", "never closed"), ("<a></b>", "closes <a> of line 1"),
    ("<a/><b/>", "after the end"), ("<a/>x", "text after"), ("<a b/>", "has no value"), ("<a b=1/>", "quotation marks"),
    ("<a b=\"1/>", "closing quotation"),
    ("<a b=\"1\" b=\"2\"/>", "stands twice"), ("<a xmlns:p=\"u\" xmlns:q=\"u\" p:b=\"\" q:b=\"\"/>", "stands twice"),
    ("<p:a/>", "no namespace"),
    ("<a p:b=\"\"/>", "no namespace"), ("<a b=\"1\"c=\"2\"/>", "space is missing"), ("<a>&nbsp;</a>", "known reference"),
    ("<a>& </a>", "known reference"),
    ("<a>&#0;</a>", "character by a number"), ("<a>&#-5;</a>", "character by a number"), ("<a>&#xFFFFFFFFFF;</a>", "character by a number"),
    ("<a b=\"<\"/>", "'<'"),
    ("<a>]]></a>", "']]>'"), ("<a><!-- -- --></a>", "'--'"), ("<a><!-- ", "comment is never closed"), ("<a><![CDATA[ ", "CDATA"),
    ("<a><?x", "instruction"),
    ("<a><", "name is missing"), ("<a:b:c/>", "one prefix"), (" <?xml version=\"1.0\"?><a/>", "only at the very start"), ("<a", "no end"),
    ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "only UTF-8"), ("<a>\u{1}</a>", "control character"),
    ("<1/>", "name is missing"),
    ("<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>", "DOCTYPE"), ("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "DOCTYPE"),
    ("<a><!ELEMENT b></a>", "DOCTYPE"),
  ])
  func refuses(_ text: String, _ message: String) throws {
    let problem = try #require(Self.problem(Array(text.utf8)))
    #expect(problem.message.contains(message), "\(problem)")
    #expect(!problem.remedy.isEmpty)
  }

  @Test func refusesWhatIsNotUTF8() {
    #expect(Self.problem([0xFF, 0xFE, 0x3C, 0x00, 0x00])?.message.contains("UTF-16") == true)
    #expect(Self.problem([0xC3])?.message.contains("UTF-8") == true)
    #expect(Self.problem(Array("<a>".utf8) + [0xC0, 0x80] + Array("</a>".utf8))?.message.contains("UTF-8") == true)
  }

  @Test func isBounded() {
    func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
    func nested(_ depth: Int) -> String { String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth) }
    #expect(Self.problem(bytes(nested(64))) == nil)
    #expect(Self.problem(bytes(nested(65)))?.message.contains("64 deep") == true)
    #expect(Self.problem(bytes(nested(100_000)))?.message.contains("64 deep") == true)
    let many = (0...256).map { " a\($0)=\"\"" }.joined()
    #expect(Self.problem(bytes("<a\(many)/>"))?.message.contains("256 attributes") == true)
    #expect(Self.problem(bytes("<a b=\"\(String(repeating: "x", count: 200_000))\"/>"))?.message.contains("longer than 100000") == true)
    #expect(Self.problem(bytes("<\(String(repeating: "x", count: 2_000))/>"))?.message.contains("longer than 1000") == true)
    #expect(Self.problem([UInt8](repeating: 0x20, count: 20_000_001))?.message.contains("20 MB") == true)
  }

  @Test func namesLineAndColumn() throws {
    let problem = try #require(Self.problem(Array("<a>\n é <b x=1/>\n</a>".utf8)))
    #expect(problem.line == 2)
    #expect(problem.place == "file, column 9")
  }

  /// A document is read, written and read again without a difference, whatever is in it; a damaged one never ends the program.
  @Test func survivesChance() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let text = Self.randomElement(&random, depth: 0)
      #expect(String(decoding: try Self.read(text).write(), as: UTF8.self) == text)
      var bytes = Array(text.utf8)
      for _ in 0..<3 {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.insert("<>&\"'/!-[]?=".utf8.randomElement(using: &random) ?? 0, at: index)
        default: if bytes.count > 1 { bytes.remove(at: index) }
        }
      }
      guard let survivor = try? XMLDocument.read(bytes) else { continue }
      let written = survivor.write()
      #expect(try XMLDocument.read(written).write() == written)
    }
  }

  private static func randomElement(_ random: inout SeededGenerator, depth: Int) -> String {
    let name = ["a", "b-c", "d.e", "é"].randomElement(using: &random) ?? "a"
    var text = "<\(name)"
    for index in 0..<Int.random(in: 0...2, using: &random) { text += [" ", "\n  "][index] + "x\(index)=\"\(randomText(&random))\"" }
    guard depth < 4, Bool.random(using: &random) else { return text + ["/>", " />", "></\(name)>"][Int.random(in: 0..<3, using: &random)] }
    text += ">"
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      switch Int.random(in: 0..<5, using: &random) {
      case 0: text += "<!-- \(name) -->"
      case 1: text += "<![CDATA[ <&\(name) ]]>"
      case 2: text += randomText(&random)
      case 3: text += "<?pi \(name)?>"
      default: text += randomElement(&random, depth: depth + 1)
      }
    }
    return text + "</\(name)>"
  }

  private static func randomText(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...3, using: &random))
      .map { _ in ["woord", " ", "\n", "&amp;", "&#233;", "'", "é😀", "\r\n"].randomElement(using: &random) ?? "" }.joined()
  }
}
