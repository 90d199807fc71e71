import TestSupport
import Testing

@testable import FEEL

@Suite struct TimeAndDurationTests {
  @Test(arguments: [
    ("01:02:03", "01:02:03"), ("11:22:33.444", "11:22:33.444"), ("11:22:33.120", "11:22:33.12"), ("11:22:33.000", "11:22:33"),
    ("11:22:33.1234567890", "11:22:33.123456789"), ("23:59:00z", nil), ("23:59:00Z", "23:59:00Z"),
    ("13:20:00+02:00", "13:20:00+02:00"),
    ("13:20:00-05:30", "13:20:00-05:30"), ("11:22:33-00:00", "11:22:33Z"), ("11:22:33+00:00", "11:22:33Z"),
    ("11:59:45+02:45:55", "11:59:45+02:45:55"), ("11:59:45-02:45:55", "11:59:45-02:45:55"), ("13:20:00+14:00", "13:20:00+14:00"),
    ("00:01:00@Etc/UTC", "00:01:00@Etc/UTC"), ("24:00:00", "00:00:00"), ("24:00:00.000Z", "00:00:00Z"),
    ("", nil), ("7:20", nil), ("07:20", nil), ("07:1:00", nil), ("07:01:2", nil), ("23:59:60", nil), ("23:60:00", nil),
    ("24:00:01", nil), ("24:00:00.5", nil),
    ("24:01:00", nil), ("25:00:00", nil), ("13:20:00+14:01", nil), ("13:20:00+19:00", nil), ("13:20:00+5:00", nil),
    ("13:20:00+5", nil),
    ("13:20:00+05:60", nil), ("13:20:00+05:00:60", nil), ("13:20:00+02:00@Europe/Paris", nil), ("13:20:00@", nil),
    ("13:20:00@Mars one", nil),
    ("11:30:00T", nil), ("11:30:00.", nil), ("11:22:33.1234567891", nil), ("T11:30:00", nil), ("11:30:00 ", nil),
    ("11:22:33ZZ", nil),
  ])
  func readsTimes(_ text: String, _ expected: String?) { #expect(TimeOfDay(text)?.description == expected) }

  @Test(arguments: [
    ("2017-12-31T11:22:33", "2017-12-31T11:22:33"), ("-99999-12-31T11:22:33", "-99999-12-31T11:22:33"),
    ("999999999-12-31T23:59:59.999999999@Europe/Paris", "999999999-12-31T23:59:59.999999999@Europe/Paris"),
    ("2017-12-31T24:00:00", "2018-01-01T00:00:00"), ("999999999-12-31T24:00:00", nil), ("2017-12-31T24:00:01", nil),
    ("2017-12-31", nil),
    ("2017-12-31 11:22:33", nil), ("2017-12-31T", nil), ("2011-12-0310:15:30", nil),
    ("2017-12-31T11:22:33+01:00@Europe/Paris", nil),
    ("11:22:33", nil), ("2017-02-29T11:22:33", nil),
  ])
  func readsDatesWithTimes(_ text: String, _ expected: String?) { #expect(DateAndTime(text)?.description == expected) }

  @Test func refusesPartsOutOfBounds() {
    let wrong = [(24, 0, 0, 0), (-1, 0, 0, 0), (0, 60, 0, 0), (0, 0, 60, 0), (0, 0, 0, 1_000_000_000)]
    for (hour, minute, second, nanosecond) in wrong {
      #expect(TimeOfDay(hour: hour, minute: minute, second: second, nanosecond: nanosecond) == nil)
    }
    #expect(TimeOfDay(hour: 0, minute: 0, second: 0, zone: .offset(seconds: 14 * 3600 + 1)) == nil)
    #expect(TimeOfDay(hour: 0, minute: 0, second: 0, zone: .offset(seconds: -14 * 3600)) != nil)
  }

  @Test(arguments: [
    ("P1D", "P1D"), ("PT24H", "P1D"), ("PT26H", "P1DT2H"), ("PT1000M0.999999999S", "PT16H40M0.999999999S"), ("PT61M", "PT1H1M"),
    ("PT0.999S", "PT0.999S"), ("PT0.S", "PT0S"), ("PT0.000S", "PT0S"), ("PT0M", "PT0S"), ("P0D", "PT0S"), ("-P0D", "PT0S"),
    ("-PT1H2M", "-PT1H2M"), ("-PT90S", "-PT1M30S"), ("P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"), ("-PT0.5S", "-PT0.5S"),
    ("P999999999999999999D", "P999999999999999999D"),
    ("P", nil), ("PT", nil), ("P0", nil), ("P1DT", nil), ("1D", nil), ("+P1D", nil), ("P-1D", nil), ("P1H", nil),
    ("P1S", nil), ("P1W", nil),
    ("PT1S1M", nil), ("PT1M1M", nil), ("PT1.5M", nil), ("PT1.5H2S", nil), ("PT.5S", nil), ("P1Y1D", nil), ("P1D ", nil),
    ("p1d", nil),
    ("P1234567890123456789D", "P1234567890123456789D"), ("-PT123456789012345678901234S", "-P1428898020976223135DT10H20M34S"),
    ("PT0.1234567891S", nil), ("P9999999999999999999999999D", nil), ("PT170141183460469231731687303715884105728S", nil), ("", nil),
    ("-", nil),
  ])
  func readsDaysDurations(_ text: String, _ expected: String?) { #expect(DaysDuration(text)?.description == expected) }

  @Test(arguments: [
    ("P1Y2M", "P1Y2M"), ("P1Y", "P1Y"), ("P26M", "P2Y2M"), ("P1Y27M", "P3Y3M"), ("-P100M", "-P8Y4M"), ("P0Y", "P0M"),
    ("-P0M", "P0M"),
    ("-P1M", "-P1M"), ("P999999999M", "P83333333Y3M"), ("-P99999999Y", "-P99999999Y"),
    ("P", nil), ("P1", nil), ("P1YM", nil), ("P1M1Y", nil), ("P1Y2", nil), ("1Y", nil), ("P1D", nil), ("P1.5Y", nil),
    ("PT1M", nil),
    ("P123456789012345678Y9999999999999999M", "P124290122345679011Y3M"), ("-P768614336404564650Y8M", "-P768614336404564650Y8M"),
    ("P768614336404564650Y8M", nil), ("P1234567890123456789Y", nil), ("P99999999999999999999999999999999999999999M", nil), ("", nil),
  ])
  func readsYearsDurations(_ text: String, _ expected: String?) { #expect(YearsDuration(text)?.description == expected) }

  @Test func comesBackFromItsText() throws {
    var source = SeededGenerator(seed: 3)
    for _ in 0..<10_000 {
      let size = Int128(Int.random(in: .min ... .max, using: &source)) * Int128(Int.random(in: 1...1_000_000_000, using: &source))
      let days = DaysDuration(nanoseconds: size >> Int128(Int.random(in: 0...90, using: &source)))
      #expect(DaysDuration(days.description) == days)
      let years = YearsDuration(months: Int.random(in: -1_000_000_000_000...1_000_000_000_000, using: &source))
      #expect(YearsDuration(years.description) == years)
      let zone: TimeOfDay.Zone? =
        switch Int.random(in: 0..<4, using: &source) {
        case 0: nil
        case 1: .named("Europe/Paris")
        case 2: .offset(seconds: Int.random(in: -14...14, using: &source) * 3600)
        default: .offset(seconds: Int.random(in: TimeOfDay.Zone.offsets, using: &source))
        }
      let local = Int128(Int.random(in: -1_000_000_000_000...1_000_000_000_000, using: &source)) * 1_000_003_000_007
      let moment = try #require(DateAndTime(local: local, zone: zone))
      #expect(moment.local == local)
      #expect(DateAndTime(moment.description) == moment)
      #expect(TimeOfDay(moment.time.description) == moment.time)
    }
  }

  /// Every quarter of an hour of a year with its two changes of the clock comes back, those that clocks show twice too.
  @Test(arguments: ["Europe/Paris", "Australia/Melbourne", "Asia/Dhaka"])
  func comesBackFromAnInstantInAZone(_ zone: String) throws {
    let start = try #require(DateAndTime("2021-01-01T00:00:00")).local
    var repeated = 0
    for quarter in 0..<365 * 96 {
      let instant = start + Int128(quarter) * 900_000_000_000
      let shown = try #require(DateAndTime(instant: instant, zone: .named(zone), TestZones()))
      #expect(shown.instant(TestZones()) == instant)
      if shown.isRepeated { repeated += 1 }
    }
    #expect(repeated == (zone == "Asia/Dhaka" ? 0 : 4))
  }

  @Test func anInstantInAnUnknownZoneIsNotShown() {
    #expect(DateAndTime(instant: 0, zone: .named("Mars/Base"), TestZones()) == nil)
    #expect(DateAndTime(instant: .max, zone: .utc, TestZones()) == nil)
  }
}
