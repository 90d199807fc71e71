import NIOCore

/// Tells the gate behind the parser that bytes have come: a head that does not end makes no part that the gate would see.
final class ArrivalWatch: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let gate: RequestGate

  init(_ gate: RequestGate) { self.gate = gate }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    gate.bytesArrived(unwrapInboundIn(data).readableBytesView)
    context.fireChannelRead(data)
  }
}
