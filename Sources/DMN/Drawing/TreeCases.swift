import FEEL

/// Which cases come by each part of a tree, so that what is known says how every part stands. Exact: what is asked as the
/// result of a decision counts with all that was answered on the way there.
public struct TreeCases: Sendable {
  /// How a part of a tree stands for what is known.
  public enum Standing: Int, Comparable, Sendable {
    /// No way to answer what is open comes by here.
    case off
    /// What is open decides.
    case open
    /// Every way to answer what is open comes by here.
    case taken

    public static func < (a: Standing, b: Standing) -> Bool { a.rawValue < b.rawValue }
  }

  private typealias Store = DiagramStore<Bool>

  private var store: Store
  private let assumed: KnownInputs?
  /// Per part: the diagram of the cases that come by.
  private var cases: [Store.Ref] = []

  private static let maximumNodes = 200_000

  /// - Parameters:
  ///   - compiled: the model.
  ///   - tree: a tree of this model.
  ///   - outline: the tree as it is shown. A part that is shown once counts where it is shown.
  ///   - assumed: the inputs that the tree takes as known. They count in it as assumed, whatever is known of a case.
  /// - Throws: `ModelProblems` when the tree is too large.
  public init(_ tree: DecisionTree, shownAs outline: DecisionTree.Outline, _ compiled: CompiledModel, assuming assumed: KnownInputs? = nil)
    throws(ModelProblems)
  {
    self.assumed = assumed
    store = Store(arities: compiled.space.variables.map(\.values.count))
    guard add(outline, store.terminal(true), tree, compiled) else {
      throw ModelProblems([
        ModelProblem(
          line: 0, place: "drawing", message: "The tree is too large to say which cases come by its parts.",
          remedy: "Draw fewer outcomes, or ask for decisions as a whole.")
      ])
    }
  }

  /// How the parts stand, in the order of `outline.all`.
  public func standings(given known: KnownInputs) -> [Standing] {
    cases.map { root in
      let found = DiagramWalk.terminals(store, root, known: known.choices)
      return found.contains(true) ? (found.contains(false) ? .open : .taken) : .off
    }
  }

  /// - Returns: whether it fits.
  private mutating func add(_ part: DecisionTree.Outline, _ here: Store.Ref, _ tree: DecisionTree, _ compiled: CompiledModel) -> Bool {
    cases.append(here)
    guard case .question(let question, let branches) = tree.nodes[part.node] else { return true }
    for next in part.parts {
      guard let branch = next.branch else { continue }
      let taken = condition(question, branches[branch].answers, compiled)
      guard store.nodeCount < Self.maximumNodes,
        let both = store.combine(here, taken, within: Self.maximumNodes, { $0 && $1 }), add(next, both, tree, compiled)
      else { return false }
    }
    return true
  }

  /// The cases in which a question is answered like this.
  private mutating func condition(_ question: DecisionTree.Question, _ answers: DecisionTree.Answers, _ compiled: CompiledModel)
    -> Store.Ref
  {
    if case .decision(let id) = question {
      guard let result = compiled.decisions[id]?.result else { return store.terminal(false) }
      return store.filled(store.copy(result, of: compiled.store) { answers.take($0.value) }, assumed)
    }
    guard let input = compiled.model.inputs.firstIndex(where: { $0.id == question.id }) else { return store.terminal(false) }
    var result = store.terminal(false)
    for level in compiled.groups[input] {
      let variable = compiled.variables[level]
      if case .member(let member, _) = question, variable.member != member { continue }
      if case .members = question, let member = variable.member, !answers.take(member) { continue }
      let isTaken: (Value) -> Bool = if case .members = question { { $0 == .boolean(true) } } else { answers.take }
      let own = store.node(level: level, children: variable.values.map { store.terminal(isTaken($0)) })
      result = store.combine(result, own) { $0 || $1 }
    }
    return result
  }
}
