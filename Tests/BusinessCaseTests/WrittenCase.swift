import BusinessCase
import GuideContent
import Library
import Tools

/// A case of a test, as a person would write it.
enum WrittenCase {
  /// - Parameter lines: everything behind the parties.
  static func read(years: Int = 2, rate: String = "0.03", parties: [String] = ["a", "b"], _ lines: String) throws -> ReadyCase {
    let list = parties.map { "  - {id: \($0), naam: Partij \($0), soort: zorgaanbieder, domein: wlz}\n" }.joined()
    return try whole("naam: Proef\njaren: \(years)\ndiscontovoet: \(rate)\npartijen:\n\(list)\(lines)\n")
  }

  static func whole(_ text: String, parameters: [DatedFigure] = []) throws -> ReadyCase {
    try BusinessCaseFile.read(ContentFile(path: "proef.zaak.yaml", bytes: Array(text.utf8)), parameters: parameters)
  }

  /// An assumption that does not vary.
  static func fixed(_ id: String, _ value: String, _ unit: String = "euro") -> String {
    "  - {id: \(id), naam: \(id), eenheid: \(unit), verdeling: vast, waarschijnlijk: \(value), bron: proef, zekerheid: schatting}\n"
  }

  static func varying(_ id: String, _ unit: String, _ shape: String, _ low: String, _ likely: String, _ high: String, _ more: String = "")
    -> String
  {
    "  - {id: \(id), naam: \(id), eenheid: \(unit), verdeling: \(shape), laag: \(low), waarschijnlijk: \(likely), hoog: \(high), bron: proef, "
      + "zekerheid: schatting\(more)}\n"
  }

  static func item(
    _ id: String, _ kind: String, _ category: String, _ party: String, _ amount: String, _ timing: String, _ more: String = ""
  ) -> String {
    "  - {id: \(id), naam: \(id), soort: \(kind), categorie: \(category), partij: \(party), bedrag: \"\(amount)\", "
      + "wanneer: {\(timing)}\(more)}\n"
  }

  static func result(_ ready: ReadyCase, _ chance: CaseResult.Chance? = nil) throws -> CaseResult {
    try CaseResult(ready, option: ready.alternatives[0], chance: chance)
  }

  /// The problems of a text that is no case.
  static func problems(_ text: String, parameters: [DatedFigure] = []) -> [CaseProblem] {
    problems(Array(text.utf8), parameters: parameters)
  }

  static func problems(_ bytes: [UInt8], parameters: [DatedFigure] = []) -> [CaseProblem] {
    do throws(CaseProblems) {
      _ = try BusinessCaseFile.read(ContentFile(path: "proef.zaak.yaml", bytes: bytes), parameters: parameters)
      return []
    } catch {
      return error.problems
    }
  }

  /// What the content says about problems.
  static let sentences = Result { try CaseMessagesFile.sentences(in: BuiltInContent.files()) }

  /// Problems as a visitor reads them, one a line: `12: posten/licentie/bedrag: what is wrong → how to mend it`.
  static func said(_ problems: [CaseProblem], _ language: Language) throws -> String {
    let sentences = try sentences.get()
    return problems.map { problem in
      let (message, remedy) = sentences.said(problem)
      return "\(problem.place): \(message[language]) → \(remedy[language])"
    }.joined(separator: "\n")
  }
}
