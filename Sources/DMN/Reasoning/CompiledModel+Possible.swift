import FEEL

extension CompiledModel {
  /// The values a decision can still have over all completions of the open inputs, exactly. One value: that is it.
  ///
  /// - Precondition: the decision exists in the model.
  public func possibleValues(of decision: String, given known: KnownInputs) -> Set<Value> {
    guard let compiled = decisions[decision] else { return [] }
    return Set(DiagramWalk.terminals(store, compiled.result, known: known.choices).map(\.value))
  }

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
    let roots = decisions.compactMap { self.decisions[$0]?.result }
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

  private func truth(_ ref: Compiler.Store.Ref?, _ known: KnownInputs) -> Truth {
    guard let ref else { return .never }
    let found = DiagramWalk.terminals(store, ref, known: known.choices)
    return found == [.yes] ? .always : (found.contains(.yes) ? .open : .never)
  }
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
