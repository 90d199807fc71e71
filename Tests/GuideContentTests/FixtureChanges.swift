import Foundation
import Funding
import GuideContent
import TestSupport
import Testing

/// The small content with some of its text replaced, and what the check says about that.
enum FixtureChanges {
  /// A piece of text in one file and what takes its place.
  struct Change: Sendable, CustomTestStringConvertible {
    let file: String
    let from: String
    let to: String
    let says: String
    /// The file in which it is found, when that is another than where it was planted.
    var at: String?

    var testDescription: String { says }
  }

  /// - Parameter change: `nil` leaves the content as it is.
  static func diagnostics(_ change: Change?) throws -> [Diagnostic] {
    var files = try FixtureContent.files(withCases: true)
    if let change { files = try replacing(change, in: files) }
    return diagnostics(files)
  }

  static func diagnostics(_ files: [ContentFile]) -> [Diagnostic] {
    do {
      _ = try ContentLoader.load(files, holdsCases: true)
      return []
    } catch {
      return error.diagnostics
    }
  }

  static func replacing(_ change: Change, in files: [ContentFile]) throws -> [ContentFile] {
    var files = files
    let index = try #require(files.firstIndex { $0.path == change.file }, "there is no \(change.file)")
    let text = String(decoding: files[index].bytes, as: UTF8.self)
    let range = try #require(text.range(of: change.from), "\(change.file) no longer holds '\(change.from)'")
    files[index] = ContentFile(path: change.file, bytes: Array(text.replacingCharacters(in: range, with: change.to).utf8))
    return files
  }

  /// Expects that the change is refused with a message, its place and a remedy.
  static func expectRefusal(_ change: Change) throws {
    let found = try diagnostics(change)
    let said = found.filter { $0.message.contains(change.says) && $0.file == change.at ?? change.file && $0.line > 0 && !$0.remedy.isEmpty }
    #expect(!said.isEmpty, "\(change.says): \(found)")
  }
}
