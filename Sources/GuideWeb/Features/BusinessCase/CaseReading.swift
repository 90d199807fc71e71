import BusinessCase
import Funding
import Library

/// For whom a page of a case is made.
enum CaseReading: Hashable, Sendable {
  case everything
  /// Two sides of paper to decide on.
  case board
  /// One side of paper for the party at this place.
  case party(Int)

  /// The name under which a sheet is asked for, in an address and in a form: `blad=bestuur`.
  static let sheetKey = "blad"
  static let boardSheet = "bestuur"
  /// The name under which a party is: `voor=zorgkantoor`.
  static let partyKey = "voor"

  static let keys = [partyKey, sheetKey]

  /// - Returns: `nil` when there is no such sheet, or more than one is asked.
  init?(_ choices: [(key: String, value: String)], _ result: CaseResult) {
    guard let choice = choices.first else {
      self = .everything
      return
    }
    guard choices.count == 1 else { return nil }
    if choice.key == Self.partyKey, let place = result.parties.firstIndex(where: { $0.id == choice.value }) {
      self = .party(place)
    } else if choice.key == Self.sheetKey, choice.value == Self.boardSheet {
      self = .board
    } else {
      return nil
    }
  }

  /// As it stands in an address and in a form.
  func choice(_ result: CaseResult) -> (key: String, value: String)? {
    switch self {
    case .everything: nil
    case .board: (Self.sheetKey, Self.boardSheet)
    case .party(let place): (Self.partyKey, result.parties[place].id)
    }
  }

  /// What the sheet is called.
  func title(_ words: CaseWords, _ result: CaseResult, _ context: PageContext) -> String {
    switch self {
    case .everything: result.ready.source.name
    case .board: context.say(.caseForBoard)
    case .party(let place): context.say(.caseForParty, ["wie": words.inside(result.parties[place].name)])
    }
  }
}

/// The sheets of a case as links or as buttons.
struct CaseSheetList: Sendable {
  let result: CaseResult
  let words: CaseWords
  let context: PageContext
  let links: CaseLinks

  var markup: HTML {
    // Nobody can talk about a sheet on which nothing stands.
    let touched = result.parties.indices.filter { !result.untouched.contains($0) }
    let readings = [CaseReading.board] + touched.map(CaseReading.party)
    let items = readings.map { reading -> HTML in "<li>\(way(reading))</li>" }
    switch links {
    case .alone: return .none
    case .example, .built, .form:
      return """
        <section class="no-print" aria-labelledby="op-papier"><h2 id="op-papier">\(context.say(.caseOnPaper))</h2>
        <p>\(context.say(.caseOnPaperLead))</p><ul class="sheets">\(items)</ul></section>
        """
    }
  }

  private func way(_ reading: CaseReading) -> HTML {
    guard let choice = reading.choice(result) else { return .none }
    let title = reading.title(words, result, context)
    switch links {
    case .example(let id): return Parts.button(context.addresses.caseExample(id, choice), title, secondary: true)
    case .built(let items): return Parts.button(context.addresses.caseBuilt(items + [choice]), title, secondary: true)
    case .form, .alone:
      return """
        <button class="button button--secondary" type="submit" form="\(CaseLinks.formID)" name="\(choice.key)" value="\(choice.value)">\(title)</button>
        """
    }
  }
}
