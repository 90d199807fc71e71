import FEEL

/// A decision as questions, one after another: every case goes from the first question along its answers to one result,
/// the same that the model gives. Equal parts are stored once.
///
/// A tree of several outcomes at once has as results the ids of the decisions that come out as asked. There every
/// branch that takes an answer is followed: who chooses two members goes two ways, and ends with what both ways give.
///
/// It is made from the compiled diagrams, so it is exact; it is data only. `outline` shows it as text, `TreeDrawing` as a picture.
public struct DecisionTree: Sendable {
  /// One place in the tree.
  public enum Node: Hashable, Sendable {
    /// Something is asked, and each answer leads on along one branch.
    case question(Question, branches: [Branch])
    /// The way ends here with this value.
    case result(Value)
    /// The tree goes on here, but was cut off at its limit.
    case cut
  }

  /// What is asked.
  public enum Question: Hashable, Sendable {
    /// The value of an input, by id.
    case input(String)
    /// Whether a member is chosen in an input with several values.
    case member(Value, of: String)
    /// Which members are chosen in an input with several values, by id. Every branch with a chosen member is followed.
    case members(of: String)
    /// The result of another decision, by id.
    case decision(String)

    /// The id of the input or decision.
    public var id: String {
      switch self {
      case .input(let id), .member(_, let id), .members(let id), .decision(let id): id
      }
    }

    /// What tells it from every other question: the id, and for one member that is asked about by itself also the member,
    /// after a slash: `role/nurse`. The texts of a drawing are found by it.
    public var key: String {
      switch self {
      case .member(.string(let member), let id): "\(id)/\(member)"
      case .member(let member, let id): "\(id)/\(member)"
      case .input(let id), .members(let id), .decision(let id): id
      }
    }
  }

  /// Answers that lead to the same place.
  public struct Branch: Hashable, Sendable {
    /// The answers that take this branch.
    public let answers: Answers
    /// The node that they lead to, as a position in `nodes`.
    public let target: Int
  }

  /// The answers that take a branch.
  public enum Answers: Hashable, Sendable {
    /// One of these values; of the members of an input: `true` when it is chosen.
    case values([Value])
    /// A value of an ordered input that passes these tests.
    case tests(UnaryTests)
  }

  /// The id of the decision; `nil` for a tree of several outcomes.
  public let decision: String?
  /// The name of the decision, or that of the tree of several outcomes.
  public let name: String
  /// The first node is where everyone starts.
  public let nodes: [Node]
  /// The ids of the decisions that can be results of a tree of several outcomes.
  public let outcomes: [String]
  /// The names of the inputs and decisions that are asked, per id.
  public let names: [String: String]

  /// Whether a part was cut off.
  public var isCut: Bool { nodes.contains(.cut) }
}

extension DecisionTree {
  /// The result of a case: goes from question to question.
  ///
  /// - Parameter values: a value per id of an input, and of a decision where the tree asks for one.
  /// - Returns: `nil` when a value is missing or no branch takes it, or where the tree was cut off. For a tree of several
  ///   outcomes a list of the ids of the decisions that come out as asked, in the order of the model.
  public func result(of values: [String: Value]) -> Value? {
    var found: [Value] = []
    var next = [0]
    var seen: Set<Int> = []
    while let index = next.popLast() {
      guard seen.insert(index).inserted else { continue }
      switch nodes[index] {
      case .cut: return nil
      case .result(let value): found.append(value)
      case .question(let question, let branches):
        guard let value = Self.value(question, values) else { return nil }
        var taken = branches.filter { Self.takes($0, value, question) }
        // Equal results that are written otherwise can be answers apart.
        if taken.count > 1, case .decision = question {
          taken = taken.filter {
            if case .values(let values) = $0.answers { values.contains { WrittenValue($0) == WrittenValue(value) } } else { true }
          }
        }
        // Who chooses no member goes no way.
        if taken.isEmpty, decision != nil || value != .list([]) { return nil }
        next += taken.map(\.target)
      }
    }
    guard decision == nil else { return found.first }
    let ids = found.flatMap { value -> [Value] in if case .list(let ids) = value { ids } else { [] } }
    return .list(outcomes.map(Value.string).filter { ids.contains($0) })
  }

  private static func takes(_ branch: Branch, _ value: Value, _ question: Question) -> Bool {
    if case .members = question, case .list(let members) = value { return members.contains(where: branch.answers.take) }
    return branch.answers.take(value)
  }

  private static func value(_ question: Question, _ values: [String: Value]) -> Value? {
    switch question {
    case .input(let id), .members(let id), .decision(let id): return values[id]
    case .member(let member, let id):
      guard case .list(let members) = values[id] else { return nil }
      return .boolean(members.contains(member))
    }
  }
}

extension DecisionTree.Answers {
  /// Whether `value` is one of these answers.
  public func take(_ value: Value) -> Bool {
    switch self {
    case .values(let values): values.contains(value)
    case .tests(let tests): tests.accept(value)
    }
  }
}
