import HTTPTypes
import Hummingbird
import NIOCore

/// What whoever runs the server asks of it, on a port of its own: whether it lives, whether it takes requests, and its figures.
package enum ManagementRoutes {
  /// - Parameters:
  ///   - figures: the figures in the text form of Prometheus.
  ///   - start: when the program started, in seconds since 1970.
  package static func make(_ server: ServerState, figures: PrometheusMetrics, start: Double) -> Router<BasicRequestContext> {
    let router = Router(options: .autoGenerateHeadEndpoints)
    router.get("/livez") { _, _ in text("ok\n") }
    router.get("/readyz") { _, _ in
      server.isDraining ? text("stopping\n", status: .serviceUnavailable) : text("ok\n")
    }
    router.get("/metrics") { _, _ in
      text(
        figures.text + "# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds \(start)\n",
        type: "text/plain; version=0.0.4; charset=utf-8")
    }
    return router
  }

  private static func text(
    _ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
