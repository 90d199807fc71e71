import Foundation
import Funding
import GuideContent

/// The content of this project, for tests.
package enum SampleContent {
  package static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Content").path

  package static func files() throws -> [ContentFile] { try ContentDirectory.files(at: folder) }

  /// The guide, loaded once for all tests.
  package static let guide: Result<Guide, any Error> = Result { try ContentLoader.load(try files()) }

  /// The verdicts of that guide, made once for all tests.
  package static let verdicts: Result<Verdicts, any Error> = guide.map { Verdicts($0) }
}

/// A random number generator that gives the same numbers in every run (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
