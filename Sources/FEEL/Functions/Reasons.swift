/// How functions say that they cannot use an argument.
extension Evaluation {
  /// Notes that an argument is of the wrong kind or out of bounds, and gives `null`.
  func refuse(_ function: String, _ parameter: String, _ value: Value, needs: String) -> Value {
    fail("\(function)(): \"\(parameter)\" must be \(needs), not \(value.inReason).")
  }
}

extension Value {
  /// The value as a message shows it: short values themselves, others by their kind.
  fileprivate var inReason: String {
    switch self {
    case .number(let number): number.description
    case .string(let text) where text.utf8.count <= 40: description
    default: kind
    }
  }
}
