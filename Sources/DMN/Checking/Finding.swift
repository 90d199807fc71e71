import FEEL

/// Something that was proved about a decision model, with a case that shows it where a case can.
public struct Finding: Hashable, Sendable {
  /// What was proved.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// No rule covers `witness`. Each gap of a table has a finding; they do not overlap.
    case gap
    /// Two rules match `witness` and contradict each other under the hit policy.
    case conflict
    /// The rule matches in no case.
    case deadRule
    /// The rule matches (`witness` is such a case), but a rule with priority always decides.
    case maskedRule
    /// The other rules that match give the same output wherever this one matches, as in `witness`.
    case redundantRule
    /// The decision of `column` can give `value` (as in `witness`), and no rule accepts it there.
    case unheardValue
    /// No answer to `input` changes any decision.
    case idleInput
  }

  /// What was proved.
  public let kind: Kind
  /// The id of the decision; `nil` for an idle input.
  public let decision: String?
  /// The rules it is about, counted from 0; then, for a masked or redundant rule, the rules that decide in its place in `witness`.
  public let rules: [Int]
  /// For a gap: a cell per column, which together are a rule that is missing. It covers `witness`, and nothing that another
  /// rule covers. Empty for other kinds.
  public let cells: [UnaryTests]
  /// The column it is about, counted from 0.
  public let column: Int?
  /// The id of the input it is about.
  public let input: String?
  /// The value that a column does not hear; `nil` for other kinds.
  public let value: Value?
  /// A complete case that shows it: a value per input id. `nil` where it says that something never happens.
  public let witness: [String: Value]?
  /// Where it stands, what is wrong and how to mend it, in words.
  public let problem: ModelProblem
}
