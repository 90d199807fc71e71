import Dispatch
import Foundation
import GuideWeb
import Logging

/// What signals do beside the graceful stop of the server library: the first SIGTERM or SIGINT starts the grace period, after which slow
/// clients are cut; a second one ends the program at once. SIGHUP, SIGUSR1 and SIGUSR2 do nothing, since there is nothing to read again.
struct StopSignals {
  private let sources: [any DispatchSourceSignal]

  /// - Parameters:
  ///   - grace: seconds that requests in flight get.
  init(_ server: ServerState, grace: Double, _ logger: Logger) {
    for number in [SIGHUP, SIGUSR1, SIGUSR2] { signal(number, SIG_IGN) }
    let queue = DispatchQueue(label: "routewijzer.stop")
    sources = [SIGTERM, SIGINT].map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        // As a shell reports a program that a signal ended.
        guard !server.isDraining else { _exit(128 + number) }
        server.drain()
        logger.notice("Stopping: requests in flight are finished.", metadata: ["grace": "\(grace) s"])
        queue.asyncAfter(deadline: .now() + grace) {
          let count = server.cut()
          if count > 0 { logger.notice("The grace period is over; connections are cut.", metadata: ["connections": "\(count)"]) }
        }
      }
      source.resume()
      return source
    }
  }
}
