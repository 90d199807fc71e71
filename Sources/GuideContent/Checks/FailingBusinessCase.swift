import BusinessCase
import Funding
import Library
import Tools

/// An example of a business case that cannot be computed, names a fact that does not exist, or is not as careful as it teaches others to be.
/// An example may show a gap in the funding, and need not say what is spent today.
enum FailingBusinessCase {
  static func check(_ files: [ContentFile], _ guide: Guide, _ findings: Findings) {
    let parameters = guide.library[DatedFigure.self].items
    let sentences = CaseSentences(guide.library)
    for file in files {
      do throws(CaseProblems) {
        let ready = try BusinessCaseFile.read(file, parameters: parameters)
        let facts = ready.source.facts + ready.source.assumptions.flatMap(\.facts)
        for fact in unique(facts) where guide.library.find(fact) == nil {
          findings.add(file.path, 1, "It names the fact '\(fact)', which does not exist.", "Correct the id.")
        }
        refuse(file, ready.cautions.filter { !$0.isOf(.unknownSpending) && !$0.isOf(.fundingGap) }, sentences, findings)
      } catch {
        refuse(file, error.problems, sentences, findings)
      }
    }
  }

  private static func refuse(_ file: ContentFile, _ problems: [CaseProblem], _ sentences: CaseSentences, _ findings: Findings) {
    for problem in problems {
      let said = sentences.said(problem)
      findings.add(file.path, problem.place.line, "\(problem.place.field): \(said.message.en)", said.remedy.en)
    }
  }
}
