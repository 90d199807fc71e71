import FEEL

extension Definitions {
  public struct DecisionTable: Sendable {
    public let hitPolicy: HitPolicy
    public let orientation: String
    public let inputs: [InputColumn]
    public let outputs: [OutputColumn]
    /// The names of the annotation columns.
    public let annotations: [String]
    public let rules: [Rule]
    public let line: Int
  }

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

    public enum Aggregation: String, Hashable, Sendable { case sum = "SUM", min = "MIN", max = "MAX", count = "COUNT" }
  }

  public struct InputColumn: Sendable {
    /// What messages call the column: its label, or its expression.
    public let label: String
    public let expression: Literal
    public let type: FEELType?
    /// The values that the column is made for; another value has no result.
    public let values: Tests?
    public let line: Int
  }

  public struct OutputColumn: Sendable {
    /// The name of the entry in the result; a table with one output needs none.
    public let name: String?
    public let label: String
    public let type: FEELType?
    public let values: Tests?
    /// The output values in order of priority.
    public let order: [Value]
    /// What the output is when no rule matches.
    public let defaultValue: Literal?
    public let line: Int
  }

  public struct Rule: Sendable {
    public let id: String
    public let description: String
    /// One per input column.
    public let tests: [Tests]
    /// One per output column.
    public let outputs: [Literal]
    /// One text per annotation column.
    public let annotations: [String]
    public let line: Int
  }
}
