import Library

/// A message of JSON-RPC 2.0, as it comes in.
enum AgentMessage {
  case request(id: JSON, method: String, parameters: JSON)
  /// What asks no answer.
  case notification
  /// No message; with its id, where it has one.
  case invalid(id: JSON)

  /// A longer id is refused: it comes back in the answer.
  static let longestID = 200

  init(_ json: JSON) {
    guard case .object = json else {
      self = .invalid(id: .null)
      return
    }
    let id = json["id"]
    let isID =
      switch id {
      case .string(let text)?, .number(let text)?: text.utf8.count <= Self.longestID
      default: false
      }
    let named = isID ? id ?? .null : .null
    guard json["jsonrpc"] == "2.0", id == nil || isID else {
      self = .invalid(id: named)
      return
    }
    guard case .string(let method)? = json["method"], OutsideText.canBeID(method.utf8) else {
      // An answer to a question of ours; we ask none.
      let isAnswer = json["method"] == nil && (json["result"] != nil || json["error"] != nil)
      self = isAnswer ? .notification : .invalid(id: named)
      return
    }
    let parameters = json["params"] ?? .object([])
    switch (id, parameters) {
    case (nil, _): self = .notification
    case (let id?, .object): self = .request(id: id, method: method, parameters: parameters)
    default: self = .invalid(id: named)
    }
  }
}

/// Why a message gets no result, as JSON-RPC says it. It holds nothing that was sent.
struct AgentError: Error {
  let code: Int
  let message: String

  static func unreadable(_ why: String) -> AgentError { AgentError(code: -32700, message: "Parse error: \(why)") }
  static let invalid = AgentError(code: -32600, message: "Invalid request: a JSON-RPC 2.0 message is expected here.")
  static let unknownMethod = AgentError(
    code: -32601,
    message:
      "Method not found. There are: initialize, ping, tools/list, tools/call, resources/list, resources/templates/list, resources/read.")
  static func wrongParameters(_ why: String) -> AgentError { AgentError(code: -32602, message: "Invalid params: \(why)") }
  static let noResource = AgentError(
    code: -32002, message: "Resource not found. Addresses look like routewijzer://feiten/A-E02; resources/list gives all of them.")

  func answer(to id: JSON) -> [UInt8] {
    let json: JSON = ["jsonrpc": "2.0", "id": id, "error": ["code": .number(String(code)), "message": .string(message)]]
    return Array(json.text().utf8)
  }
}
