import Logging
import NIOCore
import Synchronization

/// Says what troubles the server, each thing at most once a minute: who is attacked needs no log that grows with the attack.
package final class ServerWarnings: Sendable {
  enum Trouble: String {
    case tooMuchWork = "More is asked than can be answered; requests are refused with 503."
    case tooManyBodies = "There is no room for more long bodies; requests are refused with 503."
    case full = "All connections are in use; who comes now has to wait."
    case noDescriptor =
      "A connection cannot be accepted; trying again every half second. Raise the limit on open files, or lower --max-connections."
  }

  private let logger: Logger
  private let next = Mutex<[Trouble: NIODeadline]>([:])
  private static let silence = TimeAmount.minutes(1)

  package init(_ logger: Logger) { self.logger = logger }

  /// - Parameter reason: what the system says about it.
  func say(_ trouble: Trouble, reason: String? = nil) {
    let now = NIODeadline.now()
    let isDue = next.withLock { next in
      guard now >= next[trouble] ?? .distantPast else { return false }
      next[trouble] = now + Self.silence
      return true
    }
    guard isDue else { return }
    logger.warning("\(trouble.rawValue)", metadata: reason.map { ["reason": "\($0)"] })
  }
}
