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

  package let examples: [Example]
  let read: @Sendable ([UInt8]) -> Result<ReadyCase, CaseProblems>
  let workers: Workers

  package init(
    examples: [Example], workers: @escaping Workers, read: @escaping @Sendable ([UInt8]) -> Result<ReadyCase, CaseProblems>
  ) {
    (self.examples, self.workers, self.read) = (examples, workers, read)
  }

  /// A desk without examples that takes no case: for a site that has no business cases.
  package static let none = CaseDesk(
    examples: [], workers: Parallel.alone,
    read: { _ in .failure(CaseProblems([CaseProblem(CasePlace(.whole, ""), .takesNoCases)])) })

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
