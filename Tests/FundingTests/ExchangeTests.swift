import FEEL
import Funding
import Library
import TestSupport
import Testing

@Suite struct JSONTests {
  @Test(arguments: [
    (#"{"a":[1,2.5e3,"x\u00e9\n",true,null]}"#, #"{"a":[1,2.5e3,"xé\n",true,null]}"#), (" [ ] ", "[]"), (#""\ud83d\ude00""#, "\"😀\""),
    ("-0.5", "-0.5"), (#"{"b":1,"a":2}"#, #"{"b":1,"a":2}"#),
  ])
  func readsAndWrites(_ text: String, _ expected: String) throws { #expect(try JSONReader.read(text.utf8, texts: .any).text() == expected) }

  /// Every character of one or two bytes, wherever it stands, is written as JSON that any reader takes.
  @Test func everyCharacterIsWrittenAsJSON() throws {
    for scalar in (0..<0x800 as Range<UInt32>).compactMap(Unicode.Scalar.init) {
      for text in ["\(scalar)", "a\(scalar)", "\(scalar)b", "a\(scalar)\(scalar)b"] {
        let written = JSON.object([JSON.Member(key: text, value: .string(text))]).text()
        #expect(written.utf8.allSatisfy { $0 >= 0x20 }, "\(scalar.value)")
        #expect(try JSONReader.read(written.utf8, texts: .any)[text] == .string(text), "\(scalar.value)")
      }
    }
    #expect(JSON.string("\u{0}\u{1F}\t\n\r\"\\/\u{7F}").text() == #""\u0000\u001f\t\n\r\"\\/\#u{7F}""#)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{a:1}", "01", "1.", "nul", "\"\\x\"", "\"\\ud800\"", "\"\u{1}\"", "[1] x", "{\"a\":1,\"a\":2}", "'a'",
    "+1", "\"\\u+123\"",
  ])
  func refuses(_ text: String) { #expect(throws: JSONProblem.self) { try JSONReader.read(text.utf8, texts: .any) } }

  /// What can be no id is not compared as it is: 64 kB of combining marks cost seconds to compare.
  @Test func takesOnlyWhatCanBeAnID() throws {
    for text in [String(repeating: "a", count: 201), "é", "a" + String(repeating: "\u{301}\u{316}", count: 16_000)] {
      let json = try JSONReader.read("{\"\(text)\":\"\(text)\",\"b\":[\"\(text)\"],\"id\":\"\(text)\"}".utf8, texts: .ids(free: "id"))
      guard case .object(let members) = json else {
        Issue.record("no object")
        continue
      }
      #expect(members[0].key == String(String.UnicodeScalarView(text.unicodeScalars.prefix(100))))
      #expect(members[0].value == "?" && json["b"] == ["?"] && json["id"] == .string(text))
    }
    #expect(try JSONReader.read(#"{"mdr":"klasse-i"}"#.utf8, texts: .ids())["mdr"] == "klasse-i")
  }

  @Test func keysAreTheSameWhenTheirBytesAre() throws {
    #expect(try JSONReader.read("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8, texts: .any)["e\u{301}"] == 2)
  }

  @Test func refusesInvalidUTF8AndDepth() {
    #expect(throws: JSONProblem.self) { try JSONReader.read([0x22, 0xFF, 0x22], texts: .any) }
    #expect(throws: JSONProblem.self) { try JSONReader.read(String(repeating: "[", count: 100_000).utf8, texts: .any) }
  }
}

@Suite struct RequestTests {
  let guide: Guide
  let today: CalendarDate

  init() throws {
    guide = try SampleContent.guide.get()
    today = try #require(CalendarDate("2026-11-21"))
  }

  private func problems(_ text: String) throws -> [String] {
    switch guide.request(try JSONReader.read(text.utf8, texts: .any), today: today) {
    case .success: []
    case .failure(let failure): failure.problems.map(\.pointer)
    }
  }

  @Test(arguments: [
    ("[]", [""]), ("{}", ["/antwoorden"]), (#"{"antwoorden":[]}"#, ["/antwoorden"]),
    (#"{"antwoorden":{"zvw":"ja","a/b~c":"ja"}}"#, ["/antwoorden/zvw", "/antwoorden/a~1b~0c"]),
    (
      #"{"antwoorden":{"mdr":"misschien","ce":1,"betalers":["x"],"rol-product":["levert-zorg","weet-niet"],"avg":["ja","nee"]},"peildatum":"2026-02-30","taal":"fr"}"#,
      ["/peildatum", "/taal", "/antwoorden/mdr", "/antwoorden/ce", "/antwoorden/betalers", "/antwoorden/rol-product", "/antwoorden/avg"]
    ),
    (#"{"antwoorden":{},"x":1,"<b>":2}"#, ["/x", "/<b>"]), (#"{"antwoorden":{},"":1}"#, ["/"]),
    (#"{"antwoorden":{"betalers":["consument","consument"]}}"#, ["/antwoorden/betalers"]),
  ])
  func reportsAllProblemsWithTheirPlace(_ text: String, _ expected: [String]) throws { #expect(try problems(text) == expected) }

  /// The pointer names the key that was sent, cut off at 100 characters; what was sent stands nowhere else.
  @Test func namesAnUnknownKeyAndNeverTheValue() throws {
    let long = String(repeating: "é", count: 99) + "/<x"
    let body = "{\"antwoorden\":{\"\(long)\":\"<script>\",\"mdr\":\"<script>\"},\"\(long)\":\"<script>\"}"
    guard case .failure(let failure) = guide.request(try JSONReader.read(body.utf8, texts: .any), today: today) else {
      Issue.record("accepted")
      return
    }
    let cut = "/" + String(repeating: "é", count: 99) + "~1"
    #expect(failure.problems.map(\.pointer) == [cut, "/antwoorden" + cut, "/antwoorden/mdr"])
    #expect(!failure.problems.contains { ($0.text.nl + $0.text.en).contains("<") || ($0.text.nl + $0.text.en).contains("é") })
  }

  /// So it is in a line of `batch`.
  @Test func aBatchLineNamesAnUnknownKey() throws {
    let verdicts = try SampleContent.verdicts.get()
    let long = String(repeating: "k", count: 300)
    let line = BatchLine.answer(Array("{\"id\":1,\"antwoorden\":{\"\(long)\":\"x\"},\"y/z\":2}".utf8), verdicts, on: today).text
    guard case .array(let problems) = try JSONReader.read(line.utf8, texts: .any)["fout"]?["fouten"] else {
      Issue.record("no problems: \(line)")
      return
    }
    #expect(problems.map { $0["plaats"] } == [.string("/y~1z"), .string("/antwoorden/" + String(repeating: "k", count: 100))])
    #expect(!line.contains(String(repeating: "k", count: 101)))
  }

  @Test func answersSurviveTheAddress() throws {
    var source = RandomAnswers(guide, seed: 42)
    for _ in 0..<200 {
      let answers = try guide.checked(source.next(open: 6))
      let items = Dictionary(grouping: guide.queryItems(answers), by: \.key)
      let raw = items.map { key, values in
        (
          question: key,
          answer: values.count == 1
            && (guide.question(Question.ID(key))?.isSeveral != true || ["weet-niet", "geen-van-deze"].contains(values[0].value))
            ? RawAnswer.text(values[0].value) : .list(values.map(\.value))
        )
      }
      #expect(try guide.answers(raw).get() == answers)
    }
  }

  /// Every fact that an advice names, wherever it does, is given in full.
  @Test func everyFactThatAnAdviceNamesIsGiven() throws {
    func ids(_ json: JSON, under key: String = "") -> Set<String> {
      switch json {
      case .object(let members): return members.reduce(into: []) { $0.formUnion(ids($1.value, under: $1.key)) }
      case .array(let elements):
        return elements.reduce(into: []) { found, element in
          if case .string(let id) = element, ["feiten", "betwist", "betwistDoor", "letOp"].contains(key) { found.insert(id) }
          found.formUnion(ids(element))
        }
      default: return []
      }
    }
    var source = RandomAnswers(guide, seed: 31)
    var missing = Set<String>()
    for round in 0..<30 {
      let json = try guide.json(guide.advice(for: try guide.checked(source.next(open: round % 5)), on: today), .nl)
      guard case .array(let facts) = json["feiten"] else {
        Issue.record("no facts")
        return
      }
      let given = facts.compactMap { fact -> String? in if case .string(let id) = fact["id"] { id } else { nil } }
      missing.formUnion(ids(json).subtracting(given))
      #expect(Set(given).count == given.count)
    }
    #expect(missing.isEmpty, "\(missing.sorted())")
  }

  @Test func aBatchLineKeepsItsPlaceAndItsId() throws {
    let verdicts = try SampleContent.verdicts.get()
    let good = BatchLine.answer(
      Array(#"{"id":"x","antwoorden":{"onderwerp":"verantwoording","wlz-indicatie":"weet-niet"}}"#.utf8), verdicts, on: today)
    #expect(good.isVerdict)
    #expect(good.text.hasPrefix(#"{"id":"x","uitkomsten":{"ontwikkeling":"past-niet","#))
    #expect(
      good.text.hasSuffix(
        #""mogelijk":{"wlz-verantwoording-experiment":["past","past-niet"]},"vervolgvragen":["verblijf","leveringsvorm-thuis"]}"#))
    let bad = BatchLine.answer(Array(#"{"id":7,"antwoorden":{"mdr":"x"}}"#.utf8), verdicts, on: today)
    #expect(!bad.isVerdict)
    #expect(bad.text.hasPrefix(#"{"id":7,"fout":{"#))
  }

  /// The quick reader and the full reader give the same bytes, for plain lines and for everything else.
  @Test func theQuickReaderAgreesWithTheFullOne() throws {
    let verdicts = try SampleContent.verdicts.get()
    let stream = BatchStream(verdicts, on: today)
    var workspace = stream.makeWorkspace()
    var source = RandomAnswers(guide, seed: 4_242)
    var lines = [
      "", "{}", "x", "{\"id\":1}", "{\"id\":1,\"antwoorden\":{}}", " { \"antwoorden\" : { } , \"id\" : \"é\" } ",
      "{\"id\":-1,\"antwoorden\":{}}",
      "{\"id\":1.5,\"antwoorden\":{}}", "{\"id\":01,\"antwoorden\":{}}", "{\"id\":\"a\\n\",\"antwoorden\":{}}",
      "{\"id\":null,\"antwoorden\":{}}",
      "{\"id\":1,\"id\":2,\"antwoorden\":{}}", "{\"id\":1,\"antwoorden\":{\"mdr\":\"ja\",\"mdr\":\"ja\"}}",
      "{\"id\":1,\"antwoorden\":{\"mdr\":[\"ja\"]}}",
      "{\"id\":1,\"antwoorden\":{\"betalers\":\"consument\"}}", "{\"id\":1,\"antwoorden\":{\"betalers\":\"geen-van-deze\"}}",
      "{\"id\":1,\"antwoorden\":{\"betalers\":[\"consument\",\"consument\"]}}", "{\"id\":1,\"antwoorden\":{\"betalers\":[\"weet-niet\"]}}",
      "{\"id\":1,\"antwoorden\":{\"betalers\":[]},\"x\":1}", "{\"id\":1,\"antwoorden\":{\"mdr\":\"geen-van-deze\"}}",
      "{\"id\":1,\"antwoorden\":{}} x",
      "{\"id\":1,\"antwoorden\":{\"wijkverpleging\":\"ja\",\"zorgtype\":[\"genezing\"]}}",
      "{\"id\":1,\"antwoorden\":{\"zorgtype\":[\"genezing\"],\"wijkverpleging\":\"nee\",\"mdr\":\"ja\"}}",
      "{\"id\":1,\"antwoorden\":{\"past-regulier\":\"thuiszorgtechnologie\"}}",
      "{\"id\":1,\"antwoorden\":{\"wijkverpleging\":\"misschien\"}}",
      "{\"id\":1,\"antwoorden\":{\"m\\u0064r\":\"ja\"}}", "{\"id\":1,\"antwoorden\":{\"onderwerp\":\"weet-niet\"},}",
    ]
    for number in 0..<400 {
      let answers = guide.json(try guide.checked(source.next(open: number % 12)))
      lines.append(JSON.object([.init(key: "id", value: .string("r\(number)")), .init(key: "antwoorden", value: answers)]).text())
    }
    // Cut off anywhere, a line stays a line that the full reader judges.
    let whole = lines[lines.count - 1][...]
    lines += whole.indices.map { String(whole[..<$0]) }
    for line in lines {
      let bytes = Array(line.utf8)
      let full = BatchLine.answer(bytes, verdicts, on: today)
      // What follows the line does not belong to it, also when it would complete it.
      for rest in ["", String(whole.dropFirst(bytes.count)), String(repeating: "}", count: 100)] {
        var quick = OutputBytes(capacity: 1)
        let isVerdict = (bytes + Array(rest.utf8)).withUnsafeBufferPointer {
          stream.answer(0..<bytes.count, of: $0, &workspace, into: &quick)
        }
        #expect(quick.withBytes { String(decoding: $0, as: UTF8.self) } == full.text + "\n", "\(line)")
        #expect(isVerdict == full.isVerdict)
      }
    }
  }
}
