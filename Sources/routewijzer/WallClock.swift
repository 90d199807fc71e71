import Foundation

/// The moment it is, as protocols write it.
enum WallClock {
  /// In the form of HTTP: `Sun, 06 Nov 1994 08:49:37 GMT`.
  static func httpDate() -> String {
    let (parts, _) = now()
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let date = String(format: "%02d ", parts.tm_mday) + months[Int(parts.tm_mon)] + " \(1_900 + parts.tm_year)"
    return days[Int(parts.tm_wday)] + ", " + date + String(format: " %02d:%02d:%02d GMT", parts.tm_hour, parts.tm_min, parts.tm_sec)
  }

  /// In the form of RFC 3339, with milliseconds.
  static func timestamp() -> String {
    let (parts, milliseconds) = now()
    return String(
      format: "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", 1_900 + parts.tm_year, 1 + parts.tm_mon, parts.tm_mday, parts.tm_hour, parts.tm_min,
      parts.tm_sec, milliseconds)
  }

  private static func now() -> (tm, milliseconds: Int) {
    let moment = Date.now.timeIntervalSince1970
    var seconds = time_t(moment)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return (parts, Int((moment - Double(seconds)) * 1_000))
  }
}
