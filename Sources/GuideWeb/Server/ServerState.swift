import Logging
import NIOCore
import Synchronization

/// Everything that the connections of one server share: the limits, what is used of them, and what is counted.
package final class ServerState: Sendable {
  package let limits: ServerLimits
  package let metrics: ServerMetrics
  package let work: WorkPool
  let warnings: ServerWarnings
  let connections: Connections
  let bodies: BodyMemory
  private let draining = Atomic(false)
  private let onRequest: @Sendable (RequestRecord) -> Void

  /// - Parameters:
  ///   - threads: how many answers are computed at once; one per processor.
  ///   - onRequest: gets every request that was answered or refused, for a log.
  package init(
    limits: ServerLimits = ServerLimits(), threads: Int = System.coreCount, metrics: ServerMetrics = ServerMetrics(),
    logger: Logger = Logger(label: "routewijzer"),
    onRequest: @escaping @Sendable (RequestRecord) -> Void = { _ in }
  ) {
    self.limits = limits
    self.metrics = metrics
    self.onRequest = onRequest
    warnings = ServerWarnings(logger)
    work = WorkPool(threads: threads, limit: limits.work, metrics, warnings)
    connections = Connections(maximum: limits.connections)
    bodies = BodyMemory(maximum: limits.bodyMemory)
  }

  /// Whether the server is stopping: it finishes what it has and takes nothing new.
  package var isDraining: Bool { draining.load(ordering: .relaxed) }
  package func drain() { draining.store(true, ordering: .relaxed) }

  /// Closes every connection that is still open.
  /// - Returns: how many there were.
  package func cut() -> Int { connections.cut() }

  func record(_ record: RequestRecord) {
    metrics.record(record)
    onRequest(record)
  }
}
