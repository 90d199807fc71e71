import Funding
import GuideContent
import Library
import TestSupport
import Testing

/// The program carries the content of this project, whole and unchanged.
@Suite struct BuiltInContentTests {
  /// Fails when a file of Content is missing in what was built in: run scripts/embed-content.
  @Test func theContentBuiltInIsTheFolder() throws {
    let (builtIn, folder) = (BuiltInContent.files(), try SampleContent.files())
    #expect(builtIn.map(\.path) == folder.map(\.path))
    #expect(builtIn.map(\.bytes) == folder.map(\.bytes))
  }

  /// The program proves nothing again of what is built in. That is right as long as the same bytes pass every check here.
  @Test func itPassesEveryCheck() throws {
    #expect(try ContentLoader.load(BuiltInContent.files()).edition.contentHash == SampleContent.guide.get().edition.contentHash)
  }

  /// What is read without proof is the same guide, and so is what is made later, when somebody asks.
  @Test func itIsTheGuideThatWasChecked() throws {
    let (builtIn, checked) = (try ContentLoader.builtIn(), try SampleContent.guide.get())
    #expect(builtIn.edition.contentHash == checked.edition.contentHash)
    for fact in checked.facts {
      #expect(builtIn.library.uses(of: fact.reference) == checked.library.uses(of: fact.reference), "\(fact.id)")
    }
    #expect(builtIn.tools.count == checked.tools.count)
    #expect(builtIn.tree.outline(.nl) != nil)
    for expert in try SampleContent.cases.get() {
      func advice(_ guide: Guide) throws -> String {
        let answers = try guide.answers(expert.answers).get()
        return guide.text(of: guide.advice(for: answers, on: expert.date), .nl, for: nil) + guide.linkedKnowledge(of: expert)
      }
      #expect(try advice(builtIn) == advice(checked), "\(expert.id)")
    }
  }
}
