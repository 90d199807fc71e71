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

  /// The same, but first what matters most: what a tenth less of it does to the party, or to all together. What matters as much stays in the
  /// order of the case; figures of laws, which nobody can change, come last.
  package func weightiestFigures(of party: Int?) -> [(assumption: Assumption, likely: Double)] {
    let influence = Dictionary(turns.map { ($0.assumption, $0.influence[party ?? $0.influence.count - 1]) }) { first, _ in first }
    // To the cent: sums of binary numbers differ just beside it.
    let weighed = figures(of: party).enumerated().map { place, figure in
      (place: place, figure: figure, weight: Cents(influence[figure.assumption.id] ?? 0).count)
    }
    return weighed.sorted { (-$0.weight, $0.place) < (-$1.weight, $1.place) }.map(\.figure)
  }
}
