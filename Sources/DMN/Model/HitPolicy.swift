import FEEL

/// How a table turns the rules that match into one result.
public enum HitPolicy: Hashable, Sendable {
  /// At most one rule may match.
  case unique
  /// Several rules may match, all with the same output.
  case any
  /// The first rule that matches.
  case first
  /// The matching rule whose outputs stand first in the lists of output values.
  case priority
  /// All matching rules, in the order of the rules.
  case ruleOrder
  /// All matching rules, in the order of the output values.
  case outputOrder
  /// All matching rules in any order, or one number made of them.
  case collect(Aggregation?)

  /// Whether the outputs of all rules that match are collected in a list.
  public var isCollecting: Bool {
    switch self {
    case .ruleOrder, .outputOrder, .collect(nil): true
    case .unique, .any, .first, .priority, .collect(.some): false
    }
  }

  /// How the outputs of all rules that match become one value; the raw value is how DMN writes it.
  public enum Aggregation: String, Hashable, Sendable {
    /// The sum of the outputs.
    case sum = "SUM"
    /// The least of the outputs.
    case min = "MIN"
    /// The greatest of the outputs.
    case max = "MAX"
    /// The number of outputs.
    case count = "COUNT"

    /// The one value that these outputs make.
    func value(of outputs: [Value], _ evaluation: Evaluation) -> Value {
      Expression.call(.name(rawValue.lowercased()), .positional([.literal(.list(outputs))])).value(in: Scope(), evaluation)
    }
  }
}

extension HitPolicy {
  /// Whether outputs are collected, so that no rule need match.
  var isCollect: Bool { if case .collect = self { true } else { false } }
}
