import BusinessCase
import Library

/// How the site reads business cases. Reading files is the work of another part; whoever starts the site gives it here.
package struct CaseDesk: Sendable {
  /// An example that comes with the program.
  package struct Example: Sendable {
    package let id: String
    package let name: String
    /// The file as it is written.
    package let text: String

    package init(id: String, name: String, text: String) { (self.id, self.name, self.text) = (id, name, text) }
  }

  /// How a case becomes a file to keep.
  package enum Form: String, CaseIterable, Sendable {
    case text = "yaml"
    case openXML = "xlsx"
    case openDocument = "ods"
  }

  /// A file that somebody sent, as a text.
  package struct Sent: Sendable {
    let text: String
    /// What is weak in a workbook, by its cells; `nil` for a text, whose lines are its own.
    let cautions: [CaseProblem]?

    package init(text: String, cautions: [CaseProblem]?) { (self.text, self.cautions) = (text, cautions) }
  }

  /// Turns files into texts and back.
  package struct Files: Sendable {
    let text: @Sendable ([UInt8]) -> Result<Sent, CaseProblems>
    let written: @Sendable (String, Form, Language) -> Result<[UInt8], CaseProblems>

    /// - Parameters:
    ///   - text: the text of a file from outside, whether that is a text or a workbook.
    ///   - written: the file of a text that is a case.
    package init(
      text: @escaping @Sendable ([UInt8]) -> Result<Sent, CaseProblems>,
      written: @escaping @Sendable (String, Form, Language) -> Result<[UInt8], CaseProblems>
    ) {
      (self.text, self.written) = (text, written)
    }
  }

  package var examples: [Example] { comeAlong.value }
  private let comeAlong: Once<[Example]>
  let read: @Sendable ([UInt8]) -> Result<ReadyCase, CaseProblems>
  let files: Files
  let workers: Workers

  /// - Parameter examples: read when somebody first asks for one.
  package init(
    examples: Once<[Example]>, workers: @escaping Workers, files: Files,
    read: @escaping @Sendable ([UInt8]) -> Result<ReadyCase, CaseProblems>
  ) {
    (comeAlong, self.workers, self.files, self.read) = (examples, workers, files, read)
  }

  /// A desk without examples that takes no case: for a site that has no business cases.
  package static let none = CaseDesk(
    examples: Once([]), workers: Parallel.alone,
    files: Files(text: { _ in .failure(takesNone) }, written: { _, _, _ in .failure(takesNone) }), read: { _ in .failure(takesNone) })
  private static let takesNone = CaseProblems([CaseProblem(CasePlace(.whole, ""), .takesNoCases)])

  /// How many times a case is drawn on the site.
  static let draws = 2_000

  func example(_ id: String) -> Example? { examples.first { $0.id == id } }

  /// Everything that is found out about the case in these bytes.
  func result(of bytes: [UInt8], option: String? = nil, draws: Int = draws, seed: UInt64 = 1) -> Result<CaseResult, CaseProblems> {
    read(bytes).flatMap { ready in
      do throws(CaseProblems) {
        let chance = draws == 0 ? nil : CaseResult.Chance(draws: draws, seed: seed, workers: workers)
        return .success(try CaseResult(ready, asked: option, chance: chance))
      } catch {
        return .failure(error)
      }
    }
  }
}
