/// How functions say that they have no result.
extension Evaluation {
  /// `null`, because the arguments are not what the function needs.
  /// - Parameter needs: what it needs, as it fits after "needs": `two strings`.
  func refuse(_ function: String, _ arguments: [Value], needs: String) -> Value {
    let kinds = arguments.map(\.kind)
    let met =
      switch kinds.count {
      case 0: "nothing"
      case 1: kinds[0]
      default: kinds.dropLast().joined(separator: ", ") + " and " + kinds[kinds.count - 1]
      }
    return fail("\(function)() needs \(needs); it met \(met).")
  }

  /// `null`, because one argument is of the wrong kind or out of bounds.
  /// - Parameter needs: what it must be: `a whole number`.
  func refuse(_ function: String, _ parameter: String, _ value: Value, needs: String) -> Value {
    fail("\(function)(): \"\(parameter)\" must be \(needs), not \(value.inReason).")
  }

  /// `null`, because a text or list would pass the limit.
  func refuseSize(_ function: String, of what: String) -> Value {
    fail("\(function)() gives more than \(environment.limits.size) \(what).")
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

extension [Value] {
  /// An argument that may be left out; `nil` when it is, or when it is `null`.
  func given(_ index: Int) -> Value? { index < count && self[index] != .null ? self[index] : nil }
}

/// How functions count places in texts and lists.
enum Positions {
  /// The index from 0 of a position that counts from 1, or from −1 at the end; `nil` when there is none.
  /// As for all whole numbers that functions ask, digits after the point are left out.
  static func index(_ position: Decimal128, in count: Int) -> Int? {
    guard let place = position.truncated else { return nil }
    if place > 0 { return place <= count ? place - 1 : nil }
    return place < 0 && place >= -count ? count + place : nil
  }

  /// Which positions there are, in words.
  static func description(in count: Int) -> String {
    count == 0 ? "a list that is not empty" : "a position from 1 to \(count), or from -1 to -\(count) counted from the end"
  }

  /// The range of `length` elements from a position on; shorter when they end sooner. Without a length, all the rest.
  static func range(from position: Decimal128, length: Decimal128?, in count: Int) -> Range<Int>? {
    guard let start = index(position, in: count) else { return nil }
    guard let length else { return start..<count }
    guard length >= .zero else { return nil }
    return start..<(start + min(length.truncated ?? count, count - start))
  }
}

extension Decimal128 {
  /// The number without the digits after the point; `nil` when it does not fit an `Int`.
  var truncated: Int? { wide(.down).flatMap { Int(exactly: $0) } }
}
