import CoreMetrics
import Logging
import NIOCore

/// Stops accepting for a moment when the system has no descriptor left for a connection, and says so once in a while.
///
/// The server library reports the failure and tries again at once, without end: the socket stays ready to be accepted from. It could
/// do this itself; until then this handler stands first in the pipeline of the listening socket.
final class AcceptPause: ChannelInboundHandler, Sendable {
  typealias InboundIn = any Channel
  typealias InboundOut = any Channel

  private let state: NIOLoopBoundBox<(isPaused: Bool, nextWord: NIODeadline)>
  private let metrics: ServerMetrics
  private let logger: Logger

  private static let pause = TimeAmount.milliseconds(500)
  private static let silence = TimeAmount.minutes(1)

  /// - Parameter loop: that of the listening socket.
  init(_ loop: any EventLoop, metrics: ServerMetrics, logger: Logger) {
    state = .makeBoxSendingValue((false, .distantPast), eventLoop: loop)
    (self.metrics, self.logger) = (metrics, logger)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    metrics.acceptFailures.increment()
    if NIODeadline.now() >= state.value.nextWord {
      state.value.nextWord = .now() + Self.silence
      logger.error(
        "A connection cannot be accepted; trying again every half second. Raise the limit on open files, or lower --max-connections.",
        metadata: ["reason": "\(error)"])
    }
    if !state.value.isPaused {
      state.value.isPaused = true
      setReading(false, context)
      context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
        self.state.value.isPaused = false
        self.setReading(true, context)
      }
    }
    context.fireErrorCaught(error)
  }

  /// The option stops what holding back a read does not: after a failure the library takes the read before it as still to be done.
  private func setReading(_ isOn: Bool, _ context: ChannelHandlerContext) {
    guard context.channel.isActive else { return }
    do {
      try context.channel.syncOptions?.setOption(.autoRead, value: isOn)
    } catch {
      logger.error("Accepting connections cannot be paused.", metadata: ["reason": "\(error)"])
    }
  }
}
