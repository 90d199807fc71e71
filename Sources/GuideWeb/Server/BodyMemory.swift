import Synchronization

/// The bytes of bodies that are kept at the same time, over all connections.
final class BodyMemory: Sendable {
  private let maximum: Int
  private let taken = Atomic(0)

  init(maximum: Int) { self.maximum = maximum }

  /// Takes room.
  /// - Returns: whether there was enough; nothing is taken when not.
  func take(_ bytes: Int) -> Bool {
    guard taken.add(bytes, ordering: .relaxed).newValue <= maximum else {
      giveBack(bytes)
      return false
    }
    return true
  }

  func giveBack(_ bytes: Int) { taken.subtract(bytes, ordering: .relaxed) }
}
