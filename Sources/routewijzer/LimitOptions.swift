import ArgumentParser
import Foundation
import GuideWeb
import NIOCore

/// What the server allows at most.
struct LimitOptions: ParsableArguments {
  @Option(name: .long, help: "How many connections may be open at once.")
  var maxConnections = 4_096
  @Option(
    name: .long, help: "How many answers may be computed or wait for it at once; more are refused with 503. Default: 16 per processor.")
  var maxWork: Int?
  @Option(name: .long, help: "How many megabytes of request bodies may be kept at once.")
  var maxBodyMemory = 16
  @Option(name: .long, help: "Seconds that a connection may say nothing between two requests.")
  var idleTimeout = 30.0
  @Option(name: .long, help: "Seconds for the head of a request.")
  var headerTimeout = 10.0
  @Option(name: .long, help: "Seconds for the body of a request.")
  var bodyTimeout = 20.0
  @Option(name: .long, help: "Seconds for a client to read an answer.")
  var answerTimeout = 60.0

  func validate() throws {
    let counts = [("max-connections", maxConnections), ("max-work", maxWork ?? 1), ("max-body-memory", maxBodyMemory)]
    for (name, value) in counts where !(1...1_000_000).contains(value) {
      throw ValidationError("The value \(value) of --\(name) is out of range; give 1 to 1000000.")
    }
    let times = [
      ("idle-timeout", idleTimeout), ("header-timeout", headerTimeout), ("body-timeout", bodyTimeout), ("answer-timeout", answerTimeout),
    ]
    for (name, value) in times where !(0.1...86_400).contains(value) {
      throw ValidationError("The value \(value) of --\(name) is out of range; give 0.1 to 86400 seconds.")
    }
  }

  /// - Parameter descriptors: how many files the system lets this program open.
  func limits(descriptors: Int) -> ServerLimits {
    var limits = ServerLimits()
    limits.connections = max(1, min(maxConnections, descriptors - Self.ownDescriptors))
    limits.work = maxWork ?? 16 * System.coreCount
    limits.bodyMemory = maxBodyMemory * 1_048_576
    func time(_ seconds: Double) -> TimeAmount { .milliseconds(Int64(seconds * 1_000)) }
    (limits.idle, limits.head) = (time(idleTimeout), time(headerTimeout))
    (limits.body, limits.answer) = (time(bodyTimeout), time(answerTimeout))
    return limits
  }

  /// What the program has open besides connections of visitors, with room for those of whoever watches it.
  private static let ownDescriptors = 96
}

/// How many files this program may have open.
enum FileDescriptors {
  /// Raises the limit to what the system allows.
  /// - Returns: the limit that holds now.
  static func raise() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
    limit.rlim_cur = limit.rlim_max
    // What cannot be raised stays as it was.
    if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) != 0 {
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    return Int(clamping: limit.rlim_cur)
  }
}
