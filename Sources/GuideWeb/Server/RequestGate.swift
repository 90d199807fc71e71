import CoreMetrics
import Hummingbird
import NIOCore
import NIOHTTP1

/// Stands between the HTTP parser and the program, one for each connection. It lets one request through at a time, refuses what breaks
/// a rule or a limit, keeps the time, and closes the connection as RFC 9112 asks.
///
/// Why it is here: the server library has one time-out, which a byte now and then makes longer; looks only for a `Connection` header that
/// is exactly `close`; does not know HTTP/1.0; gives no `100 Continue`; reads a body of any size to its end; sends the body of an error
/// after HEAD; and answers what the parser refuses without any header. Everything of it is in this handler and `RequestRules`, so that it
/// can move to the library.
final class RequestGate: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// What the client has to send next.
  enum Reading { case idle, head, body, nothing }
  /// How far the answer is: the request was not let through, the program works on it, it is being written, or it was written before the
  /// request came to its end.
  enum Answer { case none, awaited, begun, early }

  /// A request was refused after a part of it was let through.
  struct Refused: Error {}

  let server: ServerState
  let connection: Connection
  let settings: GateSettings

  var reading = Reading.idle
  var answer = Answer.none
  /// No other request is read; what still comes is thrown away.
  var isEnding = false
  /// The gate answers in place of the program, whose own answer is thrown away.
  var answersItself = false
  /// This answer is the last.
  var closesAfter = false
  var isHead = false
  var isOld = false
  /// The target of the request; only for the language and form of a refusal.
  var target: String?
  var method = ""
  /// Of the body, as it came.
  var bodyBytes = 0
  /// What the body may have.
  var mostBodyBytes = ServerLimits.bodyBytes
  /// Of the body, as counted in `BodyMemory`.
  var heldBytes = 0
  /// Answers that are written but not yet sent.
  var unsent = 0
  /// Of the first line of the request, as it comes, and whether it came to its end.
  var lineBytes = 0
  var sawLine = false

  // When what is awaited has to be there, and what is looked at besides.
  var readDeadline = NIODeadline.distantFuture
  var idleSince = NIODeadline.distantFuture
  var sendDeadline = NIODeadline.distantFuture
  var lingerDeadline = NIODeadline.distantFuture
  var timer: Scheduled<Void>?

  /// What came after the request that is being answered.
  private var waiting = CircularBuffer<HTTPServerRequestPart>(initialCapacity: 0)
  private var waitingError: HTTPParserError?
  private var waitingHalfClose = false
  private var readPending = false

  init(_ server: ServerState, _ connection: Connection, _ settings: GateSettings) {
    (self.server, self.connection, self.settings) = (server, connection, settings)
  }

  /// Whether an answer is being made or sent. Nothing is read meanwhile: a client cannot fill the memory with requests that wait, or with
  /// answers that it does not read.
  private var isAnswering: Bool { unsent > 0 || (reading == .nothing && (answer == .awaited || answer == .begun)) }

  // MARK: The connection

  func handlerAdded(context: ChannelHandlerContext) {
    server.connections.add(context.channel)
    server.metrics.connectionsAccepted.increment()
    server.metrics.connectionsOpen.increment()
    expect(.idle)
    scheduleTick(context)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.cancel()
    connection.leave()
    releaseBody()
    server.connections.remove(context.channel)
    server.metrics.connectionsOpen.decrement()
  }

  func channelInactive(context: ChannelHandlerContext) {
    connection.leave()
    waiting.removeAll()
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed:
      connection.closeInput()
      if isEnding, unsent == 0 { return context.close(promise: nil) }
      // Requests that came before it are answered first.
      if waiting.isEmpty { context.fireUserInboundEventTriggered(event) } else { waitingHalfClose = true }
    case is ChannelShouldQuiesceEvent:
      guard answer != .none || reading == .body else { return unsent > 0 ? finish(context) : context.close(promise: nil) }
      waiting.removeAll()
      closesAfter = true
      if answer == .early { finish(context) }
    default:
      context.fireUserInboundEventTriggered(event)
    }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .output else { return context.close(mode: mode, promise: promise) }
    promise?.succeed()
    finish(context)
  }

  /// Ends the connection as soon as what was written is sent.
  private func finish(_ context: ChannelHandlerContext) {
    isEnding = true
    if unsent == 0 { end(context) }
  }

  /// Says that nothing more comes, and throws away for a moment what the client still sends: closing at once could take back the answer.
  private func end(_ context: ChannelHandlerContext) {
    guard lingerDeadline == .distantFuture else { return }
    if connection.hasClosedInput { return context.close(promise: nil) }
    lingerDeadline = .now() + ServerLimits.linger
    context.close(mode: .output, promise: nil)
    context.read()
  }

  // MARK: What the client sends

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isEnding else { return }
    let part = unwrapInboundIn(data)
    if isAnswering || !waiting.isEmpty { waiting.append(part) } else { receive(part, context) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    if isEnding { context.read() }
  }

  func read(context: ChannelHandlerContext) {
    if isAnswering { readPending = true } else { context.read() }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else {
      context.fireErrorCaught(error)
      return context.close(promise: nil)
    }
    guard !isEnding else { return }
    if isAnswering || !waiting.isEmpty { waitingError = error } else { fail(error, context) }
  }

  private func fail(_ error: HTTPParserError, _ context: ChannelHandlerContext) {
    // An answer that was begun, or given before the body came, cannot be taken back.
    guard answer == .none || answer == .awaited else { return context.close(promise: nil) }
    // Of a head that could not be read nothing is known.
    if answer == .none, reading != .body { (target, method, isHead) = (nil, "", false) }
    refuse(Refusal.Reason(error, lineBytes: lineBytes), context)
  }

  private func receive(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
    switch part {
    case .head(let head): receive(head, context)
    case .body(let bytes): receive(bytes, context)
    case .end:
      reading = .nothing
      readDeadline = .distantFuture
      if answer == .early {
        answer = .none
        expect(.idle)
      }
      context.fireChannelRead(wrapInboundOut(part))
    }
  }

  private func receive(_ original: HTTPRequestHead, _ context: ChannelHandlerContext) {
    var head = original
    (target, method, isHead, isOld) = (head.uri, head.method.rawValue, head.method == .HEAD, !head.version.isCurrent)
    bodyBytes = 0
    mostBodyBytes = ServerLimits.bodyBytes(of: head.uri)
    expect(.body)
    switch RequestRules.judge(head) {
    case .refuse(let reason): refuse(reason, context)
    case .accept(let terms):
      if terms.closes { closesAfter = true }
      answer = .awaited
      // The one form that the server library understands.
      head.headers.remove(name: "connection")
      if closesAfter { head.headers.add(name: "connection", value: "close") }
      if terms.wantsContinue {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
      }
      context.fireChannelRead(wrapInboundOut(.head(head)))
    }
  }

  private func receive(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
    let before = bodyBytes
    bodyBytes += bytes.readableBytes
    guard bodyBytes <= mostBodyBytes else {
      return answer == .awaited ? refuse(.bodyTooLarge, context) : context.close(promise: nil)
    }
    if answer == .awaited {
      let more = bodyBytes - max(before, ServerLimits.freeBodyBytes)
      if more > 0 {
        guard server.bodies.take(more) else {
          server.metrics.shed(.bodies)
          server.warnings.say(.tooManyBodies)
          return refuse(.noRoom, context)
        }
        heldBytes += more
        server.metrics.bodyBytes.increment(by: Double(more))
      }
    }
    context.fireChannelRead(wrapInboundOut(.body(bytes)))
  }

  /// Lets through what waited for the answer before it.
  private func receiveWaiting(_ context: ChannelHandlerContext) {
    var isDelivered = false
    while !isEnding, !isAnswering, let part = waiting.popFirst() {
      receive(part, context)
      isDelivered = true
    }
    if isDelivered { context.fireChannelReadComplete() }
    guard !isEnding, !isAnswering, waiting.isEmpty else { return }
    if let error = waitingError {
      waitingError = nil
      return fail(error, context)
    }
    if waitingHalfClose {
      waitingHalfClose = false
      return context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    }
    if readPending {
      readPending = false
      context.read()
    }
  }

  // MARK: What the program answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !answersItself else {
      promise?.succeed()
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(let head): send(head, context, promise)
    case .body:
      if isHead { promise?.succeed() } else { context.write(data, promise: promise) }
    case .end: sendEnd(context, data, promise)
    }
  }

  private func send(_ original: HTTPResponseHead, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
    var head = original
    answer = .begun
    closesAfter = closesAfter || server.isDraining
    head.headers.remove(name: "connection")
    if closesAfter {
      head.headers.add(name: "connection", value: "close")
    } else if isOld {
      head.headers.add(name: "connection", value: "keep-alive")
    }
    sendDeadline = min(sendDeadline, .now() + server.limits.answer)
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }

  func sendEnd(_ context: ChannelHandlerContext, _ end: NIOAny, _ promise: EventLoopPromise<Void>?) {
    releaseBody()
    unsent += 1
    isEnding = closesAfter
    if reading == .nothing {
      answer = .none
      expect(.idle)
    } else {
      answer = .early
    }
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.cascade(to: promise)
    sent.futureResult.assumeIsolated().whenComplete { _ in self.wasSent(context) }
    context.write(end, promise: sent)
  }

  private func wasSent(_ context: ChannelHandlerContext) {
    unsent -= 1
    sendDeadline = unsent == 0 ? .distantFuture : .now() + server.limits.answer
    if reading == .idle { expect(.idle) }
    guard unsent == 0 else { return }
    if isEnding { end(context) } else { receiveWaiting(context) }
  }

  private func releaseBody() {
    guard heldBytes > 0 else { return }
    server.bodies.giveBack(heldBytes)
    server.metrics.bodyBytes.decrement(by: Double(heldBytes))
    heldBytes = 0
  }
}
