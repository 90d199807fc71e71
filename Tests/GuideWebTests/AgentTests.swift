import FEEL
import Funding
import Library
import TestSupport
import Testing

@testable import GuideWeb

/// The protocol for agents, from bytes to bytes.
@Suite struct AgentTests {
  let agents: AgentServer

  init() throws {
    let today = try CalendarDate("2026-05-04").unwrapped
    agents = AgentServer(guide: try FixtureContent.guide.get(), today: { today }, version: "9.8.7")
  }

  /// The answer to a message, as it is sent; `nil` when there is none.
  private func answer(_ message: String) throws -> JSON? {
    switch agents.answer(message.utf8) {
    case .nothing: nil
    case .result(let bytes), .refusal(let bytes):
      try {
        #expect(!bytes.contains(0x0A), "A line feed ends a message.")
        return try JSONReader.read(bytes, texts: .any)
      }()
    }
  }

  private func ask(_ method: String, _ parameters: JSON = [:]) throws -> JSON {
    let message: JSON = ["jsonrpc": "2.0", "id": 7, "method": .string(method), "params": parameters]
    let answer = try #require(try answer(message.text()))
    #expect(answer["id"] == 7)
    return answer
  }

  private func call(_ tool: String, _ arguments: JSON) throws -> JSON {
    try #require(try ask("tools/call", ["name": .string(tool), "arguments": arguments])["result"])
  }

  private func text(_ result: JSON) throws -> String { try #require(result["content"]?.elements.first?["text"]?.string) }
  private func code(_ answer: JSON?) -> JSON? { answer?["error"]?["code"] }

  // MARK: Messages

  @Test(arguments: ["2024-11-05", "2025-03-26", "2025-06-18"]) func aKnownVersionIsSpoken(version: String) throws {
    let greeting = try #require(try ask("initialize", ["protocolVersion": .string(version)])["result"])
    #expect(greeting["protocolVersion"]?.string == version)
    #expect(greeting["serverInfo"]?["version"] == "9.8.7")
    let instructions = try #require(greeting["instructions"]?.string)
    #expect(instructions.contains("Raad nooit") && instructions.contains("Never guess"))
  }

  @Test func anUnknownVersionGetsTheNewest() throws {
    for asked in ["2099-01-01", "", "2025-03-26 "] as [JSON] {
      #expect(try ask("initialize", ["protocolVersion": asked])["result"]?["protocolVersion"] == "2025-06-18")
    }
  }

  @Test func whatAsksNothingGetsNothing() throws {
    #expect(try answer(#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#) == nil)
    #expect(try answer(#"{"jsonrpc":"2.0","id":4,"result":{}}"#) == nil)
    #expect(try answer(#"[{"jsonrpc":"2.0","method":"notifications/cancelled"}]"#) == nil)
  }

  @Test func whatIsNoMessageIsRefused() throws {
    for (message, wanted) in [
      ("", -32700), ("{", -32700), ("\u{0}", -32700), (String(repeating: "[", count: 100_000), -32700), (#"{"a":1,"a":2}"#, -32700),
      ("1", -32600), ("[]", -32600), ("{}", -32600), (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600),
      (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600), (#"{"jsonrpc":"2.0","id":1,"method":1}"#, -32600),
      (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[1]}"#, -32600), (#"{"jsonrpc":"2.0","id":1,"method":"pong"}"#, -32601),
      (#"{"jsonrpc":"2.0","id":"\#(String(repeating: "x", count: 201))","method":"ping"}"#, -32600),
      ("[" + Array(repeating: #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#, count: 21).joined(separator: ",") + "]", -32600),
    ] {
      #expect(code(try answer(message)) == .number(String(wanted)), "\(message.prefix(60))")
    }
    #expect(try JSONReader.read(AgentServer.tooLong, texts: .any)["error"]?["code"] == .number("-32600"))
  }

  @Test func anIdComesBackAsItCame() throws {
    for id in ["\"a\\\"b\"", "0", "-1.5e3", "\"é\""] {
      let answer = try #require(try answer("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"ping\"}"))
      #expect(try answer["id"] == JSONReader.read(id.utf8, texts: .any) && answer["result"] == [:])
    }
  }

  @Test func severalMessagesAreAnsweredTogether() throws {
    let answers = try #require(
      try answer(
        #"[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/initialized"},{"jsonrpc":"2.0","id":2,"method":"x"}]"#
      )
    ).elements
    #expect(answers.count == 2 && answers[0]["result"] == [:] && code(answers[1]) == .number("-32601"))
  }

  /// Comparing such texts by characters would take seconds each.
  @Test func textThatIsDearToCompareCostsNothing() throws {
    let marks = JSON.string("e" + String(repeating: "\u{301}\u{323}", count: 100_000))
    let messages: [(String, JSON)] = [
      ("tools/call", ["name": marks]), ("tools/call", ["name": "advies", "arguments": ["antwoorden": ["klaar": marks], "taal": marks]]),
      ("tools/call", ["name": "kennis", "arguments": ["soort": marks, "id": marks]]), ("resources/read", ["uri": marks]),
      ("tools/call", ["name": "zoek", "arguments": ["vraag": marks]]), ("resources/list", ["cursor": marks]),
      ("initialize", ["protocolVersion": marks]),
      (
        "tools/call",
        .object([
          .init(key: "name", value: "feit"),
          .init(key: "arguments", value: .object([.init(key: "e" + String(repeating: "\u{301}\u{323}", count: 100_000), value: 1)])),
        ])
      ),
    ]
    let time = try ContinuousClock().measure { for (method, parameters) in messages { _ = try ask(method, parameters) } }
    #expect(time < .seconds(10))
  }

  // MARK: Tools

  @Test func everyToolIsDescribed() throws {
    let tools = try #require(try ask("tools/list")["result"]?["tools"]).elements
    #expect(tools.compactMap { $0["name"]?.string } == ["vragen", "advies", "zoek", "feit", "kennis", "hulpmiddelen", "reken"])
    for tool in tools {
      #expect(tool["inputSchema"]?["type"] == "object" && tool["outputSchema"]?["type"] == "object")
      let definitions = tool["outputSchema"]?["$defs"]?.keys ?? []
      for reference in tool.references { #expect(definitions.contains { reference == "#/$defs/" + $0 }, "\(reference)") }
    }
    #expect(tools[1]["inputSchema"]?["properties"]?["antwoorden"]?["properties"]?.keys == ["klaar", "betaler", "plaats"])
  }

  @Test func whatIsOpenIsSaidToBeOpen() throws {
    let result = try call("advies", ["antwoorden": ["klaar": "ja", "plaats": "weet-niet"]])
    let said = try #require(result["structuredContent"])
    let open = try #require(said["open"]).elements
    #expect(!open.isEmpty)
    for point in open { #expect(!(point["ontbreekt"]?.elements.isEmpty ?? true)) }
    #expect(said["ontbreekt"]?.elements.contains { $0["id"] == "betaler" } == true)
    // Nothing was filled in.
    #expect(said["antwoord"]?["antwoorden"] == ["klaar": "ja", "plaats": "weet-niet"])
    #expect(try text(result).contains("betaler") && text(result).contains("geen-rechten"))
  }

  @Test(arguments: [[:], ["klaar": "nee"], ["klaar": "ja", "betaler": ["burger"], "plaats": "thuis"]] as [JSON])
  func anAnswerCarriesItsGround(answers: JSON) throws {
    let said = try #require(try call("advies", ["antwoorden": answers, "volledig": true])["structuredContent"])
    let facts = try #require(said["feiten"]).elements
    let ids = Set(facts.compactMap { $0["id"]?.string })
    let named = cited(try #require(said["antwoord"]))
    #expect(!named.isEmpty && named.isSubset(of: ids), "\(named.subtracting(ids))")
    let sources = Set(said["bronnen"]?.elements.compactMap { $0["id"]?.string } ?? [])
    for fact in facts {
      #expect(fact["stelling"]?.string?.isEmpty == false)
      for place in fact["plaatsen"]?.elements ?? [] { #expect(sources.contains(place["bron"]?.string ?? "")) }
    }
    #expect(
      said["editie"]?["naam"]?.string?.isEmpty == false && said["peildatum"] == "2026-05-04" && said["voorbehoud"]?.string == "geen-rechten"
    )
  }

  /// Every fact that is named somewhere below.
  private func cited(_ json: JSON) -> Set<String> {
    switch json {
    case .array(let elements): elements.reduce(into: []) { $0.formUnion(cited($1)) }
    case .object(let members):
      members.reduce(into: []) { found, member in
        found.formUnion(["feiten", "betwist"].contains(member.key) ? Set(member.value.elements.compactMap(\.string)) : cited(member.value))
      }
    default: []
    }
  }

  @Test func theShortAdviceTellsLess() throws {
    let answers: JSON = ["klaar": "ja"]
    let (short, full) = (try call("advies", ["antwoorden": answers]), try call("advies", ["antwoorden": answers, "volledig": true]))
    #expect(short["structuredContent"]?["antwoord"]?["uitkomsten"] == nil && full["structuredContent"]?["antwoord"]?["uitkomsten"] != nil)
    #expect(try text(short).utf8.count < text(full).utf8.count)
  }

  @Test func onlyTheQuestionsThatMatterAreAsked() throws {
    func questions(_ arguments: JSON) throws -> [String] {
      try call("vragen", arguments)["structuredContent"]?["antwoord"]?["vragen"]?.elements.compactMap { $0["id"]?.string } ?? []
    }
    #expect(try questions([:]) == ["klaar", "betaler", "plaats"])
    #expect(try !questions(["antwoorden": ["klaar": "ja"]]).contains("klaar"))
    #expect(try questions(["aantal": 1]) == ["klaar"])
    #expect(try call("vragen", ["peildatum": "2027-01-31"])["structuredContent"]?["peildatum"] == "2027-01-31")
  }

  @Test(arguments: [
    ("advies", #"{}"#, "/antwoorden"), ("advies", #"{"antwoorden":{"klaar":"misschien"}}"#, "/antwoorden/klaar"),
    ("advies", #"{"antwoorden":{},"peildatum":"gisteren"}"#, "/peildatum"), ("advies", #"{"antwoorden":{},"volledig":"ja"}"#, "/volledig"),
    ("advies", #"{"antwoorden":{},"taal":"de"}"#, "/taal"), ("advies", #"{"antwoorden":{},"extra":1}"#, "/extra"), ("advies", "[]", ""),
    ("zoek", #"{"vraag":"a","x":1}"#, "/x"), ("hulpmiddelen", #"{"x":1}"#, "/x"), ("zoek", #"{"vraag":7}"#, "/vraag"),
    ("zoek", #"{"vraag":"a","aantal":0}"#, "/aantal"), ("feit", #"{"ids":["A-1","Z-99"]}"#, "/ids/"),
    ("feit", #"{"ids":[]}"#, "/ids"), ("kennis", #"{"soort":"feiten","id":"nergens"}"#, "/id"),
    ("kennis", #"{"soort":"x","id":"y"}"#, "/soort"),
    ("hulpmiddelen", #"{"id":"geen"}"#, "/id"), ("reken", #"{"hulpmiddel":"geen"}"#, "/hulpmiddel"),
  ]) func aWrongCallSaysWhatIsWrong(tool: String, arguments: String, place: String) throws {
    let result = try call(tool, try JSONReader.read(arguments.utf8, texts: .any))
    #expect(result["isError"] == true && result["structuredContent"] == nil)
    let said = try text(result)
    #expect(said.hasPrefix(place), "\(said)")
  }

  @Test func aToolThatDoesNotExistIsAnError() throws {
    #expect(code(try ask("tools/call", ["name": "wis"])) == .number("-32602"))
    #expect(code(try ask("tools/call", [:])) == .number("-32602"))
  }

  // MARK: Resources

  /// Part after part, each once; and each can be read, in both languages.
  @Test func everyResourceCanBeRead() throws {
    var (addresses, parameters): ([String], JSON) = ([], [:])
    while true {
      let part = try #require(try ask("resources/list", parameters)["result"])
      addresses += part["resources"]?.elements.compactMap { $0["uri"]?.string } ?? []
      guard let next = part["nextCursor"] else { break }
      parameters = ["cursor": next]
    }
    #expect(addresses.contains("routewijzer://feiten/B-3") && Set(addresses).count == addresses.count)
    for address in addresses.flatMap({ [$0, $0 + "?taal=en"] }) {
      let read = try #require(try ask("resources/read", ["uri": .string(address)])["result"]?["contents"]?.elements.first)
      #expect(read["uri"]?.string == address && read["text"]?.string?.contains("geen-rechten") == true, "\(address)")
    }
  }

  @Test func whatIsNoResourceIsNotFound() throws {
    for address in [
      "", "routewijzer://", "routewijzer://feiten", "routewijzer://feiten/", "routewijzer://feiten/B-3/x", "feiten/B-3",
      "http://feiten/B-3",
    ] {
      #expect(code(try ask("resources/read", ["uri": .string(address)])) == .number("-32002"), "\(address)")
    }
    for cursor in ["7", "-100", "100000", "x", 100] as [JSON] {
      #expect(code(try ask("resources/list", ["cursor": cursor])) == .number("-32602"))
    }
  }
}
