import BusinessCase

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

  /// Why a file is no case.
  package struct Problem: Error, Hashable, Sendable {
    /// Counted from 1; 0 when there is no line.
    package let line: Int
    package let message: String
    package let remedy: String

    package init(line: Int, message: String, remedy: String) { (self.line, self.message, self.remedy) = (line, message, remedy) }
  }

  package struct Problems: Error, Sendable {
    package let all: [Problem]

    package init(all: [Problem]) { self.all = all }
  }

  package let examples: [Example]
  let read: @Sendable ([UInt8]) -> Result<ReadyCase, Problems>
  let workers: Workers

  package init(
    examples: [Example], workers: @escaping Workers, read: @escaping @Sendable ([UInt8]) -> Result<ReadyCase, Problems>
  ) {
    (self.examples, self.workers, self.read) = (examples, workers, read)
  }

  /// A desk without examples that takes no case: for a site that has no business cases.
  package static let none = CaseDesk(
    examples: [], workers: { count, work in (0..<count).forEach(work) },
    read: { _ in
      .failure(Problems(all: [Problem(line: 0, message: "This site takes no business cases.", remedy: "Use the program.")]))
    })

  /// How many times a case is drawn on the site.
  static let draws = 2_000

  func example(_ id: String) -> Example? { examples.first { $0.id == id } }

  /// Everything that is found out about the case in these bytes.
  func result(of bytes: [UInt8], option: String? = nil, draws: Int = draws, seed: UInt64 = 1) -> Result<CaseResult, Problems> {
    read(bytes).flatMap { ready in
      let options = ready.alternatives
      guard let chosen = option.map({ wanted in options.first { $0 == wanted } }) ?? options.first else {
        let names = options.compactMap(\.self).joined(separator: ", ")
        return .failure(Problems(all: [Problem(line: 0, message: "There is no such option.", remedy: "Choose one of: \(names).")]))
      }
      do throws(NoValue) {
        let chance = draws == 0 ? nil : CaseResult.Chance(draws: draws, seed: seed, workers: workers)
        return .success(try CaseResult(ready, option: chosen, chance: chance))
      } catch {
        return .failure(Problems(all: [Problem(line: 0, message: error.message, remedy: error.remedy)]))
      }
    }
  }
}
