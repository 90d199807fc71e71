import FEEL

/// A decision model as its file says it: typed inputs and decision tables, names resolved, cycles refused.
public struct DecisionModel: Sendable {
  public let name: String
  public let inputs: [InputData]
  /// Every decision stands after the decisions it uses.
  public let decisions: [Decision]

  public init(name: String, inputs: [InputData], decisions: [Decision]) {
    self.name = name
    self.inputs = inputs
    self.decisions = decisions
  }

  public func decision(_ id: String) -> Decision? { decisions.first { $0.id == id } }
  public func input(_ id: String) -> InputData? { inputs.first { $0.id == id } }
}

/// One thing the model must be told.
public struct InputData: Sendable {
  /// The XML id: the stable name that the outside world uses (`werkend-product`).
  public let id: String
  /// The FEEL name that expressions use (`werkendProduct`).
  public let name: String
  public let domain: Domain
  public let line: Int

  public init(id: String, name: String, domain: Domain, line: Int) {
    (self.id, self.name, self.domain, self.line) = (id, name, domain, line)
  }

  /// The values an input can have.
  public enum Domain: Hashable, Sendable {
    /// Exactly one of these values.
    case choice([Value])
    /// Any subset of these values, the empty one included.
    case subset([Value])
    /// Any value of an ordered type.
    case ordered(OrderedType)
  }

  public enum OrderedType: Hashable, Sendable { case number, date }
}

public struct Decision: Sendable {
  public let id: String
  public let name: String
  public let table: DecisionTable
  public let line: Int

  public init(id: String, name: String, table: DecisionTable, line: Int) {
    (self.id, self.name, self.table, self.line) = (id, name, table, line)
  }
}

public struct DecisionTable: Sendable {
  public let hitPolicy: HitPolicy
  public let columns: [Column]
  /// The values the output may have, in order of priority; empty when the file lists none.
  public let outputValues: [Value]
  /// The names of the annotation columns.
  public let annotations: [String]
  public let rules: [Rule]

  public init(
    hitPolicy: HitPolicy, columns: [Column], outputValues: [Value], annotations: [String], rules: [Rule]
  ) {
    self.hitPolicy = hitPolicy
    self.columns = columns
    self.outputValues = outputValues
    self.annotations = annotations
    self.rules = rules
  }

  public struct Column: Sendable {
    public let label: String
    public let expression: Expression

    public init(label: String, expression: Expression) {
      (self.label, self.expression) = (label, expression)
    }
  }

  public struct Rule: Sendable {
    public let id: String
    public let tests: [UnaryTests]
    public let output: Expression
    /// One text per annotation column.
    public let annotations: [String]
    public let line: Int

    public init(id: String, tests: [UnaryTests], output: Expression, annotations: [String], line: Int) {
      (self.id, self.tests, self.output, self.annotations, self.line) = (id, tests, output, annotations, line)
    }
  }

  /// The text of rule `rule` in the annotation column called `name`; empty when there is none.
  public func annotation(_ name: String, ofRule rule: Int) -> String {
    guard let index = annotations.firstIndex(of: name), rules[rule].annotations.indices.contains(index) else { return "" }
    return rules[rule].annotations[index]
  }
}

/// How a table turns the rules that match into one result.
public enum HitPolicy: Hashable, Sendable {
  /// At most one rule may match.
  case unique
  /// Several rules may match, all with the same output.
  case any
  /// The first rule that matches.
  case first
  /// The matching rule whose output stands first in the list of output values.
  case priority
  /// The outputs of all matching rules, in rule order; or one number made of them.
  case collect(Aggregation?)

  public enum Aggregation: String, Hashable, Sendable { case sum = "SUM", min = "MIN", max = "MAX", count = "COUNT" }
}
