import Foundation
import TestSupport
import Testing

enum ExampleFolder {
  private static let here = URL(filePath: #filePath).deletingLastPathComponent()

  static let examples = here
  static let models = here.appending(path: "../Models").standardizedFileURL
  static let articles = here.appending(path: "../../../Sources/DMN/DMN.docc").standardizedFileURL

  /// A file of the models beside the tests.
  static func model(_ name: String) -> URL { models.appending(path: name) }
}

/// What the documentation shows is what the examples run.
struct ArticleTests {
  @Test func everyBlockOfTheArticlesIsRun() throws {
    let missing = try ExampleText.blocksWithoutExample(
      articles: ExampleFolder.articles, examples: [ExampleFolder.examples, ExampleFolder.models])
    #expect(missing.isEmpty)
    #expect(try ExampleText.blockCount(articles: ExampleFolder.articles) > 20)
  }
}
