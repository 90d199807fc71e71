import FEEL

/// A decision model that can be reasoned about exactly: every input can be cut into finitely many pieces, and every
/// decision is a table of constants tests, or an expression as a table of one rule. `init(_:)` makes it of `Definitions`.
public struct DecisionModel: Sendable {
  /// The name of the model.
  public let name: String
  /// The namespace that the model gives its own elements; empty when it has none.
  public let namespace: String
  /// What the model must be told, in the order of the file.
  public let inputs: [InputData]
  /// Every decision stands after the decisions it uses.
  public let decisions: [Decision]
  /// The functions (business knowledge models, decision services) that expressions can call.
  public let functions: [String: Value]
  /// The types that the model defines, which expressions can name.
  public let types: [String: FEELType]
  /// The moment for which the model is looked at; `nil` when what is proved holds at every moment.
  public let fixed: FixedMoment?

  /// A model of these parts. That names fit together is only checked by `init(_:)` and when the model is compiled.
  public init(
    name: String, namespace: String = "", inputs: [InputData], decisions: [Decision], functions: [String: Value] = [:],
    types: [String: FEELType] = [:],
    at fixed: FixedMoment? = nil
  ) {
    self.name = name
    self.namespace = namespace
    self.inputs = inputs
    self.decisions = decisions
    self.functions = functions
    self.types = types
    self.fixed = fixed
  }

  /// The decision with this id; `nil` when there is none.
  public func decision(_ id: String) -> Decision? { decisions.first { $0.id == id } }
  /// The input with this id; `nil` when there is none.
  public func input(_ id: String) -> InputData? { inputs.first { $0.id == id } }
}

/// One thing the model must be told.
public struct InputData: Sendable {
  /// The XML id: the stable name that the outside world uses (`werkend-product`).
  public let id: String
  /// The FEEL name that expressions use (`werkendProduct`).
  public let name: String
  /// The values it can have.
  public let domain: Domain
  /// The line in the file, counted from 1.
  public let line: Int

  /// An input with these values.
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

  /// A type whose values lie on a line; rules cut it into pieces.
  public enum OrderedType: Hashable, Sendable {
    /// Decimal numbers.
    case number
    /// Days of the calendar.
    case date
  }
}

/// A decision that can be reasoned about: a table over inputs and earlier decisions.
public struct Decision: Sendable {
  /// The XML id: the stable name that the outside world uses.
  public let id: String
  /// The FEEL name that expressions use.
  public let name: String
  /// How the result follows.
  public let table: DecisionTable
  /// The type that the result must have.
  public let type: FEELType
  /// Why the decision is worked out as a whole, so that of its rules one by one nothing is proved; `nil` when it is not.
  public let whole: String?
  /// The line in the file, counted from 1.
  public let line: Int

  /// A decision with this table.
  public init(id: String, name: String, table: DecisionTable, type: FEELType = .any, whole: String? = nil, line: Int) {
    (self.id, self.name, self.table, self.type, self.whole, self.line) = (id, name, table, type, whole, line)
  }
}

extension Decision {
  /// The names that the columns and outputs of the table refer to.
  var usedNames: [String] { (table.columns.map(\.expression) + table.rules.map(\.output)).flatMap(\.names) }
}

/// A decision table whose cells test against constants.
public struct DecisionTable: Sendable {
  /// How the rules that match become one result.
  public let hitPolicy: HitPolicy
  /// The columns that are tested.
  public let columns: [Column]
  /// The values the output may have, in order of priority; empty when the file lists none.
  public let outputValues: [Value]
  /// What the result is when no rule matches; `nil` when the file does not say.
  public let defaultOutput: Value?
  /// The names of the annotation columns.
  public let annotations: [String]
  /// The rules in order. Rules are counted from 0 everywhere.
  public let rules: [Rule]

  /// A table of these parts. Every rule must have one test per column.
  public init(
    hitPolicy: HitPolicy, columns: [Column], outputValues: [Value], defaultOutput: Value? = nil, annotations: [String], rules: [Rule]
  ) {
    self.hitPolicy = hitPolicy
    self.columns = columns
    self.outputValues = outputValues
    self.defaultOutput = defaultOutput
    self.annotations = annotations
    self.rules = rules
  }

  /// A column that is tested.
  public struct Column: Sendable {
    /// What messages call the column.
    public let label: String
    /// What is tested: an expression over inputs and earlier decisions.
    public let expression: Expression
    /// The type that the tested value must have; `nil` when the column asks for none.
    public let type: FEELType?

    /// A column that tests this expression.
    public init(label: String, expression: Expression, type: FEELType? = nil) {
      (self.label, self.expression, self.type) = (label, expression, type)
    }
  }

  /// A rule: it matches when every cell passes.
  public struct Rule: Sendable {
    /// The XML id; empty when it has none.
    public let id: String
    /// What the file says about the rule, for people; empty when it says nothing. It is what DMN editors show beside a rule.
    public let description: String
    /// One cell per column.
    public let tests: [UnaryTests]
    /// The result; with several output columns a context.
    public let output: Expression
    /// One text per annotation column.
    public let annotations: [String]
    /// The line in the file, counted from 1.
    public let line: Int

    /// A rule with these cells.
    public init(id: String, description: String = "", tests: [UnaryTests], output: Expression, annotations: [String], line: Int) {
      (self.id, self.description) = (id, description)
      (self.tests, self.output, self.annotations, self.line) = (tests, output, annotations, line)
    }
  }

  /// The text of rule `rule` in the annotation column called `name`; empty when there is none.
  public func annotation(_ name: String, ofRule rule: Int) -> String {
    guard let index = annotations.firstIndex(of: name), rules[rule].annotations.indices.contains(index) else { return "" }
    return rules[rule].annotations[index]
  }
}
