import BusinessCase
import Funding
import Library
import Tools

/// An example of a business case that cannot be computed, names a fact that does not exist, or is not as careful as it teaches others to be.
/// An example may show a gap in the funding, and need not say what is spent today.
enum FailingBusinessCase {
  static func check(_ files: [ContentFile], _ guide: Guide, _ findings: Findings) {
    let parameters = guide.library[DatedFigure.self].items
    for file in files {
      do throws(ContentFailure) {
        let ready = try BusinessCaseFile.read(file, parameters: parameters)
        let facts = ready.source.facts + ready.source.assumptions.flatMap(\.facts)
        for fact in unique(facts) where guide.library.find(fact) == nil {
          findings.add(file.path, 1, "It names the fact '\(fact)', which does not exist.", "Correct the id.")
        }
        for caution in ready.cautions where caution.kind != .unknownSpending && caution.kind != .fundingGap {
          findings.add(file.path, caution.problem.line, "\(caution.problem.field): \(caution.problem.message)", caution.problem.remedy)
        }
      } catch {
        for problem in error.diagnostics { findings.add(problem.file, problem.line, problem.message, problem.remedy) }
      }
    }
  }
}
