import BusinessCase
import Funding
import Library

/// What is wrong in a case, as a list: where it is, what it is, and how to mend it.
enum CaseProblemMarkup {
  /// More than these nobody mends at once.
  private static let most = 30

  static func items(_ problems: [CaseProblem], _ context: PageContext) -> [HTML] {
    problems.prefix(most).map { item($0, context) }
  }

  static func item(_ problem: CaseProblem, _ context: PageContext) -> HTML {
    "<li>\(place(problem.place, context))\(words(problem, context))</li>"
  }

  /// What it is and how to mend it, without its place.
  static func words(_ problem: CaseProblem, _ context: PageContext) -> String {
    CaseSentences(context.guide.library).line(problem)[context.language]
  }

  /// What it is, for who cannot mend it.
  static func message(_ problem: CaseProblem, _ context: PageContext) -> String {
    CaseSentences(context.guide.library).said(problem).message[context.language]
  }

  /// What it is about, by its name: an item with the party that has it, or a figure; `nil` for the whole case.
  static func subject(of problem: CaseProblem, _ source: BusinessCase) -> String? {
    guard let id = problem.place.field.split(separator: "/").dropFirst().first.map(String.init) else { return nil }
    guard let item = source.items.first(where: { $0.id == id }) else { return source.assumptions.first { $0.id == id }?.name }
    guard let party = source.parties.first(where: { $0.id == item.party }) else { return item.name }
    let name = CaseParty.inside(party.name)
    return item.name.lowercased().contains(name.lowercased()) ? item.name : "\(item.name) (\(name))"
  }

  private static func place(_ place: CasePlace, _ context: PageContext) -> HTML {
    if case .cell(let sheet, let cell) = place.spot {
      let parts = place.field.split(separator: "/").map(String.init)
      let (row, column) = (parts.dropFirst().first, parts.dropFirst(2).joined(separator: " "))
      let inRow = row.map {
        column.isEmpty ? context.say(.caseRow, ["rij": $0]) : context.say(.caseRowColumn, ["rij": $0, "kolom": column])
      }
      return "\(context.say(.caseCell, ["blad": sheet, "cel": cell]))\(HTML.with(inRow) { " (\($0))" }): "
    }
    let spot: String? =
      switch place.spot {
      case .whole, .cell: nil
      case .line(let line): context.say(.caseLine, ["nummer": String(line)])
      }
    let field: HTML = HTML.when(!place.field.isEmpty, "<code>\(place.field)</code>")
    return switch (spot, place.field.isEmpty) {
    case (nil, true): .none
    case (nil, false): "\(field): "
    case (let spot?, true): "\(spot): "
    case (let spot?, false): "\(spot), \(field): "
    }
  }
}
