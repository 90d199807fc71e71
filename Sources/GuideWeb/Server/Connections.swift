import Hummingbird
import HummingbirdCore
import NIOCore
import Synchronization

/// All connections that are open.
final class Connections: Sendable {
  private let maximum: Int
  private let open = Mutex<[ObjectIdentifier: any Channel]>([:])
  private let count = Atomic(0)
  private let accepted = Atomic(0)
  private let peak = Atomic(0)

  /// Below this many, memory that was used does not weigh.
  private static let manyConnections = 256

  init(maximum: Int) { self.maximum = maximum }

  /// Whether no other connection may be accepted. A connection counts from the moment that the system gives it.
  var isFull: Bool { accepted.load(ordering: .relaxed) >= maximum }
  /// Whether idle connections have to make room.
  var isCrowded: Bool { count.load(ordering: .relaxed) * 4 >= maximum * 3 }

  func accept() { accepted.add(1, ordering: .relaxed) }
  func giveUp() { accepted.subtract(1, ordering: .relaxed) }

  func add(_ channel: any Channel) {
    open.withLock { $0[ObjectIdentifier(channel)] = channel }
    let now = count.add(1, ordering: .relaxed).newValue
    peak.max(now, ordering: .relaxed)
  }

  func remove(_ channel: any Channel) {
    open.withLock { $0[ObjectIdentifier(channel)] = nil }
    let now = count.subtract(1, ordering: .relaxed).newValue
    let most = peak.load(ordering: .relaxed)
    guard most >= Self.manyConnections, now * 4 < most,
      peak.compareExchange(expected: most, desired: now, ordering: .relaxed).exchanged
    else { return }
    FreedMemory.giveBack()
  }

  /// Closes every connection, whatever it is doing.
  /// - Returns: how many there were.
  func cut() -> Int {
    let channels = open.withLock { Array($0.values) }
    for channel in channels { channel.close(promise: nil) }
    return channels.count
  }
}

/// Accepts no connection while there are too many; the system keeps those who come.
struct ConnectionBound: AvailableConnectionsDelegate {
  let connections: Connections
  let warnings: ServerWarnings
  func connectionOpened() { connections.accept() }
  func connectionClosed() { connections.giveUp() }
  func isAcceptingNewConnections() -> Bool {
    guard connections.isFull else { return true }
    warnings.say(.full)
    return false
  }
}
