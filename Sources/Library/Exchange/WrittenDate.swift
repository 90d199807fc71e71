import FEEL

extension CalendarDate {
  /// A day as people and other programs give it to the guide: `YYYY-MM-DD`, a year of four digits. `nil` for anything else;
  /// the decision language itself knows many more years.
  public init?(written text: String) {
    guard text.utf8.count == 10, let date = CalendarDate(text), (1...9999).contains(date.year) else { return nil }
    self = date
  }
}
