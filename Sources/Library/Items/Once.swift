import Synchronization

/// A value that is made when somebody first asks for it, and then kept. Who asks meanwhile waits for it.
public final class Once<Value: Sendable>: Sendable {
  @usableFromInline enum State: Sendable {
    case made(Value)
    case open(@Sendable () -> Value)
  }

  @usableFromInline let state: Mutex<State>

  /// A value that is there already.
  @inlinable public init(_ value: Value) { state = Mutex(.made(value)) }

  /// - Parameter make: makes the value; it must not ask for this same value.
  @inlinable public init(making make: @escaping @Sendable () -> Value) { state = Mutex(.open(make)) }

  @inlinable public var value: Value {
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
