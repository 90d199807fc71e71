import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// A connection for HTTP/1.1 with a gate in it; otherwise as the server library makes them.
struct GuardedChannel: HTTPChannelHandler {
  struct Value: ServerChildChannelValue {
    let channel: any Channel
    let parts: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
    let connection: Connection
  }

  let server: ServerState
  let settings: GateSettings
  let responder: HTTPChannelHandler.Responder

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let connection = Connection()
      let gate = RequestGate(server, connection, settings)
      let pipeline = channel.pipeline.syncOperations
      var limits = NIOHTTPDecoderLimitConfiguration()
      limits.maxHeaderFieldSize = ServerLimits.headBytes
      limits.maxHeaderListSize = ServerLimits.headBytes
      try pipeline.addHandler(ArrivalWatch(gate))
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false,
        withEncoderConfiguration: .init(), withDecoderLimitConfiguration: limits)
      try pipeline.addHandler(gate)
      try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
      return Value(
        channel: channel,
        parts: try NIOAsyncChannel(wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true)),
        connection: connection)
    }
  }

  func handle(value: Value, logger: Logger) async {
    await Connection.$current.withValue(value.connection) {
      await handleHTTP(asyncChannel: value.parts, logger: logger)
    }
  }
}

extension ServerState {
  /// Makes connections that keep to the limits.
  /// - Parameters:
  ///   - version: the version of the API.
  ///   - date: what the `Date` header says now.
  package func http(version: String, date: @escaping @Sendable () -> String) -> HTTPServerBuilder {
    HTTPServerBuilder { GuardedChannel(server: self, settings: GateSettings(version: version, date: date), responder: $0) }
  }

  /// Accepts no more connections than there may be.
  package var connectionBound: any AvailableConnectionsDelegate { ConnectionBound(connections: connections, warnings: warnings) }

  /// Makes the listening socket pause when the system cannot give it a connection.
  package func guardAccepting(_ channel: any Channel) async throws {
    try await channel.pipeline.addHandler(AcceptPause(channel.eventLoop, metrics, warnings), position: .first)
  }
}
