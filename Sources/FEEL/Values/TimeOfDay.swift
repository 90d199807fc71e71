/// A time of day, with the place on earth it is meant for when it has one.
public struct TimeOfDay: Hashable, Sendable {
  /// The hour, 0 to 23.
  public let hour: Int
  /// The minute, 0 to 59.
  public let minute: Int
  /// The second, 0 to 59; leap seconds do not exist.
  public let second: Int
  /// The part of the second, 0 to 999,999,999.
  public let nanosecond: Int
  /// The offset or zone that the time is meant for; `nil` when it says none.
  public let zone: Zone?

  /// What a time says about its place: an offset from UTC in seconds, or the name of a zone (`Europe/Amsterdam`).
  public enum Zone: Hashable, Sendable {
    /// Seconds before (+) or behind (−) UTC.
    case offset(seconds: Int)
    /// A zone by its name; `ZoneRules` must know it.
    case named(String)

    /// UTC itself.
    public static let utc = Zone.offset(seconds: 0)
    /// The offsets that a time can have: at most 14 hours before or after UTC.
    public static let offsets = -14 * 3600...14 * 3600
  }

  /// `nil` when there is no such time, or the zone is an offset of more than 14 hours.
  public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: Zone? = nil) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second), (0..<1_000_000_000).contains(nanosecond)
    else { return nil }
    if case .offset(let seconds) = zone, !Zone.offsets.contains(seconds) { return nil }
    (self.hour, self.minute, self.second, self.nanosecond, self.zone) = (hour, minute, second, nanosecond, zone)
  }

  /// 00:00:00, without a zone.
  public static let midnight = TimeOfDay(sinceMidnight: 0, zone: nil)

  static let nanosecondsPerDay = 86_400_000_000_000

  /// The time so many nanoseconds after midnight, modulo a day.
  init(sinceMidnight nanoseconds: Int, zone: Zone?) {
    let rest = nanoseconds % Self.nanosecondsPerDay
    let time = rest < 0 ? rest + Self.nanosecondsPerDay : rest
    let seconds = time / 1_000_000_000
    (hour, minute, second, nanosecond) = (seconds / 3600, seconds / 60 % 60, seconds % 60, time % 1_000_000_000)
    self.zone = zone
  }

  /// The nanoseconds since midnight on the clock of its own place.
  var sinceMidnight: Int { (hour * 3600 + minute * 60 + second) * 1_000_000_000 + nanosecond }

  /// The same time on the clock, for another place.
  func with(zone: Zone?) -> TimeOfDay { TimeOfDay(sinceMidnight: sinceMidnight, zone: zone) }
}

extension TimeOfDay: CustomStringConvertible {
  /// Reads `hh:mm:ss`, with a fraction of at most nine digits and with `Z`, an offset (`+02:00`) or a zone (`@Europe/Amsterdam`)
  /// where wanted. `24:00:00` is midnight. Whether the zone exists is not looked at. `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    var scanner = ByteScanner(text)
    guard let (time, _) = Self.read(&scanner) else { return nil }
    self = time
  }

  /// The time that stands here up to the end, and whether it was written as the end of the day, `24:00:00`.
  static func read(_ scanner: inout ByteScanner) -> (time: TimeOfDay, isEndOfDay: Bool)? {
    guard let hour = scanner.number(2...2), scanner.take(":"), let minute = scanner.number(2...2), scanner.take(":"),
      let second = scanner.number(2...2)
    else { return nil }
    var nanosecond = 0
    if scanner.take(".") {
      guard let fraction = scanner.billionths(1...1000) else { return nil }
      nanosecond = fraction
    }
    var zone: Zone?
    if !scanner.isAtEnd {
      guard let written = Zone(&scanner), scanner.isAtEnd else { return nil }
      zone = written
    }
    let isEndOfDay = hour == 24 && minute == 0 && second == 0 && nanosecond == 0
    return TimeOfDay(hour: isEndOfDay ? 0 : hour, minute: minute, second: second, nanosecond: nanosecond, zone: zone)
      .map { ($0, isEndOfDay) }
  }

  /// `hh:mm:ss` with what else the time has.
  public var description: String {
    padded(hour, 2) + ":" + padded(minute, 2) + ":" + padded(second, 2) + fractionText(billionths: nanosecond)
      + (zone?.description ?? "")
  }
}

extension TimeOfDay.Zone: CustomStringConvertible {
  fileprivate init?(_ scanner: inout ByteScanner) {
    if scanner.take("Z") {
      self = .utc
    } else if scanner.take("@") {
      let name = scanner.remainder()
      guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy(Self.isNameByte) else { return nil }
      self = .named(name)
    } else {
      let isNegative = scanner.take("-")
      guard isNegative || scanner.take("+"), let hours = scanner.number(2...2), scanner.take(":"),
        let minutes = scanner.number(2...2), minutes < 60
      else { return nil }
      var seconds = 0
      if scanner.take(":") {
        guard let written = scanner.number(2...2), written < 60 else { return nil }
        seconds = written
      }
      let total = hours * 3600 + minutes * 60 + seconds
      self = .offset(seconds: isNegative ? -total : total)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"):
      true
    default: false
    }
  }

  /// `Z`, `+02:00` (with seconds only where they are not zero) or `@Europe/Amsterdam`.
  public var description: String {
    switch self {
    case .named(let name): return "@" + name
    case .offset(seconds: 0): return "Z"
    case .offset(let seconds):
      let size = abs(seconds)
      return (seconds < 0 ? "-" : "+") + padded(size / 3600, 2) + ":" + padded(size / 60 % 60, 2)
        + (size % 60 == 0 ? "" : ":" + padded(size % 60, 2))
    }
  }
}
