import FEEL

/// The texts of a drawing: what a model calls by id, and the few words that a drawing adds.
public struct DrawingTexts: Sendable {
  /// The text of an input or a decision, per id; without one its name is used.
  public var names: [String: String]
  /// The text of the values of an input or a decision, per id; of a member that is asked about by itself, per `DecisionTree.Question.key`.
  public var values: [String: [Value: String]]
  /// The whole text of a question, per `DecisionTree.Question.key`; without one it is made of the name of what is asked.
  public var questions: [String: String] = [:]
  /// For a tree of several outcomes: what stands where an answer leads to none of them, per `DecisionTree.Question.key` and answer.
  public var ends: [String: [Value: String]] = [:]
  /// The words that the drawing adds.
  public var words: Words

  /// Texts for what is named; the rest keeps the names of the model.
  public init(names: [String: String] = [:], values: [String: [Value: String]] = [:], words: Words = Words()) {
    (self.names, self.values, self.words) = (names, values, words)
  }

  /// The words that a drawing adds to those of the model.
  public struct Words: Sendable {
    /// For the answer `true`.
    public var yes = "yes"
    /// For the answer `false`.
    public var no = "no"
    /// For `null`: no rule gives a result.
    public var nothing = "no result"
    /// All answers that have no branch of their own.
    public var others = "any other answer"
    /// Between the two ends of a range.
    public var and = "and"
    /// At a question of which several answers can hold, each with a way of its own.
    public var all = "(follow all that apply)"
    /// Before the number of a part that is drawn elsewhere.
    public var see = "see"
    /// Where a tree goes on but is not drawn further.
    public var more = "… more questions (not drawn)"

    /// The words in English.
    public init() {}
  }
}

extension DrawingTexts {
  /// A value as people read it, in the words of the input or decision `id`.
  func text(_ value: Value, of id: String) -> String {
    if let known = values[id]?[value] { return known }
    return switch value {
    case .null: words.nothing
    case .boolean(let value): value ? words.yes : words.no
    case .number(let value): value.description
    case .string(let value): value
    case .date(let value): value.description
    case .time, .dateAndTime, .daysDuration, .yearsDuration, .context, .range, .function: value.description
    case .list(let values): values.isEmpty ? "[]" : values.map { text($0, of: id) }.joined(separator: ", ")
    }
  }

  /// The tests of an ordered input as people read them.
  func text(_ tests: UnaryTests, of id: String) -> String {
    switch tests {
    case .any: words.others
    case .oneOf(let tests), .noneOf(let tests): tests.map { text($0, of: id) }.joined(separator: "; ")
    }
  }

  private func text(_ test: UnaryTest, of id: String) -> String {
    func constant(_ expression: Expression) -> String { text(expression.value(in: [:]), of: id) }
    switch test {
    case .matches(let value): return constant(value)
    case .compares(let comparison, let value): return "\(Self.sign(comparison)) \(constant(value))"
    case .within(let low, let lowIncluded, let high, let highIncluded):
      return "\(lowIncluded ? "≥" : ">") \(constant(low)) \(words.and) \(highIncluded ? "≤" : "<") \(constant(high))"
    }
  }

  private static func sign(_ comparison: BinaryOperator) -> String {
    switch comparison {
    case .lessOrEqual: "≤"
    case .greaterOrEqual: "≥"
    default: comparison.rawValue
    }
  }
}
