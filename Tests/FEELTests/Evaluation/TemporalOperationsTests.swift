import TestSupport
import Testing

@testable import FEEL

@Suite struct TemporalOperationsTests {
  private func evaluation() -> Evaluation { Evaluation(Value.testEnvironment) }

  private func apply(_ operation: String, _ a: Value, _ b: Value, _ evaluation: Evaluation) -> Value? {
    switch operation {
    case "+": TemporalOperations.add(a, b, evaluation)
    case "-": TemporalOperations.subtract(a, b, evaluation)
    case "*": TemporalOperations.multiply(a, b, evaluation)
    default: TemporalOperations.divide(a, b, evaluation)
    }
  }

  @Test(arguments: [
    "2021-01-01 + P1D = 2021-01-02", "2021-01-01 + PT36H = 2021-01-02", "2021-01-02 + -PT1S = 2021-01-01",
    "2021-01-02 - PT1H = 2021-01-01",
    "2021-01-02 - -PT1H = 2021-01-02", "2021-01-02 - PT25H = 2020-12-31", "2020-03-01 - PT24H = 2020-02-29",
    "P1D + 2021-01-01 = 2021-01-02",
    "2024-01-31 + P1M = 2024-02-29", "P1M + 2024-01-31 = 2024-02-29", "2024-03-31 - P1M = 2024-02-29",
    "2024-02-29 - P1Y = 2023-02-28",
    "2021-01-01T10:10:10 + P1Y = 2022-01-01T10:10:10", "2021-01-31T10:10:10+11:00 + P1M = 2021-02-28T10:10:10+11:00",
    "2021-01-01T10:10:10 + -PT1H = 2021-01-01T09:10:10", "2021-01-01T24:00:00 - PT1S = 2021-01-01T23:59:59",
    "-2021-01-01T10:10:10+11:00 - P1D = -2022-12-31T10:10:10+11:00",
    "2021-01-01T00:00:00 - PT0.000000001S = 2020-12-31T23:59:59.999999999",
    "2021-01-12T10:10:10@Australia/Melbourne + P1DT1H = 2021-01-13T11:10:10@Australia/Melbourne",
    // Clocks in Paris go from 02:00 to 03:00 and from 03:00 to 02:00.
    // A duration counts the hours that pass; months keep the clock.
    "2021-03-28T01:30:00@Europe/Paris + PT1H = 2021-03-28T03:30:00@Europe/Paris",
    "2021-03-28T03:30:00@Europe/Paris - PT1H = 2021-03-28T01:30:00@Europe/Paris",
    "2021-10-31T01:30:00@Europe/Paris + PT3H = 2021-10-31T03:30:00@Europe/Paris",
    "2021-02-27T02:30:00@Europe/Paris + P1M = 2021-03-27T02:30:00@Europe/Paris",
    "2021-02-28T02:30:00@Europe/Paris + P1M = 2021-03-28T03:30:00@Europe/Paris",
    "10:15:00 + PT1H = 11:15:00", "10:15:00+11:00 + P1D = 10:15:00+11:00", "23:30:00@Europe/Paris + PT1H = 00:30:00@Europe/Paris",
    "PT1H + 23:30:00 = 00:30:00", "00:00:00 - PT1S = 23:59:59", "00:00:00 + -P10DT1S = 23:59:59",
    "P1Y + P2M = P1Y2M", "-P1Y + P2M = -P10M", "P1Y - P2M = P10M", "P1D + PT24H = P2D", "P1D - PT2H = PT22H",
    "-P1D - -PT2H = -PT22H",
    "2021-01-02T10:10:10 - 2021-01-01T10:10:10 = P1D", "2021-01-02 - 1995-01-01 = P9498D", "2021-01-01 - 2021-01-02 = -P1D",
    "2021-01-02T10:10:10@Europe/Paris - 2021-01-01T10:10:10@Asia/Dhaka = P1DT5H", "2021-01-02T00:00:00Z - 2021-01-02 = P0D",
    "2021-01-02 - 2021-01-01T10:10:10+11:00 = P1DT49M50S", "2021-01-02T10:10:10@Europe/Paris - 2021-01-01 = P1DT9H10M10S",
    "2021-03-29T00:00:00@Europe/Paris - 2021-03-28T00:00:00@Europe/Paris = PT23H",
    "10:10:10 - 11:10:10 = -PT1H", "10:10:10+11:00 - 09:10:10+10:00 = PT0S", "10:10:10@Asia/Dhaka - 09:10:10@Asia/Dhaka = PT1H",
    "10 * P1D = P10D", "P1D * -1.5 = -P1DT12H", "2.5 * PT23H = P2DT9H30M", "0 * P1D = P0D", "1.5 * P2M = P3M",
    "-2.5 * P1Y11M = -P4Y9M",
    "P1M * 0 = P0M", "P10D / 10 = P1D", "P10DT23H / 2.5 = P4DT9H12M", "P10Y11M / 2.5 = P4Y4M", "P10Y / P5Y = 2",
    "P1D / PT5H = 4.8",
    "PT1S / 3 = PT0.333333333S", "PT2S / 3 = PT0.666666667S",
  ])
  func computes(_ line: String) throws {
    let parts = line.split(separator: " ").map(String.init)
    let evaluation = evaluation()
    #expect(apply(parts[1], Value(parts[0]), Value(parts[2]), evaluation) == Value(parts[4]))
    #expect(evaluation.reasons.isEmpty)
  }

  /// These have no result, and a reason for that.
  @Test(arguments: [
    "2021-01-02T10:10:10@Europe/Paris - 2021-01-01T10:10:10", "2021-01-02T10:10:10 - 2021-01-01T10:10:10+02:00",
    "2021-01-01T00:00:00 - 2021-01-02", "2021-01-02 - 2021-01-01T10:10:10", "10:00:00 - 10:00:00Z",
    "10:00:00@Europe/Paris - 10:00:00@Asia/Dhaka",
    "999999999-12-31 + P1D", "-999999999-01-01 - P1M", "999999999-12-31T23:59:59 + PT1S",
    "-999999999-01-01T00:00:00@Europe/Paris - P1D",
    "P10Y / 0", "P10D / 0", "P10D / P0D", "P10Y / P0M", "1E30 * P1D", "1E30 * P1Y", "P1Y / 1E-30",
  ])
  func fails(_ line: String) throws {
    let parts = line.split(separator: " ").map(String.init)
    let evaluation = evaluation()
    #expect(apply(parts[1], Value(parts[0]), Value(parts[2]), evaluation) == .null)
    #expect(evaluation.reasons.count == 1)
  }

  /// One value of every kind.
  static let samples = ["null", "true", "10", "'10'", "[10]", "2021-01-01", "2021-01-01T10:10:10", "10:10:10", "P1D", "P1Y"]

  /// Which kinds go together, for all pairs of kinds.
  @Test(arguments: [
    (
      "+",
      [
        "date+days", "date+years", "days+date", "years+date", "moment+days", "moment+years", "days+moment", "years+moment",
        "time+days", "days+time", "days+days", "years+years",
      ]
    ),
    (
      "-",
      [
        "date+date", "date+moment", "moment+date", "moment+moment", "time+time", "date+days", "date+years", "moment+days",
        "moment+years", "time+days", "days+days", "years+years",
      ]
    ),
    ("*", ["number+days", "days+number", "number+years", "years+number"]),
    ("/", ["days+number", "years+number", "days+days", "years+years"]),
  ])
  func isDefinedForTheseKindsOnly(_ operation: String, _ defined: [String]) {
    let kinds = ["null", "boolean", "number", "string", "list", "date", "moment", "time", "days", "years"]
    for (i, a) in Self.samples.enumerated() {
      for (j, b) in Self.samples.enumerated() {
        let result = apply(operation, Value(a), Value(b), evaluation())
        #expect((result != nil) == defined.contains("\(kinds[i])+\(kinds[j])"), "\(a) \(operation) \(b)")
      }
    }
  }

  @Test func negatesDurationsOnly() {
    let negated = Self.samples.compactMap { TemporalOperations.negate(Value($0)) }
    #expect(negated == [Value("-P1D"), Value("-P1Y")])
    #expect(TemporalOperations.negate(.yearsDuration(YearsDuration(months: .min))) == nil)
  }

  @Test func durationsTooLongAreRefused() {
    let (days, years) = (Value.daysDuration(DaysDuration(nanoseconds: .max)), Value.yearsDuration(YearsDuration(months: .max)))
    for value in [days, years] {
      #expect(TemporalOperations.add(value, value, evaluation()) == .null)
      #expect(TemporalOperations.subtract(TemporalOperations.negate(value) ?? .null, value, evaluation()) == .null)
    }
    let shortest = Value.yearsDuration(YearsDuration(months: .min))
    for year in ["-0001", "0000", "2021"] {
      for rest in ["", "T00:00:00", "T00:00:00@Asia/Dhaka", "T00:00:00-14:00"] {
        let moment = Value("\(year)-01-01\(rest)")
        for duration in [days, TemporalOperations.negate(days) ?? .null, years, shortest] {
          #expect(TemporalOperations.add(moment, duration, evaluation()) == .null)
        }
      }
    }
  }

  @Test(arguments: [
    "2021-01-01 < 2021-01-02", "-0001-12-31 < 0000-01-01", "10:00:00 < 10:00:01", "10:00:00 = 10:00:00.000",
    "10:30:00Z = 10:30:00+00:00", "10:30:00+01:00 = 09:30:00Z", "10:30:00+01:00 < 10:30:00Z",
    "10:30:00@Asia/Dhaka < 10:31:00@Asia/Dhaka",
    "10:30:00.0001 = 10:30:00.0002", "10:30:00.001 < 10:30:00.002", "2018-12-08T00:00:00.0001 = 2018-12-08T00:00:00.0000",
    "2018-10-08T00:00:00+02:00 = 2018-10-08T00:00:00@Europe/Paris",
    "2018-02-08T00:00:00+01:00 = 2018-02-08T00:00:00@Europe/Paris",
    "2018-12-08T00:00:00@Asia/Dhaka < 2018-12-08T00:00:00@Europe/Paris",
    "2002-04-02T12:00:00@Australia/Melbourne = 2002-04-02T12:00:00@Australia/Sydney",
    "2002-04-02T12:00:00-01:00 = 2002-04-02T17:00:00+04:00",
    "P1D = PT24H", "P0D = P0Y", "P0M = P0D", "P1Y = P12M", "-P1D < P1D", "P11M < P1Y", "PT23H59M59.999999999S < P1D",
    "10:00:00 ? 10:00:00Z", "10:00:00@Europe/Paris ? 10:00:00@Asia/Dhaka", "10:00:00@Etc/UTC ? 10:00:00Z",
    "2021-01-01T00:00:00 ? 2021-01-01T00:00:00Z", "2021-01-01 ? 2021-01-01T00:00:00Z", "P1Y ? P365D", "2021-01-01 ? 10:00:00",
    "10 ? P1D",
    "2021-01-01 ? null",
  ])
  func compares(_ line: String) {
    let parts = line.split(separator: " ").map(String.init)
    let (a, b) = (Value(parts[0]), Value(parts[2]))
    let isNotOrdered = parts[0].hasPrefix("P0") && parts[2].hasPrefix("P0")
    #expect(TemporalOperations.areEqual(a, b, TestZones()) == (parts[1] == "?" ? nil : parts[1] == "="))
    #expect(TemporalOperations.areEqual(b, a, TestZones()) == (parts[1] == "?" ? nil : parts[1] == "="))
    #expect(TemporalOperations.isLess(a, b, TestZones()) == (parts[1] == "?" || isNotOrdered ? nil : parts[1] == "<"))
    #expect(TemporalOperations.isLess(b, a, TestZones()) == (parts[1] == "?" || isNotOrdered ? nil : false))
  }

  @Test(arguments: [
    ("2018-12-10", "year 2018, month 12, day 10, weekday 1"), ("2018-12-16", "weekday 7"),
    ("-2018-12-10T10:30:01.25+05:00", "year -2018, month 12, hour 10, minute 30, second 1.25, time offset PT5H, timezone null"),
    ("2018-12-10T10:30:01", "day 10, weekday 1, time offset null, timezone null"),
    ("2018-07-10T10:30:01@Europe/Paris", "time offset PT2H, timezone 'Europe/Paris'"),
    ("10:30:01-02:45:55", "hour 10, minute 30, second 1, time offset -PT2H45M55S, timezone null"),
    ("10:30:01@Etc/UTC", "time offset null, timezone 'Etc/UTC'"),
    ("P1DT2H3M4.5S", "days 1, hours 2, minutes 3, seconds 4.5"), ("-P1DT2H3M4.5S", "days -1, hours -2, minutes -3, seconds -4.5"),
    ("PT0S", "days 0, hours 0, minutes 0, seconds 0"), ("P1Y2M", "years 1, months 2"), ("-P1Y2M", "years -1, months -2"),
  ])
  func hasProperties(_ text: String, _ expected: String) throws {
    for property in expected.split(separator: ", ") {
      let split = try #require(property.lastIndex(of: " "))
      let value = Value(String(property[property.index(after: split)...]))
      #expect(
        TemporalOperations.property(String(property[..<split]), of: Value(text), evaluation()) == value,
        "\(text) \(property)")
    }
  }

  /// Which kinds have which property.
  @Test func hasNoOtherProperties() {
    let names = [
      "year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone", "days", "hours", "minutes",
      "seconds",
      "years", "months", "Year", "",
    ]
    let known = Self.samples.map { sample in
      names.filter { TemporalOperations.property($0, of: Value(sample), evaluation()) != nil }
    }
    #expect(known[..<5] == [[], [], [], [], []])
    let (date, time, days, years) = (Array(names[..<4]), Array(names[4..<9]), Array(names[9..<13]), Array(names[13..<15]))
    #expect(known[5...] == [date, date + time, time, days, years])
  }

  @Test(arguments: [
    ("foo", nil), ("", nil), ("2019-03-31", "date(\"2019-03-31\")"),
    ("2018-12-08T10:30:11", "date and time(\"2018-12-08T10:30:11\")"),
    ("2018-12-08T10:30:11@Australia/Melbourne", "date and time(\"2018-12-08T10:30:11@Australia/Melbourne\")"),
    ("2018-12-08T10:30:11@Australia/Nowhere", nil), ("10:30:11@xyz/abc", nil), ("10:30:11@Etc/UTC", "time(\"10:30:11@Etc/UTC\")"),
    ("P10D", "duration(\"P10D\")"), ("P10Y", "duration(\"P10Y\")"), ("P1M", "duration(\"P1M\")"), ("PT1M", "duration(\"PT1M\")"),
  ])
  func readsLiterals(_ text: String, _ expected: String?) {
    #expect(TemporalOperations.literal(text, TestZones())?.description == expected)
  }

  /// Going there and back again by a duration of days, and the distance, agree on every line of moments.
  @Test(arguments: ["", "Z", "+05:30", "@Europe/Paris", "@Australia/Melbourne"])
  func distanceUndoesMoving(_ zone: String) throws {
    var source = SeededGenerator(seed: 7)
    let evaluation = evaluation()
    for _ in 0..<2_000 {
      let day = try #require(CalendarDate(dayNumber: Int.random(in: -800_000...800_000, using: &source)))
      let time = TimeOfDay(sinceMidnight: Int.random(in: 0..<86_400_000_000_000, using: &source), zone: nil)
      let start = Value("\(day)T\(time)\(zone)")
      let length = Value.daysDuration(DaysDuration(nanoseconds: Int128(Int.random(in: .min ... .max, using: &source))))
      let end = try #require(TemporalOperations.add(start, length, evaluation))
      if zone.hasPrefix("@"), case .dateAndTime(let moment) = end, moment.instant(TestZones()) == nil { continue }
      let distance = try #require(TemporalOperations.subtract(end, start, evaluation))
      #expect(distance == length)
    }
  }
}
