/// A days and time duration: a length of time, exact to the nanosecond.
public struct DaysDuration: Hashable, Sendable {
  public let nanoseconds: Int128

  public init(nanoseconds: Int128) { self.nanoseconds = nanoseconds }
}

/// A years and months duration: a number of months.
public struct YearsDuration: Hashable, Sendable {
  public let months: Int

  public init(months: Int) { self.months = months }
}

extension DaysDuration: CustomStringConvertible {
  public var description: String { "" }
}

extension YearsDuration: CustomStringConvertible {
  public var description: String { "" }
}
