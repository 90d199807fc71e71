import FEEL
import Funding
import Library

/// The guide for agents: the Model Context Protocol, from the bytes of a message to the bytes of its answer. It keeps nothing between
/// messages, so it does not matter over what they come, or in which order.
package struct AgentServer: Sendable {
  let guide: Guide
  let search: GuideSearch
  let today: @Sendable () -> CalendarDate
  /// Of the program.
  let version: String
  let tools: [AgentTool]

  /// The newest first.
  static let versions = ["2025-06-18", "2025-03-26", "2024-11-05"]
  /// A longer message is refused.
  package static let longestMessage = 1 << 20
  /// More messages in one are refused.
  static let mostTogether = 20

  package init(guide: Guide, today: @escaping @Sendable () -> CalendarDate, version: String) {
    self.init(guide: guide, search: GuideSearch(guide), today: today, version: version)
  }

  init(guide: Guide, search: GuideSearch, today: @escaping @Sendable () -> CalendarDate, version: String) {
    (self.guide, self.search, self.today, self.version) = (guide, search, today, version)
    tools = AgentTool.all(guide, search)
  }

  package enum Answer: Sendable {
    /// The message asks none.
    case nothing
    case result([UInt8])
    /// What came is no message.
    case refusal([UInt8])
  }

  /// The answer to one message, or to several in an array. It holds no line feed.
  package func answer(_ message: some Sequence<UInt8>) -> Answer {
    let json: JSON
    do {
      json = try JSONReader.read(message, texts: .any)
    } catch {
      return .refusal(AgentError.unreadable("byte \(error.offset + 1): \(error.message.en)").answer(to: .null))
    }
    guard case .array(let messages) = json else { return answer(json).map(Answer.result) ?? .nothing }
    guard !messages.isEmpty, messages.count <= Self.mostTogether else {
      return .refusal(
        AgentError(code: -32600, message: "Invalid request: send 1 to \(Self.mostTogether) messages at once.").answer(to: .null))
    }
    let answers = messages.compactMap(answer)
    guard !answers.isEmpty else { return .nothing }
    return .result([UInt8(ascii: "[")] + answers.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")])
  }

  /// The answer to a message that is too long to read.
  package static var tooLong: [UInt8] {
    AgentError(code: -32600, message: "Invalid request: a message is \(longestMessage) bytes at most.").answer(to: .null)
  }

  private func answer(_ json: JSON) -> [UInt8]? {
    switch AgentMessage(json) {
    case .notification: return nil
    case .invalid(let id): return AgentError.invalid.answer(to: id)
    case .request(let id, let method, let parameters):
      do {
        return Array("{\"jsonrpc\":\"2.0\",\"id\":\(id.text()),\"result\":".utf8) + (try result(method, parameters)) + [UInt8(ascii: "}")]
      } catch {
        return error.answer(to: id)
      }
    }
  }

  private func result(_ method: String, _ parameters: JSON) throws(AgentError) -> [UInt8] {
    switch method {
    case "initialize": return bytes(greeting(parameters))
    case "ping": return bytes([:])
    case "tools/list": return bytes(["tools": .array(tools.map(\.described))])
    case "tools/call": return try call(parameters)
    case "resources/list": return bytes(try resources(parameters))
    case "resources/templates/list": return bytes(["resourceTemplates": [Self.template]])
    case "resources/read": return bytes(try resource(parameters))
    default: throw .unknownMethod
    }
  }

  private func bytes(_ json: JSON) -> [UInt8] { Array(json.text().utf8) }

  /// What an agent must know of us. A version that we do not know gets our newest: the client then decides whether to go on.
  private func greeting(_ parameters: JSON) -> JSON {
    let asked: String? = if case .string(let text)? = parameters["protocolVersion"]?.idsOnly { text } else { nil }
    let spoken = asked.flatMap { Self.versions.contains($0) ? $0 : nil } ?? Self.versions[0]
    return [
      "protocolVersion": .string(spoken), "capabilities": ["tools": [:], "resources": [:]],
      "serverInfo": ["name": "routewijzer", "title": "Routewijzer", "version": .string(version)],
      "instructions": .string(AgentInstructions.text),
    ]
  }

  /// What a tool gives. What is wrong with its inputs is a result too, so that the agent reads it and can mend it.
  private func call(_ parameters: JSON) throws(AgentError) -> [UInt8] {
    guard case .string(let name)? = parameters["name"]?.idsOnly, let tool = tools.first(where: { $0.name == name }) else {
      throw .wrongParameters("this tool does not exist. There are: \(tools.map(\.name).joined(separator: ", ")).")
    }
    let arguments = parameters["arguments"] ?? .object([])
    let language = AgentCall.language(arguments)
    do {
      let reply = try tool.reply(to: arguments, self)
      var output = JSONOutput(capacity: 65_536)
      output.object { output in
        Self.text(reply.text, &output)
        output.key(JSONKey("structuredContent"))
        AgentReply.shape(.json([:])).write(reply, reply.setting, &output)
      }
      return output.bytes
    } catch {
      var output = JSONOutput()
      output.object { output in
        Self.text(guide.describe(error, language), &output)
        output.key(JSONKey("isError"))
        output.flag(true)
      }
      return output.bytes
    }
  }

  private static func text(_ text: String, _ output: inout JSONOutput) {
    output.key(JSONKey("content"))
    output.ready(Array((["type": "text", "text": .string(text)] as JSON).text().utf8).inArray)
  }
}

extension [UInt8] {
  fileprivate var inArray: [UInt8] { [UInt8(ascii: "[")] + self + [UInt8(ascii: "]")] }
}
