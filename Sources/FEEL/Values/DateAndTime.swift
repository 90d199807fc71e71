/// A day with a time of day.
public struct DateAndTime: Hashable, Sendable {
  public let date: CalendarDate
  public let time: TimeOfDay

  public init(date: CalendarDate, time: TimeOfDay) { (self.date, self.time) = (date, time) }
}

extension DateAndTime: CustomStringConvertible {
  public var description: String { "\(date)T\(time)" }
}
