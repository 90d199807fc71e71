import FEEL

/// Everything that can be proved about the tables of a model in one go, through the whole chain of decisions.
///
/// Every table is judged on its own columns first. What could be wrong there is then held against the chain: a gap that no
/// case can come to is no gap. This takes no diagrams over all inputs, so it also works for models that are too
/// large for `CompiledModel`. The answer is exact. Where it would take too much search the model is refused instead.
public struct ModelReview: Sendable {
  /// In the order of the decisions, then of the kinds; idle inputs come last.
  public let findings: [Finding]
  /// Whether some decision has more gaps or conflicting pairs of rules than are given. A decision that has any has at least
  /// one given.
  public let isCutOff: Bool
  /// Tables that are called by an expression of which it is not known whether they always have a result there: where the expression only
  /// calls them on a condition.
  public let unproved: [ModelProblem]

  /// The effort that a search may take unless told otherwise.
  public static let usualEffort = 200_000

  /// Reviews a model.
  ///
  /// - Parameters:
  ///   - model: the model to review.
  ///   - limit: the most pairs of conflicting rules, and the most gaps, to give per decision.
  ///   - effort: how many dead ends the search may come to for one question, and ten times as many for all of them.
  /// - Throws: `ModelProblems` when the model cannot be decided exactly, or not with this effort.
  public init(of model: DecisionModel, limit: Int = 100, effort: Int = ModelReview.usualEffort) throws(ModelProblems) {
    let space = VariableSpace([model])
    try self.init(
      of: model, NetworkBuilder.build(model, space), space, only: Set(Finding.Kind.allCases), limit: limit, effort: effort)
  }

  /// The review of a model that is compiled already; cheaper than from the start.
  public init(of compiled: CompiledModel, limit: Int = 100, effort: Int = ModelReview.usualEffort) throws(ModelProblems) {
    try self.init(
      of: compiled.model, compiled.network, compiled.space, only: Set(Finding.Kind.allCases), limit: limit, effort: effort)
  }

  /// The findings of some kinds only.
  public func findings(_ kinds: Finding.Kind...) -> [Finding] { findings.filter { kinds.contains($0.kind) } }

  init(
    of model: DecisionModel, _ network: Network, _ space: VariableSpace, only kinds: Set<Finding.Kind>, limit: Int = 100,
    effort: Int = ModelReview.usualEffort
  ) throws(ModelProblems) {
    var reviewer = Reviewer(model, network, space, kinds: kinds, limit: limit, effort: effort)
    do {
      try reviewer.run()
    } catch {
      throw ModelProblems([
        ModelProblem(
          line: reviewer.line, place: reviewer.place,
          message: "What the decisions before it can give is too involved to be decided exactly.",
          remedy: "Split the decision, or let it depend on fewer others.")
      ])
    }
    findings = reviewer.findings
    isCutOff = reviewer.isCutOff
    unproved = reviewer.unproved
  }
}
