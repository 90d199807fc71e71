extension FEELType {
  /// The value as a value of this type. A list of one element may stand for that element, an element for a list of just it,
  /// and a day for its midnight in UTC. `null` fits every type.
  /// - Parameters:
  ///   - value: the value to be fitted.
  ///   - what: what the value is for, to start the reason with: `The argument 'age'`.
  ///   - evaluation: where the reason is noted.
  /// - Returns: `nil` with a reason when the value is not of this type.
  public func coerced(_ value: Value, _ what: @autoclosure () -> String, _ evaluation: Evaluation) -> Value? {
    guard let shaped = shaped(value, evaluation) else {
      _ = evaluation.fail("\(what()) must be of the type \(self); \(misfit(of: value, evaluation) ?? "it is \(value.kind)").")
      return nil
    }
    if let broken = broken(by: shaped, evaluation) {
      _ = evaluation.fail("\(what()) must be one of \(broken.tests) (the type \(broken.name)).")
      return nil
    }
    return shaped
  }

  /// The value in the shape of this type, whatever its tests say.
  private func shaped(_ value: Value, _ evaluation: Evaluation) -> Value? {
    if value.fits(self, evaluation) { return value }
    if case .list(let elements) = value, elements.count == 1, let element = elements.first, element.fits(self, evaluation) {
      return element
    }
    if case .list(let element) = base, value.fits(element, evaluation) { return .list([value]) }
    if case .date(let date) = value, base == .dateAndTime,
      let midnight = TimeOfDay(hour: 0, minute: 0, second: 0, zone: .offset(seconds: 0))
    {
      return .dateAndTime(DateAndTime(date: date, time: midnight))
    }
    return nil
  }

  /// What does not fit in a list or a context; `nil` when the value is none, or should be something else altogether.
  private func misfit(of value: Value, _ evaluation: Evaluation) -> String? {
    switch (base, value) {
    case (.context(let entries), .context(let context)):
      for (name, type) in entries.sorted(by: { $0.key < $1.key }) {
        guard let entry = context[name] else { return "it has no '\(name)'" }
        if !entry.fits(type, evaluation) {
          return "in '\(name)' " + (type.misfit(of: entry, evaluation) ?? "it has \(entry.kind), not \(type)")
        }
      }
    case (.list(let element), .list(let elements)):
      guard let place = elements.firstIndex(where: { !$0.fits(element, evaluation) }) else { return nil }
      let value = elements[place]
      return "at place \(place + 1) " + (element.misfit(of: value, evaluation) ?? "it has \(value.kind), not \(element)")
    default: break
    }
    return nil
  }

  /// The first tests of this type that `value` does not pass.
  private func broken(by value: Value, _ evaluation: Evaluation) -> (name: String, tests: UnaryTests)? {
    guard value != .null else { return nil }
    switch (self, value) {
    case (.constrained(let base, let name, let tests), _):
      if let broken = base.broken(by: value, evaluation) { return broken }
      return tests.accept(value, in: .empty, evaluation) ? nil : (name, tests)
    case (.list(let element), .list(let elements)):
      for value in elements {
        guard evaluation.step() else { return nil }
        if let broken = element.broken(by: value, evaluation) { return broken }
      }
    case (.context(let entries), .context(let context)):
      guard evaluation.step(entries.count / 4) else { return nil }
      for (name, type) in entries {
        if let broken = context[name].flatMap({ type.broken(by: $0, evaluation) }) { return broken }
      }
    default: break
    }
    return nil
  }
}
