import Hummingbird
import NIOCore
import NIOHTTP1

/// What the gate answers itself.
extension RequestGate {
  func refuse(_ reason: Refusal.Reason, _ context: ChannelHandlerContext) {
    let wasLetThrough = answer == .awaited
    let refusal = Refusal(
      reason: reason, target: target, version: settings.version, date: settings.date(), id: RequestID().description)
    let (head, body) = refusal.answer
    (answer, closesAfter, answersItself) = (.begun, true, true)
    // A client that does not read must not keep the connection.
    sendDeadline = .now() + ServerLimits.linger
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if !isHead { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
    sendEnd(context, wrapOutboundOut(.end(nil)), nil)
    context.flush()
    server.record(RequestRecord(id: refusal.id, method: method, route: nil, status: Int(refusal.status.code), seconds: 0))
    // The program waits for the rest of the request.
    if wasLetThrough { context.fireErrorCaught(Refused()) }
  }
}

/// What a gate needs from outside for its own answers.
struct GateSettings: Sendable {
  /// The version of the API.
  let version: String
  /// What the `Date` header says now.
  let date: @Sendable () -> String
}
