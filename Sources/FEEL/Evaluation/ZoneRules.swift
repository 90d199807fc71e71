/// The rules of time zones: which offset from UTC a place has at a moment.
public protocol ZoneRules: Sendable {
  /// - Returns: whether there is a zone of this name.
  func exists(_ zone: String) -> Bool

  /// - Returns: the offset from UTC in seconds that clocks in `zone` have at this local date and time; `nil` for an unknown zone.
  ///   Of a time that clocks show twice, that of the first.
  func offset(of zone: String, at local: DateAndTime) -> Int?

  /// - Parameter seconds: a moment, in seconds after 1970-01-01T00:00:00Z.
  /// - Returns: the offset from UTC in seconds that clocks in `zone` have then; `nil` for an unknown zone. Rules that do not
  ///   implement this have it worked out from `offset(of:at:)`, which is right as far as that gives the first of a doubled hour.
  func offset(of zone: String, after seconds: Int) -> Int?
}

/// No rules at all: every zone is unknown.
public struct NoZones: ZoneRules {
  /// Rules that know no zone.
  public init() {}
  public func exists(_ zone: String) -> Bool { false }
  public func offset(of zone: String, at local: DateAndTime) -> Int? { nil }
}

extension ZoneRules {
  public func offset(of zone: String, after seconds: Int) -> Int? {
    // The offset depends on the local time that is sought: try the offsets found on the way until one gives itself.
    var offset = 0
    var least: Int?
    for round in 0..<4 {
      let local = Int128(seconds + offset) * 1_000_000_000
      guard let shown = DateAndTime(local: local, zone: nil), let found = self.offset(of: zone, at: shown) else { return nil }
      if round > 0 {
        if found == offset { return found }
        least = min(least ?? offset, offset)
      }
      offset = found
    }
    return least
  }

  /// The offsets that clocks in `zone` have when they show this time, the first and the last, which differ where they show it twice.
  /// Of a time that they skip, the offset before the change, which makes it the time after it. `nil` for an unknown zone.
  /// - Parameter seconds: the seconds from 1970-01-01T00:00:00 on the same clock.
  func offsets(of zone: String, local seconds: Int) -> (first: Int, last: Int)? {
    // No zone is further than this from UTC, so what clocks change in between is all that can count.
    let furthest = 16 * 3600
    var candidates: [Int] = []
    for moment in [seconds - furthest, seconds, seconds + furthest] {
      // Before the first day that can be written, and after the last, rules need not know anything.
      if let offset = offset(of: zone, after: moment), !candidates.contains(offset) { candidates.append(offset) }
    }
    if candidates.count == 1 { return (candidates[0], candidates[0]) }
    for candidate in candidates {
      if let offset = offset(of: zone, after: seconds - candidate), !candidates.contains(offset) { candidates.append(offset) }
    }
    let right = candidates.filter { offset(of: zone, after: seconds - $0) == $0 }
    // The earlier moment has the greater offset.
    if let first = right.max(), let last = right.min() { return (first, last) }
    guard let greatest = candidates.max(), let before = offset(of: zone, after: seconds - greatest) else { return nil }
    return (before, before)
  }
}
