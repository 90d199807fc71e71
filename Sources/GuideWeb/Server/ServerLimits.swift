import Library
import NIOCore

/// What the server allows at most. Times are whole: a byte now and then makes none of them longer.
package struct ServerLimits: Sendable {
  /// Connections open at the same time; what comes more waits in the system until one closes.
  package var connections = 4_096
  /// How long a connection may say nothing between two requests.
  package var idle = TimeAmount.seconds(30)
  /// From the first byte of a request to the end of its head.
  package var head = TimeAmount.seconds(10)
  /// From the end of the head to the end of the body.
  package var body = TimeAmount.seconds(20)
  /// How long a client may take to read an answer.
  package var answer = TimeAmount.seconds(60)
  /// Answers that are computed, or wait for it, at the same time.
  package var work = 32
  /// Bytes of bodies kept at the same time, beyond the free part of each.
  package var bodyMemory = 16 * 1_048_576

  /// The bytes of a head.
  static let headBytes = 32_768
  /// The bytes of the target in the first line: path and query.
  static let targetBytes = 16_384
  /// The bytes of a body. More is no set of answers.
  static let bodyBytes = AdviceEndpoint.maximumBodySize
  /// The bytes of a body with a business case in it. From half of it on the page itself says that it is too much, in more words.
  static let fileBodyBytes = 2 * FormBody.mostBytes
  /// The paths to which a business case is sent.
  private static let filePaths = [PathTemplate.caseResult, .caseKeep].flatMap { page in
    Language.allCases.map { page.path(in: $0).text }
  }

  /// The bytes that a body may have.
  static func bodyBytes(of target: String) -> Int {
    let path = target.utf8.prefix { $0 != UInt8(ascii: "?") }
    return filePaths.contains { $0.utf8.elementsEqual(path) } ? fileBodyBytes : bodyBytes
  }

  /// So much of each body is not counted in `bodyMemory`, so that ordinary requests are answered while long ones are refused.
  static let freeBodyBytes = 4_096
  /// How long what a client still sends is thrown away after the last answer, so that it can read that answer first.
  static let linger = TimeAmount.seconds(2)
  /// What an idle connection may stay when few connections are left for others.
  static let crowdedIdle = TimeAmount.seconds(2)

  package init() {}

  /// How often a connection looks at its clock.
  var tick: TimeAmount {
    let shortest = [idle, head, body, answer].map(\.nanoseconds).min() ?? 0
    return .nanoseconds(min(max(shortest / 4, 50_000_000), 1_000_000_000))
  }
}
