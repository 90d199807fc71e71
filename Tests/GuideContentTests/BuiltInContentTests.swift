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

  @Test func itHasTheSameHashAsTheFolder() throws {
    #expect(try ContentLoader.load(BuiltInContent.files()).edition.contentHash == SampleContent.guide.get().edition.contentHash)
  }
}
