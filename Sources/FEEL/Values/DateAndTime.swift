/// A day with a time of day.
public struct DateAndTime: Hashable, Sendable {
  /// The day.
  public let date: CalendarDate
  /// The time of day, with its zone when it has one.
  public let time: TimeOfDay

  /// A time on a day.
  public init(date: CalendarDate, time: TimeOfDay) { (self.date, self.time) = (date, time) }

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
    case .named(let name): zones.offset(of: name, at: DateAndTime(date: date, time: time.with(zone: nil)))
    }
  }

  /// The nanoseconds since 1970-01-01T00:00:00Z; `nil` without a zone, or when the zone is unknown.
  func instant(_ zones: any ZoneRules) -> Int128? { offset(zones).map { local - Int128($0) * 1_000_000_000 } }

  private static let limit: UInt128 = 1_000_000_000_000_000_000_000_000_000_000

  /// What clocks in a zone show at an instant; `nil` outside the years that dates can have, or when the zone is unknown.
  ///
  /// When clocks go back, they show some times twice, and the rules tell of only one of the two. The other instant then
  /// becomes the same time.
  init?(instant: Int128, zone: TimeOfDay.Zone, _ zones: any ZoneRules) {
    // Far outside the years, and far from where the sums below overflow.
    guard instant.magnitude < Self.limit else { return nil }
    let name: String
    switch zone {
    case .named(let zone): name = zone
    case .offset(let seconds):
      self.init(local: instant + Int128(seconds) * 1_000_000_000, zone: zone)
      return
    }
    // The offset depends on the local time that is sought: try the offsets found on the way until one gives itself.
    var offset = 0
    var earliest: Int128?
    for round in 0..<4 {
      let local = instant + Int128(offset) * 1_000_000_000
      guard let shown = DateAndTime(local: local, zone: nil), let found = zones.offset(of: name, at: shown) else { return nil }
      if found == offset && round > 0 {
        self.init(local: local, zone: zone)
        return
      }
      if round > 0 { earliest = min(earliest ?? local, local) }
      offset = found
    }
    guard let earliest else { return nil }
    self.init(local: earliest, zone: zone)
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
