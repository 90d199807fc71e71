import FEEL

/// A period that comes back every year, in which something can be arranged.
public final class Moment: ContentItem {
  public static let itemKind = ContentKind("moment", english: "moment")

  /// A day of any year.
  public struct Day: Hashable, Sendable {
    public let month: Int
    public let day: Int

    /// `07-01`; `nil` for a day that some year does not have.
    public init?(written text: String) {
      guard text.utf8.count == 5, let date = CalendarDate("2001-" + text) else { return nil }
      (month, day) = (date.month, date.day)
    }
  }

  /// What is said of it; `{dagen}`, `{tot}` and `{volgende}` are filled in.
  public struct Words: Sendable {
    public let open: Text
    public let tomorrow: Text
    public let lastDay: Text
    public let closed: Text

    public init(open: Text, tomorrow: Text, lastDay: Text, closed: Text) {
      (self.open, self.tomorrow, self.lastDay, self.closed) = (open, tomorrow, lastDay, closed)
    }
  }

  public let id: Identifier<Moment>
  public let origin: Origin
  public let name: Text
  public let first: Day
  public let last: Day
  public let words: Words
  /// What the sources leave open about it.
  public let doubt: Text
  public let facts: [Fact.ID]

  public init(id: Identifier<Moment>, origin: Origin, name: Text, first: Day, last: Day, words: Words, doubt: Text, facts: [Fact.ID]) {
    self.origin = origin
    (self.id, self.name, self.first, self.last) = (id, name, first, last)
    (self.words, self.doubt, self.facts) = (words, doubt, facts)
  }

  /// How a moment stands on a day.
  public struct Standing: Hashable, Sendable {
    /// The last day of the period that runs; `nil` when none does.
    public let until: CalendarDate?
    /// The days that are left of it.
    public let days: Int
    /// The first day of the next period.
    public let next: CalendarDate
  }

  /// How it stands on `date`; `nil` at the very end of the calendar.
  public func standing(on date: CalendarDate) -> Standing? {
    func day(_ day: Day, _ year: Int) -> CalendarDate? { CalendarDate(year: year, month: day.month, day: day.day) }
    // A period may run into the next year.
    for year in [date.year - 1, date.year] {
      guard let start = day(first, year), let end = day(last, (first.month, first.day) <= (last.month, last.day) ? year : year + 1) else {
        continue
      }
      if start <= date, date <= end, let next = day(first, year + 1) {
        return Standing(until: end, days: end.dayNumber - date.dayNumber, next: next)
      }
    }
    let candidates = [day(first, date.year), day(first, date.year + 1)].compactMap(\.self)
    return candidates.first { $0 > date }.map { Standing(until: nil, days: 0, next: $0) }
  }

  public var texts: [Text] {
    [name, words.open, words.tomorrow, words.lastDay, words.closed, doubt]
  }
  public var references: [Reference] {
    facts.references()
  }
}
