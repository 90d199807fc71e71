import FEEL

/// What an evaluation of a model gives.
public struct DecisionResult: Hashable, Sendable {
  /// The value of what was asked for; `null` when it has no result.
  public let value: Value
  /// Why something on the way has no result, in the order in which it happened.
  public let reasons: [NullReason]
  /// Which rules of which tables applied, in the order in which the tables were evaluated.
  public let firings: [Firing]
  /// The value of every decision that was evaluated, by the name of the decision (of an imported one: its namespace, `#`, its id).
  public let decisions: [String: Value]
}

/// Why a part of a model has no result, and where that part stands.
public struct NullReason: Hashable, Sendable {
  /// The namespace of the model that holds that part: the one evaluated, or one that it imports.
  public let model: String
  /// The name of the decision, business knowledge model or decision service.
  public let element: String
  /// The rule of the decision table, counted from 0.
  public let rule: Int?
  /// The column of the table, or the part of the boxed expression, by name.
  public let column: String?
  /// The line in the file of the model, counted from 1.
  public let line: Int
  /// Why there is no result, in words.
  public let reason: String
}

extension NullReason: CustomStringConvertible {
  /// The reason on one line; rules are counted from 1, as people do.
  public var description: String {
    let place = ["'\(element)'", rule.map { "rule \($0 + 1)" }, column.map { "'\($0)'" }].compactMap { $0 }
    return "line \(line), \(place.joined(separator: ", ")): \(reason)"
  }
}

/// The rules of one decision table that applied.
public struct Firing: Hashable, Sendable {
  /// The namespace of the model that holds the table: the one evaluated, or one that it imports.
  public let model: String
  /// The name of the decision or business knowledge model that holds the table.
  public let element: String
  /// The line of the table in the file of the model.
  public let line: Int
  /// The rules that matched, counted from 0; for FIRST only the first.
  public let rules: [Int]
}
