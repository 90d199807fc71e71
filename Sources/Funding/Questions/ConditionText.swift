import Library

/// The wording of a condition that the rules compute.
package struct ConditionText: Sendable {
  /// What is said of a condition, by how it stands.
  package struct Sentences: Sendable {
    package let met: Text
    package let notMet: Text
    package let open: Text

    package init(met: Text, notMet: Text, open: Text) { (self.met, self.notMet, self.open) = (met, notMet, open) }

    package subscript(state: Condition.State) -> Text {
      switch state {
      case .met: met
      case .notMet: notMet
      case .open: open
      }
    }
  }

  /// A short name.
  package let short: Text
  /// Where a rule needs that it holds.
  package let holds: Sentences
  /// Where a rule needs that it does not hold; where none were written, those of `holds` the other way round.
  package let fails: Sentences
  package let isActionable: Bool

  package init(short: Text, holds: Sentences, fails: Sentences?, isActionable: Bool) {
    (self.short, self.holds, self.isActionable) = (short, holds, isActionable)
    self.fails = fails ?? Sentences(met: holds.notMet, notMet: holds.met, open: holds.open)
  }

  package func sentences(whenNeeded holds: Bool) -> Sentences { holds ? self.holds : fails }
}
