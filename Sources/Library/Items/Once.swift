import Synchronization

/// A value that is made when somebody first asks for it, and then kept. Who asks meanwhile waits for it.
package final class Once<Value: Sendable>: Sendable {
  private enum State: Sendable {
    case made(Value)
    case open(@Sendable () -> Value)
  }

  private let state: Mutex<State>

  /// A value that is there already.
  package init(_ value: Value) { state = Mutex(.made(value)) }

  /// - Parameter make: makes the value; it must not ask for this same value.
  package init(making make: @escaping @Sendable () -> Value) { state = Mutex(.open(make)) }

  package var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .open(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
