import BusinessCase
import Library
import Yams

/// Collects what is wrong while files are read, so that an author sees everything at once.
final class Findings {
  private(set) var diagnostics: [Diagnostic] = []
  /// What is wrong with files of visitors, to be said in their language.
  private(set) var problems: [FoundProblem] = []
  /// Whether the content was checked before: then what only judges it is left out.
  let isProven: Bool

  init(isProven: Bool = false) { self.isProven = isProven }

  /// - Parameter position: where it is; `nil` for the whole file.
  func add(_ file: String, _ position: FilePosition?, _ problem: FileProblem) {
    add(file, position?.line ?? 0, problem.message.en, problem.remedy.en)
    problems.append(FoundProblem(position: position, what: .file(problem)))
  }

  func add(_ position: FilePosition?, _ kind: CaseProblem.Kind, _ parts: [CaseProblem.Part: CaseProblem.Value]) {
    problems.append(FoundProblem(position: position, what: .meaning(kind, parts)))
  }

  func add(_ found: [Diagnostic]) { diagnostics += found }

  func add(_ file: String, _ line: Int, _ message: String, _ remedy: String) {
    diagnostics.append(Diagnostic(file: file, line: line, message: message, remedy: remedy))
  }
}

/// A place in a file: the line and the column, both counted from 1.
struct FilePosition: Hashable, Comparable {
  let line: Int
  let column: Int

  init(line: Int, column: Int) { (self.line, self.column) = (line, column) }
  init(_ mark: Mark) { (line, column) = (mark.line, mark.column) }

  static func < (a: FilePosition, b: FilePosition) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A problem at a place of a file.
struct FoundProblem {
  /// `nil` for the whole file.
  let position: FilePosition?
  let what: CaseProblem.What

  /// Whether it is a number of which the point can mean two things.
  var isTwofoldNumber: Bool { if case .meaning(.numberOfThousands, _) = what { true } else { false } }
  var isStrayComma: Bool { if case .file(.strayComma) = what { true } else { false } }
}
