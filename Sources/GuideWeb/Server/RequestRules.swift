import NIOHTTP1

/// What RFC 9110 and RFC 9112 ask of the head of a request, where the server library leaves it to the program.
enum RequestRules {
  enum Verdict: Equatable {
    case refuse(Refusal.Reason)
    case accept(Terms)
  }

  /// How a request is dealt with.
  struct Terms: Equatable {
    /// No other request comes over this connection.
    var closes: Bool
    /// The client waits with its body until it is told to go on.
    var wantsContinue: Bool
  }

  static func judge(_ head: HTTPRequestHead) -> Verdict {
    let headers = head.headers
    let isOld = !head.version.isCurrent
    guard head.uri.utf8.count <= ServerLimits.targetBytes else { return .refuse(.targetTooLong) }
    guard head.method != .CONNECT else { return .refuse(.notImplemented) }

    let hosts = headers["host"]
    guard hosts.count == 1 || (isOld && hosts.isEmpty), hosts.allSatisfy(isHost) else { return .refuse(.badHost) }

    let encodings = headers[canonicalForm: "transfer-encoding"]
    if !encodings.isEmpty {
      guard !isOld else { return .refuse(.malformed) }
      guard encodings.count == 1, encodings[0].isASCIIWord("chunked") else { return .refuse(.notImplemented) }
    }
    guard headers[canonicalForm: "content-encoding"].allSatisfy({ $0.isASCIIWord("identity") }) else { return .refuse(.encodedBody) }

    let length = headers.first(name: "content-length")
    // The parser has seen that it is a number; one that is too large for an integer is too large for a body.
    if let length, Int(length).map({ $0 > ServerLimits.bodyBytes(of: head.uri) }) ?? true { return .refuse(.bodyTooLarge) }

    let expectations = headers[canonicalForm: "expect"]
    guard expectations.allSatisfy({ $0.isASCIIWord("100-continue") }) else { return .refuse(.unknownExpectation) }
    let hasBody = !encodings.isEmpty || (length.flatMap { Int($0) } ?? 0) > 0

    let connection = headers[canonicalForm: "connection"]
    let keepsOpen = connection.contains { $0.isASCIIWord("keep-alive") }
    // After a request to change the protocol the parser reads no other request.
    let closes = connection.contains { $0.isASCIIWord("close") } || (isOld && !keepsOpen) || headers.contains(name: "upgrade")
    return .accept(Terms(closes: closes, wantsContinue: hasBody && !isOld && !expectations.isEmpty))
  }

  /// Whether this can be a host, perhaps with a port, as RFC 3986 writes them. An empty one is allowed.
  static func isHost(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "[") {
      guard let end = rest.firstIndex(of: UInt8(ascii: "]")), rest[..<end].dropFirst().allSatisfy(isHexOrColonOrDot) else { return false }
      rest = rest[rest.index(after: end)...]
    } else {
      let name = rest.prefix { $0 != UInt8(ascii: ":") }
      guard name.count <= 255, name.allSatisfy(isNameByte) else { return false }
      rest = rest[name.endIndex...]
    }
    guard let colon = rest.first else { return true }
    return colon == UInt8(ascii: ":") && rest.count <= 6 && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || "-._~%!$&'()*+,;=".utf8.contains(byte)
  }

  private static func isHexOrColonOrDot(_ byte: UInt8) -> Bool {
    (0x30...0x3a).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte) || byte == UInt8(ascii: ".")
  }
}

extension HTTPVersion {
  /// HTTP/1.1, or what comes after it in 1.x.
  var isCurrent: Bool { major == 1 && minor >= 1 }
}

extension StringProtocol {
  /// Whether this is a word in any case, compared by its bytes: comparing characters costs the square of the length for hostile text.
  func isASCIIWord(_ word: String) -> Bool {
    utf8.count == word.utf8.count
      && zip(utf8, word.utf8).allSatisfy { byte, other in ((0x41...0x5a).contains(byte) ? byte | 0x20 : byte) == other }
  }
}
