import FEEL
import Library

extension Guide {
  /// What a moment means on a day, in a sentence.
  package func text(of moment: Moment, on date: CalendarDate, _ language: Language) -> String {
    guard let standing = moment.standing(on: date) else { return moment.name[language] }
    let words =
      standing.until == nil
      ? moment.words.closed : standing.days == 0 ? moment.words.lastDay : standing.days == 1 ? moment.words.tomorrow : moment.words.open
    return words.filled(
      language,
      [
        "dagen": String(standing.days), "tot": standing.until.map { text(of: $0, language) } ?? "",
        "volgende": text(of: standing.next, language),
      ])
  }

  /// A day in words: `30 november 2026`.
  package func text(of date: CalendarDate, _ language: Language) -> String {
    let months = phrase(.months, language).split(separator: ",")
    let month = date.month <= months.count ? String(months[date.month - 1]) : String(date.month)
    return "\(date.day) \(month) \(date.year)"
  }
}
