import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The time that a client gets. Each connection looks at its clock about once a second, so that nothing has to be set and stopped for
/// every request.
extension RequestGate {
  /// Starts the time for what the client has to send.
  func expect(_ next: Reading) {
    reading = next
    let now = NIODeadline.now()
    switch next {
    case .idle:
      readDeadline = now + server.limits.idle
      idleSince = now
      (lineBytes, sawLine) = (0, false)
    case .head: readDeadline = now + server.limits.head
    case .body: readDeadline = now + server.limits.body
    case .nothing: readDeadline = .distantFuture
    }
  }

  /// Bytes came, before the parser has seen them.
  func bytesArrived(_ bytes: ByteBufferView) {
    if reading == .idle { expect(.head) }
    guard reading == .head, !sawLine else { return }
    let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    lineBytes += bytes.distance(from: bytes.startIndex, to: end ?? bytes.endIndex)
    sawLine = end != nil
  }

  func scheduleTick(_ context: ChannelHandlerContext) {
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: server.limits.tick) {
      self.tick(context)
      if context.channel.isActive { self.scheduleTick(context) }
    }
  }

  private func tick(_ context: ChannelHandlerContext) {
    let now = NIODeadline.now()
    if now >= lingerDeadline { return context.close(promise: nil) }
    if now >= sendDeadline { return cut(.reader, context) }
    guard !isEnding else { return }
    if reading == .idle {
      guard unsent == 0 else { return }
      if now >= readDeadline { return cut(.idle, context) }
      if now >= idleSince + ServerLimits.crowdedIdle, server.connections.isCrowded { cut(.crowded, context) }
    } else if now >= readDeadline {
      server.metrics.closed(reading == .head ? .head : .body)
      // What was answered already is not answered again.
      if answer == .none || answer == .awaited { refuse(.tooSlow, context) } else { context.close(promise: nil) }
    }
  }

  private func cut(_ reason: ServerMetrics.Closing, _ context: ChannelHandlerContext) {
    server.metrics.closed(reason)
    // The system would go on offering the rest of the answer to a client that does not read, and keep it in its own memory.
    if reason == .reader, let options = context.channel as? any SocketOptionProvider {
      options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    } else {
      context.close(promise: nil)
    }
  }
}
