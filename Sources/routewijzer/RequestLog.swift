import ArgumentParser
import Foundation
import GuideWeb

/// What the server writes about requests.
enum RequestLog: String, CaseIterable, ExpressibleByArgument {
  case none, requests

  /// Writes one line of JSON for a request. Nothing in it is personal.
  func write(_ record: RequestRecord) {
    guard self == .requests else { return }
    // Method, route and id are words of our own, without anything to escape.
    let route = record.route.map { "\"\($0)\"" } ?? "null"
    let milliseconds = String(format: "%.3f", record.seconds * 1_000)
    Console.error(
      #"{"time":"\#(WallClock.timestamp())","id":"\#(record.id)","method":"\#(record.method)","route":\#(route),"#
        + #""status":\#(record.status),"ms":\#(milliseconds)}"#)
  }
}
