import FEEL
import Foundation

/// The time zones of this machine, for evaluations that meet names such as `Europe/Amsterdam`.
struct SystemZones: ZoneRules {
  func exists(_ zone: String) -> Bool { TimeZone(identifier: zone) != nil }

  func offset(of zone: String, at local: DateAndTime) -> Int? {
    guard let zone = TimeZone(identifier: zone) else { return nil }
    // The offset depends on the moment, and the moment on the offset: two steps settle all but the hour that a clock skips.
    let asUTC = SystemZones.seconds(local)
    let first = zone.secondsFromGMT(for: Date(timeIntervalSince1970: asUTC))
    return zone.secondsFromGMT(for: Date(timeIntervalSince1970: asUTC - Double(first)))
  }

  /// The seconds since 1970 of a moment in UTC. Days are counted with the Gregorian rules, before 1582 too.
  private static func seconds(_ local: DateAndTime) -> Double {
    let (year, month, day) = (local.date.year, local.date.month, local.date.day)
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    return Double(days) * 86_400 + Double(local.time.hour * 3_600 + local.time.minute * 60 + local.time.second)
  }
}
