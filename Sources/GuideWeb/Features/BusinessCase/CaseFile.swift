import BusinessCase
import FEEL
import Funding
import Library

/// The result of a case as one file to mail: the page of the site, or one of its sheets, with its style inside and without links.
package enum CaseFile {
  /// - Parameters:
  ///   - sheet: `bestuur` for the sheet of a board.
  ///   - party: the id of the party whose sheet it is.
  ///   - day: the day that stands on it.
  /// - Returns: the file; `nil` when there is no such sheet.
  package static func html(
    _ result: CaseResult, sheet: String? = nil, party: String? = nil, _ guide: Guide, _ language: Language, day: CalendarDate
  ) -> [UInt8]? {
    let choices = [sheet.map { (key: CaseReading.sheetKey, value: $0) }, party.map { (key: CaseReading.partyKey, value: $0) }]
    guard let reading = CaseReading(choices.compactMap(\.self), result) else { return nil }
    let visit = Visit(language: language, answers: .none, chosenDate: nil, today: day, reader: nil)
    let context = PageContext(
      guide: guide, visit: visit, page: .caseResult, ids: [], audience: .visitor, site: "", dutchParts: DutchParts(guide), glossary: [:])
    let title = reading.title(CaseWords(result, context), result, context)
    let markup = Layout.alone(title, CaseMarkup.page(reading, result, "", context, links: .alone), context).bytes
    return language == .nl ? markup : context.dutchParts.marked(markup)
  }
}
