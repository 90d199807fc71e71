import CoreMetrics
import NIOCore

/// Stops accepting for a moment when the system has no descriptor left for a connection.
///
/// The server library reports the failure and tries again at once, without end: the socket stays ready to be accepted from. It could
/// do this itself; until then this handler stands first in the pipeline of the listening socket.
final class AcceptPause: ChannelInboundHandler, Sendable {
  typealias InboundIn = any Channel
  typealias InboundOut = any Channel

  private let isPaused: NIOLoopBoundBox<Bool>
  private let metrics: ServerMetrics
  private let warnings: ServerWarnings

  private static let pause = TimeAmount.milliseconds(500)

  /// - Parameter loop: that of the listening socket.
  init(_ loop: any EventLoop, _ metrics: ServerMetrics, _ warnings: ServerWarnings) {
    isPaused = .makeBoxSendingValue(false, eventLoop: loop)
    (self.metrics, self.warnings) = (metrics, warnings)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    metrics.acceptFailures.increment()
    warnings.say(.noDescriptor, reason: "\(error)")
    if !isPaused.value {
      isPaused.value = true
      setReading(false, context)
      context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
        self.isPaused.value = false
        self.setReading(true, context)
      }
    }
    context.fireErrorCaught(error)
  }

  /// The option stops what holding back a read does not: after a failure the library takes the read before it as still to be done.
  private func setReading(_ isOn: Bool, _ context: ChannelHandlerContext) {
    // It fails only on a socket that is closed, which accepts nothing anyway.
    try? context.channel.syncOptions?.setOption(.autoRead, value: isOn)
  }
}
