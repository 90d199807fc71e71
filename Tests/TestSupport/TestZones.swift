import FEEL

/// Six time zones with their rules of today, for all years.
package struct TestZones: ZoneRules {
  package init() {}

  package func exists(_ zone: String) -> Bool { standard(zone) != nil }

  package func offset(of zone: String, at local: DateAndTime) -> Int? {
    standard(zone).map { ($0 + (isSummer(zone, local) ? 1 : 0)) * 3600 }
  }

  private func standard(_ zone: String) -> Int? {
    switch zone {
    case "Etc/UTC", "Etc/GMT": 0
    case "Europe/Paris": 1
    case "Asia/Dhaka": 6
    case "Australia/Melbourne", "Australia/Sydney": 10
    default: nil
    }
  }

  /// Clocks move at 02:00 and 03:00 local time; a time that they show twice is in summer.
  private func isSummer(_ zone: String, _ local: DateAndTime) -> Bool {
    let year = local.date.year
    switch zone {
    case "Europe/Paris": return isAtOrAfter(local, lastSunday(3, year), 2) && !isAtOrAfter(local, lastSunday(10, year), 3)
    case "Australia/Melbourne", "Australia/Sydney":
      return isAtOrAfter(local, firstSunday(10, year), 2) || !isAtOrAfter(local, firstSunday(4, year), 3)
    default: return false
    }
  }

  private func isAtOrAfter(_ local: DateAndTime, _ day: CalendarDate?, _ hour: Int) -> Bool {
    guard let day else { return false }
    return local.date > day || (local.date == day && local.time.hour >= hour)
  }

  private func firstSunday(_ month: Int, _ year: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: 1).flatMap { $0.adding(days: 7 - $0.weekday) }
  }

  private func lastSunday(_ month: Int, _ year: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: 31).flatMap { $0.adding(days: -($0.weekday % 7)) }
  }
}
