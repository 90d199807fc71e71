import DMN
import FEEL
import Funding
import Library

/// An outcome that no set of answers can ever make fit.
enum UnreachableOutcome {
  static func check(_ rules: CompiledModel, _ outcomes: [Outcome], file: String, _ findings: Findings) {
    for outcome in outcomes {
      let possible = rules.possibleValues(of: outcome.id.text, given: rules.allOpen)
      if rules.model.decision(outcome.id.text) != nil, !possible.contains(.string(Status.fits.rawValue)) {
        findings.add(
          file, rules.model.decision(outcome.id.text)?.line ?? 0, "The outcome '\(outcome.id)' can never fit.",
          "Add a rule that gives 'past', or remove the outcome.")
      }
    }
  }
}
