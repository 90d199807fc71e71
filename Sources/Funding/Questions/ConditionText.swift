import Library

/// The wording of a condition that the rules compute.
package final class ConditionText: ContentItem {
  package static let itemKind = ContentKind("voorwaarde", english: "condition")

  /// A sentence per state: how a condition stands for one person.
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

    fileprivate var all: [Text] { [met, notMet, open] }
  }

  /// The id of the decision that computes it.
  package let id: Identifier<ConditionText>
  package let origin: Origin
  /// A short name.
  package let short: Text
  /// Where a rule needs that it holds.
  package let holds: Sentences
  /// Where a rule needs that it does not hold; where none were written, those of `holds` the other way round.
  package let fails: Sentences
  package let isActionable: Bool

  package init(id: Identifier<ConditionText>, origin: Origin, short: Text, holds: Sentences, fails: Sentences?, isActionable: Bool) {
    (self.id, self.origin, self.short, self.holds, self.isActionable) = (id, origin, short, holds, isActionable)
    self.fails = fails ?? Sentences(met: holds.notMet, notMet: holds.met, open: holds.open)
  }

  package func sentences(whenNeeded holds: Bool) -> Sentences { holds ? self.holds : fails }

  package var texts: [Text] { [short] + holds.all + fails.all }
  package var references: [Reference] { [] }
}
