extension CaseResult {
  /// The assumptions that a party's money rests on, with the value that counts when nothing is drawn; all of them for `nil`. They stand in
  /// the order of the case.
  package func figures(of party: Int?) -> [(assumption: Assumption, likely: Double)] {
    let all = zip(ready.source.assumptions, ready.likely).map { (assumption: $0, likely: $1) }
    guard let party else { return all }
    let formulas = ready.items.filter { $0.party == party || $0.receiver == party }.flatMap(\.formulas)
    var used = Set(formulas.flatMap(\.names))
    // What is derived comes after what it is derived from.
    for (value, formula) in zip(ready.source.derived, ready.derived).reversed() where used.contains(value.id) {
      used.formUnion(formula.names)
    }
    return all.filter { used.contains($0.assumption.id) }
  }
}
