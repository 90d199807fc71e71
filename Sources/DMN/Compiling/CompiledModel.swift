import FEEL

/// A decision model in its one exact form: a decision diagram per decision, over all inputs, through the whole chain.
///
/// Everything that is asked of a model is a walk over these diagrams: evaluation, what remains possible under open
/// answers, which questions still matter, why and why not, the smallest change, gaps and conflicts. So they cannot disagree.
public struct CompiledModel: Sendable {
  /// The model that was compiled.
  public let model: DecisionModel
  let space: VariableSpace
  let network: Network
  let store: Compiler.Store
  let decisions: [String: Compiler.CompiledDecision]

  /// Compiles a model and proves that no hit policy can be violated.
  ///
  /// - Throws: `ModelProblems` when the model cannot be compiled exactly, or when rules contradict each other,
  ///   each with a case that shows it. A model whose diagrams grow too large is refused; `ModelReview` can still review it.
  public init(_ model: DecisionModel) throws(ModelProblems) {
    space = VariableSpace([model])
    network = try NetworkBuilder.build(model, space)
    var compiler = Compiler(space)
    decisions = try compiler.compile(network, of: model)
    store = compiler.store
    self.model = model
    let store = compiler.store
    if decisions.values.contains(where: { DiagramWalk.terminals(store, $0.result).contains(.conflict) }) {
      throw ModelProblems(try ModelReview(of: model, network, space, only: [.conflict]).findings.map(\.problem))
    }
  }

  var variables: [Variable] { space.variables }
  /// Per input: its variables.
  var groups: [Range<Int>] { space.groups }

  /// How many diagram nodes the model takes.
  public var size: Int { store.nodeCount }
}

/// What is known of a case: a value for some inputs, nothing for the open ones.
public struct KnownInputs: Hashable, Sendable {
  /// Per variable the index of its value; `nil` when open.
  var choices: [Int?]
}

/// An input value that the model does not know.
public struct UnknownValue: Error, Hashable, Sendable {
  /// The id of the input.
  public let input: String
  /// The value that was given.
  public let value: Value
}

extension CompiledModel {
  /// - Parameter values: a value per input id; inputs that are left out are open.
  /// - Throws: `UnknownValue` for an id or a value outside the model.
  public func known(_ values: [String: Value]) throws(UnknownValue) -> KnownInputs {
    var choices = [Int?](repeating: nil, count: variables.count)
    for (id, value) in values {
      guard let index = model.inputs.firstIndex(where: { $0.id == id }) else { throw UnknownValue(input: id, value: value) }
      switch model.inputs[index].domain {
      case .choice(let allowed):
        guard let choice = allowed.firstIndex(of: value) else { throw UnknownValue(input: id, value: value) }
        choices[groups[index].lowerBound] = choice
      case .subset(let members):
        guard case .list(let elements) = value, elements.allSatisfy(members.contains) else {
          throw UnknownValue(input: id, value: value)
        }
        for (offset, member) in members.enumerated() {
          choices[groups[index].lowerBound + offset] = elements.contains(member) ? 1 : 0
        }
      case .ordered:
        let variable = variables[groups[index].lowerBound]
        guard let piece = OrderedPartition.piece(of: value, in: variable.values, cuts: variable.cuts) else {
          throw UnknownValue(input: id, value: value)
        }
        choices[groups[index].lowerBound] = piece
      }
    }
    return KnownInputs(choices: choices)
  }
}

extension CompiledModel {
  /// The position of the piece of an ordered input, or of the choice, in which a value lies.
  public func piece(of value: Value, input id: String) -> Int? {
    guard let group = space.group(id), let known = try? known([id: value]) else { return nil }
    return known.choices[group.lowerBound]
  }

  /// A case of which nothing is known.
  public var allOpen: KnownInputs { KnownInputs(choices: [Int?](repeating: nil, count: variables.count)) }
}
