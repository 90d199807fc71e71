import Foundation
import TestSupport
import Testing

/// What the documentation shows is what the examples run.
struct ArticleTests {
  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  private static let articles = here.appending(path: "../../../Sources/FEEL/FEEL.docc").standardizedFileURL

  @Test func everyBlockOfTheArticlesIsRun() throws {
    #expect(try ExampleText.blocksWithoutExample(articles: Self.articles, examples: [Self.here]) == [])
    #expect(try ExampleText.blockCount(articles: Self.articles) > 15)
  }
}
