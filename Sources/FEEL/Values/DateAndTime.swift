/// A day with a time of day.
public struct DateAndTime: Hashable, Sendable {
  /// The day.
  public let date: CalendarDate
  /// The time of day, with its zone when it has one.
  public let time: TimeOfDay
  /// Whether clocks in the zone show this time twice, because they go back, and the second time is meant. A text always means the
  /// first; the second arises where time is added or taken off. It is written no otherwise.
  public let isRepeated: Bool

  /// A time on a day.
  public init(date: CalendarDate, time: TimeOfDay) { self.init(date: date, time: time, isRepeated: false) }

  init(date: CalendarDate, time: TimeOfDay, isRepeated: Bool) { (self.date, self.time, self.isRepeated) = (date, time, isRepeated) }

  /// The moment on the clock of a place that lies so many nanoseconds after 1970-01-01T00:00:00 on the same clock.
  /// `nil` outside the years that dates can have.
  init?(local nanoseconds: Int128, zone: TimeOfDay.Zone?) {
    let day = Int128(TimeOfDay.nanosecondsPerDay)
    let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: day)
    guard let number = Int(exactly: remainder < 0 ? quotient - 1 : quotient), let date = CalendarDate(dayNumber: number)
    else { return nil }
    self.init(date: date, time: TimeOfDay(sinceMidnight: Int(remainder < 0 ? remainder + day : remainder), zone: zone))
  }

  /// The nanoseconds since 1970-01-01T00:00:00 on the clock of its own place.
  var local: Int128 { Int128(date.dayNumber) * Int128(TimeOfDay.nanosecondsPerDay) + Int128(time.sinceMidnight) }

  /// The offset from UTC in seconds; `nil` without a zone, or when the zone is unknown.
  func offset(_ zones: any ZoneRules) -> Int? {
    switch time.zone {
    case nil: nil
    case .offset(let seconds): seconds
    case .named(let zone):
      zones.offsets(of: zone, local: Self.seconds(local)).map { isRepeated ? $0.last : $0.first }
    }
  }

  /// The nanoseconds since 1970-01-01T00:00:00Z; `nil` without a zone, or when the zone is unknown.
  func instant(_ zones: any ZoneRules) -> Int128? { offset(zones).map { local - Int128($0) * 1_000_000_000 } }

  /// The whole seconds before an instant or a local time.
  private static func seconds(_ nanoseconds: Int128) -> Int {
    let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    return Int(remainder < 0 ? quotient - 1 : quotient)
  }

  private static let limit: UInt128 = 1_000_000_000_000_000_000_000_000_000

  /// What clocks in a zone show at an instant; `nil` outside the years that dates can have, or when the zone is unknown.
  init?(instant: Int128, zone: TimeOfDay.Zone, _ zones: any ZoneRules) {
    // Far outside the years, and far from where the sums below overflow.
    guard instant.magnitude < Self.limit else { return nil }
    switch zone {
    case .offset(let seconds): self.init(local: instant + Int128(seconds) * 1_000_000_000, zone: zone)
    case .named(let name):
      guard let offset = zones.offset(of: name, after: Self.seconds(instant)) else { return nil }
      let local = instant + Int128(offset) * 1_000_000_000
      guard let shown = DateAndTime(local: local, zone: zone), let offsets = zones.offsets(of: name, local: Self.seconds(local))
      else { return nil }
      self.init(date: shown.date, time: shown.time, isRepeated: offset != offsets.first)
    }
  }

  /// The same moment as clocks in its zone show it: of an hour that clocks skip, the hour after it. `self` without a zone that has
  /// a name, and when the rules do not know the zone.
  ///
  /// - Parameter zones: the rules of zones with names.
  public func shown(by zones: any ZoneRules) -> DateAndTime {
    guard case .named? = time.zone, let zone = time.zone, let instant = instant(zones) else { return self }
    return DateAndTime(instant: instant, zone: zone, zones) ?? self
  }
}

extension DateAndTime: CustomStringConvertible {
  /// Reads a date and a time with `T` between them. `24:00:00` is the midnight after the day. `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    var scanner = ByteScanner(text)
    guard let date = CalendarDate(&scanner), scanner.take("T"), let (time, isEndOfDay) = TimeOfDay.read(&scanner),
      let day = isEndOfDay ? date.next : date
    else { return nil }
    self.init(date: day, time: time)
  }

  /// `YYYY-MM-DDThh:mm:ss`, with what else the time has.
  public var description: String { "\(date)T\(time)" }
}
