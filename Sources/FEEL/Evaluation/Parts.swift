/// Paths and filters.
extension Evaluation {
  /// `value.name`: an entry of a context, a property, or of a list that of each element.
  func entry(_ name: String, of value: Value) -> Value {
    switch value {
    case .context(let context):
      guard step(name.utf8.count / 64) else { return .null }
      return context[name] ?? fail("The context has no entry '\(name)'.")
    case .list(let elements):
      guard step(elements.count) else { return .null }
      return bounded(.list(elements.map { entry(name, of: $0) }))
    case .range(let range):
      switch name {
      case "start": return range.low ?? fail("The range \(value.brief) has no start.")
      case "end": return range.high ?? fail("The range \(value.brief) has no end.")
      case "start included": return .boolean(range.includesLow)
      case "end included": return .boolean(range.includesHigh)
      default: return fail("A range has start, end, start included and end included; it has no '\(name)'.")
      }
    default:
      return TemporalOperations.property(name, of: value, self) ?? fail("There is no '\(name)' of \(value.kind).")
    }
  }

  /// `list[condition]`: the element at a place, or the elements for which the condition holds.
  func filter(_ list: Value, by condition: Expression, in scope: Scope) -> Value {
    guard enter() else { return .null }
    defer { leave() }
    guard let elements = list.asList else { return fail("There is nothing to filter: the list is null.") }
    // What the condition is for the first element tells whether it is a place.
    let first = condition.value(in: scope.with(item: elements.first ?? .null), self)
    if case .number(let place) = first { return element(at: place, of: elements) }
    var kept: [Value] = []
    for (index, element) in elements.enumerated() {
      let answer = index == 0 ? first : condition.value(in: scope.with(item: element), self)
      guard step(), let keeps = keeps(answer) else { return .null }
      if keeps { kept.append(element) }
    }
    return .list(kept)
  }

  /// Whether a filter with this answer keeps its element; `nil` with a reason when it is no answer.
  private func keeps(_ answer: Value) -> Bool? {
    switch answer {
    case .boolean(let holds): return holds
    case .null: return false
    default:
      _ = fail("A filter must be a place or a condition; it is \(answer.kind).")
      return nil
    }
  }

  /// The element at a place counted from 1, or from the end when it is negative.
  private func element(at place: Decimal128, of elements: [Value]) -> Value {
    guard let place = place.integer, place != 0, place.magnitude <= elements.count else {
      return fail("A list of \(elements.count) elements has no element \(place).")
    }
    return elements[place > 0 ? place - 1 : elements.count + place]
  }
}

extension Scope {
  /// The names of a filter: `item`, and the entries of an element that is a context.
  fileprivate func with(item: Value) -> Scope {
    let scope = Scope("item", item, inside: self)
    if case .context(let context) = item { return Scope(context, inside: scope) }
    return scope
  }
}
