import Foundation
import Funding
import GuideContent
import Library

/// The content of this project, for tests.
package enum SampleContent {
  package static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Content").path

  package static func files() throws -> [ContentFile] { try ContentDirectory.files(at: folder) }

  /// The guide, loaded once for all tests.
  package static let guide: Result<Guide, any Error> = Result { try ContentLoader.load(try files()) }

  /// The cases of the experts.
  package static let cases: Result<[ExpertCase], any Error> = Result {
    try ContentLoader.cases(try ContentDirectory.files(at: folder, withCases: true))
  }

  /// The verdicts of that guide, made once for all tests.
  package static let verdicts: Result<StatusIndex, any Error> = guide.map { StatusIndex($0) }
}
