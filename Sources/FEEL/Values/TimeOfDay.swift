/// A time of day, with the place on earth it is meant for when it has one.
public struct TimeOfDay: Hashable, Sendable {
  public let hour: Int
  public let minute: Int
  public let second: Int
  public let nanosecond: Int
  public let zone: Zone?

  /// What a time says about its place: an offset from UTC in seconds, or the name of a zone (`Europe/Amsterdam`).
  public enum Zone: Hashable, Sendable {
    case offset(seconds: Int)
    case named(String)
  }

  /// `nil` when there is no such time.
  public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: Zone? = nil) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second), (0..<1_000_000_000).contains(nanosecond)
    else { return nil }
    (self.hour, self.minute, self.second, self.nanosecond, self.zone) = (hour, minute, second, nanosecond, zone)
  }
}

extension TimeOfDay: CustomStringConvertible {
  public var description: String { "" }
}
