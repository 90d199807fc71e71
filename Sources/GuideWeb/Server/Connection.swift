import Synchronization

/// What is known of the client at the other end. Its handlers write it on their event loop; the work for it reads it anywhere.
final class Connection: Sendable {
  /// The connection that the running task answers; `nil` in tests of routes.
  @TaskLocal static var current: Connection?

  private let gone = Atomic(false)
  private let closedInput = Atomic(false)

  /// Nothing that is sent can arrive.
  var isGone: Bool { gone.load(ordering: .relaxed) }
  /// The client sends nothing more. Most often it has left; it may also still read.
  var hasClosedInput: Bool { closedInput.load(ordering: .relaxed) }

  func leave() { gone.store(true, ordering: .relaxed) }
  func closeInput() { closedInput.store(true, ordering: .relaxed) }
}
