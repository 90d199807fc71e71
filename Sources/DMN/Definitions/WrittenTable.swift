import FEEL

extension Definitions {
  /// A decision table as the file writes it. What can be reasoned about is a `DecisionTable`.
  public struct WrittenTable: Sendable {
    /// How the rules that match become one result.
    public let hitPolicy: HitPolicy
    /// How the table is meant to be drawn (`Rule-as-Row`); it does not count for the result.
    public let orientation: String
    /// The columns that are tested.
    public let inputs: [InputColumn]
    /// The columns of results.
    public let outputs: [OutputColumn]
    /// The names of the annotation columns.
    public let annotations: [String]
    /// The rules in order.
    public let rules: [Rule]
    /// The line in the file, counted from 1.
    public let line: Int
  }

  /// A column that is tested.
  public struct InputColumn: Sendable {
    /// What messages call the column: its label, or its expression.
    public let label: String
    /// What is tested.
    public let expression: Literal
    /// The type that the tested value must have; `nil` when none is written.
    public let type: FEELType?
    /// The values that the column is made for; another value has no result.
    public let values: Tests?
    /// The line in the file, counted from 1.
    public let line: Int
  }

  /// A column of results.
  public struct OutputColumn: Sendable {
    /// The name of the entry in the result; a table with one output needs none.
    public let name: String?
    /// What messages call the column.
    public let label: String
    /// The type that its results must have; `nil` when none is written.
    public let type: FEELType?
    /// The values that the column may give, as tests; `nil` when the file lists none.
    public let values: Tests?
    /// The output values in order of priority.
    public let order: [Value]
    /// What the output is when no rule matches.
    public let defaultValue: Literal?
    /// The line in the file, counted from 1.
    public let line: Int
  }

  /// A rule of a decision table.
  public struct Rule: Sendable {
    /// The XML id; empty when it has none.
    public let id: String
    /// The description as written; empty when there is none.
    public let description: String
    /// One per input column.
    public let tests: [Tests]
    /// One per output column.
    public let outputs: [Literal]
    /// One text per annotation column.
    public let annotations: [String]
    /// The line in the file, counted from 1.
    public let line: Int
  }
}
