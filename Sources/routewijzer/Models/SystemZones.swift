import FEEL
import Foundation

/// The time zones of this machine, for evaluations that meet names such as `Europe/Amsterdam`.
struct SystemZones: ZoneRules {
  func exists(_ zone: String) -> Bool { TimeZone(identifier: zone) != nil }

  func offset(of zone: String, at local: DateAndTime) -> Int? {
    // The offset depends on the moment, and the moment on the offset. Of a time that clocks show twice this is the first.
    let seconds = SystemZones.seconds(local)
    guard let before = offset(of: zone, after: seconds - 86_400), let then = offset(of: zone, after: seconds - before) else { return nil }
    return offset(of: zone, after: seconds - then)
  }

  func offset(of zone: String, after seconds: Int) -> Int? {
    TimeZone(identifier: zone)?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
  }

  /// The seconds since 1970 of a moment in UTC. Days are counted with the Gregorian rules, before 1582 too.
  private static func seconds(_ local: DateAndTime) -> Int {
    let (year, month, day) = (local.date.year, local.date.month, local.date.day)
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    return days * 86_400 + local.time.hour * 3_600 + local.time.minute * 60 + local.time.second
  }
}
