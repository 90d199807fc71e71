import CoreMetrics

/// What the server counts, through the API of swift-metrics.
package final class ServerMetrics: Sendable {
  /// Why a connection was closed by the server.
  enum Closing: String, CaseIterable { case idle, head, body, reader, crowded }
  /// Why a request was not computed.
  enum Shedding: String, CaseIterable { case work, abandoned, bodies }

  let factory: any MetricsFactory
  let workInFlight: Meter
  let connectionsOpen: Meter
  let connectionsAccepted: Counter
  let bodyBytes: Meter
  let acceptFailures: Counter
  private let closings: [Closing: Counter]
  private let sheddings: [Shedding: Counter]

  /// - Parameter factory: where the figures go; nowhere by default.
  package init(factory: any MetricsFactory = NOOPMetricsHandler.instance) {
    self.factory = factory
    workInFlight = Meter(label: "routewijzer_work_in_flight", dimensions: [], factory: factory)
    connectionsOpen = Meter(label: "routewijzer_connections_open", dimensions: [], factory: factory)
    connectionsAccepted = Counter(label: "routewijzer_connections_accepted_total", dimensions: [], factory: factory)
    bodyBytes = Meter(label: "routewijzer_body_bytes_held", dimensions: [], factory: factory)
    acceptFailures = Counter(label: "routewijzer_accept_failures_total", dimensions: [], factory: factory)
    closings = Dictionary(
      uniqueKeysWithValues: Closing.allCases.map {
        ($0, Counter(label: "routewijzer_connections_cut_total", dimensions: [("reason", $0.rawValue)], factory: factory))
      })
    sheddings = Dictionary(
      uniqueKeysWithValues: Shedding.allCases.map {
        ($0, Counter(label: "routewijzer_requests_shed_total", dimensions: [("reason", $0.rawValue)], factory: factory))
      })
  }

  func closed(_ reason: Closing) { closings[reason]?.increment() }
  func shed(_ reason: Shedding) { sheddings[reason]?.increment() }

  func record(_ record: RequestRecord) {
    let route = ("route", record.route ?? "none")
    Counter(
      label: "routewijzer_requests_total", dimensions: [route, ("method", record.method), ("status", String(record.status))],
      factory: factory
    ).increment()
    CoreMetrics.Timer(label: "routewijzer_request_duration_seconds", dimensions: [route], factory: factory)
      .recordNanoseconds(Int64(record.seconds * 1e9))
  }
}
