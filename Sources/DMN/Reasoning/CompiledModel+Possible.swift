import FEEL

extension CompiledModel {
  /// The values a decision can still have over all completions of the open inputs, exactly, in no order. One value: that is it.
  /// Equal values that are written otherwise, such as `1` and `1.0`, are each given.
  ///
  /// - Precondition: the decision exists in the model.
  public func possibleValues(of decision: String, given known: KnownInputs) -> [Value] {
    guard let compiled = decisions[decision] else { return [] }
    // No two ends of a compiled model have one value, for none of them is a conflict.
    return DiagramWalk.terminals(store, compiled.result, known: known.choices).map(\.value)
  }

  /// The endings that a decision can still have over all completions of the open inputs, each once; none for a decision that does not
  /// exist.
  public func endings(of decision: String, given known: KnownInputs) -> [DecisionEnding] {
    guard let compiled = decisions[decision] else { return [] }
    let root = DiagramWalk.reached(store, compiled.result, known: known.choices)
    if root < 0 { return [DecisionEnding(ref: root)] }
    return DiagramWalk.ends(store, root, known: known.choices).map(DecisionEnding.init)
  }

  /// The value that an ending stands for.
  public func value(of ending: DecisionEnding) -> Value { store.value(ending.ref).value }

  /// The inputs whose answer can still change one of the decisions, in some completion of the other open inputs.
  ///
  /// An input that is already known counts by the same measure: its answer is taken back, all others stay.
  public func relevantInputs(for decisions: [String], given known: KnownInputs) -> Set<String> {
    let roots = decisions.compactMap { self.decisions[$0]?.result }
    var relevant = Set<String>()
    for level in DiagramWalk.support(store, roots, known: known.choices) {
      relevant.insert(model.inputs[variables[level].input].id)
    }
    for (index, input) in model.inputs.enumerated() where known.choices[groups[index].lowerBound] != nil {
      var freed = known.choices
      for variable in groups[index] { freed[variable] = nil }
      if DiagramWalk.support(store, roots, known: freed).contains(where: groups[index].contains) { relevant.insert(input.id) }
    }
    return relevant
  }

  /// The open inputs among the relevant ones; cheaper than `relevantInputs`.
  public func relevantOpenInputs(for decisions: [String], given known: KnownInputs) -> Set<String> {
    // What is decided already depends on nothing: most often that is seen at once.
    let roots = decisions.compactMap { self.decisions[$0]?.result }.filter { DiagramWalk.reached(store, $0, known: known.choices) >= 0 }
    guard !roots.isEmpty else { return [] }
    return Set(DiagramWalk.support(store, roots, known: known.choices).map { model.inputs[variables[$0].input].id })
  }

  /// Whether one cell of a rule passes: always, never, or depending on the open inputs.
  public func truth(ofCell column: Int, rule: Int, decision: String, given known: KnownInputs) -> Truth {
    truth(decisions[decision]?.cells[rule][column], known)
  }

  /// Whether a rule matches: always, never, or depending on the open inputs.
  public func truth(ofRule rule: Int, decision: String, given known: KnownInputs) -> Truth {
    truth(decisions[decision]?.rules[rule], known)
  }

  /// The place of one cell of a rule, to ask again and again whether it passes; `nil` when there is no such decision.
  public func place(ofCell column: Int, rule: Int, decision: String) -> RulePlace? {
    decisions[decision].map { RulePlace(root: $0.cells[rule][column]) }
  }

  /// The place of a rule, to ask again and again whether it matches; `nil` when there is no such decision.
  public func place(ofRule rule: Int, decision: String) -> RulePlace? { decisions[decision].map { RulePlace(root: $0.rules[rule]) } }

  /// Whether what stands at a place of this model holds: always, never, or depending on the open inputs.
  public func truth(of place: RulePlace, given known: KnownInputs) -> Truth { truth(place.root, known) }

  private func truth(_ ref: Compiler.Store.Ref?, _ known: KnownInputs) -> Truth {
    guard let root = ref else { return .never }
    let ref = DiagramWalk.reached(store, root, known: known.choices)
    if ref < 0 { return store.value(ref) == .yes ? .always : .never }
    var (canHold, canFail) = (false, false)
    DiagramWalk.visit(store, ref, known: known.choices) { end in
      if store.value(end) == .yes { canHold = true } else { canFail = true }
      return !(canHold && canFail)
    }
    return canFail ? (canHold ? .open : .never) : .always
  }
}

/// A way in which a decision of a compiled model can end: a value that was made once. It means nothing in another model.
public struct DecisionEnding: Hashable, Sendable {
  let ref: Int32
}

/// A cell or a rule of a compiled model that was looked up once. It means nothing in another model.
public struct RulePlace: Hashable, Sendable {
  let root: Int32
}

/// The truth of a condition over all completions of the open inputs.
public enum Truth: Hashable, Sendable {
  /// It holds, whatever the open inputs turn out to be.
  case always
  /// It does not hold, whatever the open inputs turn out to be.
  case never
  /// It depends on the open inputs.
  case open
}
