import FEEL

/// What fuzzed expressions are evaluated in.
public enum Surroundings {
  /// Small, so that an input that would compute for ever is soon stopped; a hang is then a loop that counts nothing.
  public static let environment: Environment = {
    var limits = Environment.Limits()
    (limits.steps, limits.depth, limits.size) = (20_000, 100, 10_000)
    return Environment(moment: DateAndTime("2026-03-29T02:30:00@Europe/Amsterdam"), zones: TwoZones(), limits: limits)
  }()

  /// A value of every kind, under short names, so that chance finds them.
  public static let values: [String: Value] = [
    "a": .number(Decimal128(3)), "x": .number(Decimal128(-7)), "s": .string("Ja, é🦊\n"), "t": .boolean(true), "n": .null,
    "d": CalendarDate("2024-02-29").map(Value.date) ?? .null,
    "h": TimeOfDay("13:30:00+02:00").map(Value.time) ?? .null,
    "m": DateAndTime("2024-02-29T23:59:59Z").map(Value.dateAndTime) ?? .null,
    "p": DaysDuration("P1DT2H").map(Value.daysDuration) ?? .null, "y": YearsDuration("P1Y2M").map(Value.yearsDuration) ?? .null,
    "l": .list([.number(Decimal128(1)), .string("b"), .null, .list([.boolean(false)])]),
    "c": .context(Context([("a", .number(Decimal128(1))), ("b b", .list([.string("x")]))])),
    "r": .range(ValueRange(low: .number(Decimal128(1)), includesLow: true, high: .number(Decimal128(9)), includesHigh: false)),
    "Monthly Fee": .number(Decimal128("12.50") ?? .zero),
  ]

  public static let names = Names(values.keys, members: ["a", "b b"], types: ["tA"])

  private struct TwoZones: ZoneRules {
    func exists(_ zone: String) -> Bool { offset(of: zone, at: DateAndTime(date: .earliest, time: .midnight)) != nil }

    /// Summer time from the end of March to the end of October, roughly.
    func offset(of zone: String, at local: DateAndTime) -> Int? {
      switch zone {
      case "Europe/Amsterdam": (4...10).contains(local.date.month) || (local.date.month, local.date.day) == (3, 31) ? 7_200 : 3_600
      case "Etc/UTC": 0
      default: nil
      }
    }
  }
}
