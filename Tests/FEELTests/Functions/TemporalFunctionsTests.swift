import Testing

@testable import FEEL

@Suite struct TemporalFunctionsTests {
  @Test(arguments: [
    ("date", ["'2017-12-31'"], "2017-12-31"), ("date", ["'-2017-12-31'"], "-2017-12-31"),
    ("date", ["2017-08-14T14:25:00"], "2017-08-14"),
    ("date", ["2017-09-06T09:45:30@Asia/Dhaka"], "2017-09-06"), ("date", ["2017-10-11"], "2017-10-11"),
    ("date", ["['2017-10-11']"], "2017-10-11"),
    ("date", ["2017", "1", "1"], "2017-01-01"), ("date", ["-999999999", "12", "31"], "-999999999-12-31"),
    ("date", ["2017.0", "1", "1"], "2017-01-01"),
    ("time", ["'01:02:03'"], "01:02:03"), ("time", ["2017-08-10T10:20:00@Europe/Paris"], "10:20:00@Europe/Paris"),
    ("time", ["10:20:00+01:00"], "10:20:00+01:00"), ("time", ["2017-08-10"], "00:00:00Z"),
    ("time", ["12", "0", "0", "null"], "12:00:00"),
    ("time", ["12", "0", "0"], "12:00:00"), ("time", ["12", "59", "1.3", "-PT1H"], "12:59:01.3-01:00"),
    ("time", ["11", "59", "45", "PT2H45M55S"], "11:59:45+02:45:55"), ("time", ["11", "59", "45", "PT0H"], "11:59:45Z"),
    ("date and time", ["'2012-12-24'"], "2012-12-24T00:00:00"),
    ("date and time", ["'2017-12-31T11:22:33.567Z'"], "2017-12-31T11:22:33.567Z"),
    ("date and time", ["2017-01-01", "23:59:01+02:00"], "2017-01-01T23:59:01+02:00"),
    ("date and time", ["2017-08-10T10:20:00@Europe/Paris", "23:59:01"], "2017-08-10T23:59:01"),
    ("duration", ["'P1D'"], "P1D"), ("duration", ["'-P100M'"], "-P8Y4M"),
    ("years and months duration", ["2011-12-22", "2013-08-24"], "P1Y8M"),
    ("years and months duration", ["2013-08-24", "2011-12-22"], "-P1Y8M"),
    ("years and months duration", ["2016-09-30T23:25:00", "2017-12-28T12:12:12"], "P1Y2M"),
    ("years and months duration", ["-2016-01-30T09:05:00", "-2017-02-28T02:02:02"], "-P11M"),
    ("years and months duration", ["2014-12-31T23:59:59", "-2019-10-01T12:32:59"], "-P4033Y2M"),
    ("years and months duration", ["2017-02-28T23:59:59", "2019-07-23"], "P2Y4M"),
    ("day of year", ["2020-12-31"], "366"), ("day of year", ["2019-09-17T10:10:10"], "260"),
    ("day of week", ["2019-09-17"], "'Tuesday'"),
    ("month of year", ["2019-09-17T10:10:10Z"], "'September'"), ("week of year", ["2019-09-17"], "38"),
    ("now", [], "2026-01-31T13:30:00+01:00"), ("today", [], "2026-01-31"),
    ("is", ["1", "1.0"], "true"), ("is", ["P1D", "PT24H"], "true"), ("is", ["P0Y", "P0D"], "false"),
    ("is", ["23:00:50Z", "23:00:50+00:00"], "true"),
    ("is", ["23:00:50", "23:00:50Z"], "false"), ("is", ["23:00:50@Etc/GMT", "23:00:50Z"], "false"),
    ("is", ["20:00:50+00:00", "21:00:50+01:00"], "false"), ("is", ["2012-12-25", "2012-12-25T00:00:00Z"], "false"),
    ("is", ["2002-04-02T12:00:00-01:00", "2002-04-02T17:00:00+04:00"], "false"), ("is", ["2021-02-13"], "false"),
    ("is", ["null", "null"], "true"),
  ])
  func gives(_ name: String, _ arguments: [String], _ expected: String) {
    let evaluation = Evaluation(Value.testEnvironment)
    let result = Value.call(name, arguments.map { Value($0) }, evaluation)
    #expect(result == Value(expected))
    #expect(evaluation.reasons.isEmpty)
  }

  /// Null, with one reason that names the function.
  @Test(arguments: [
    ("date", ["null"]), ("date", ["'2012-12-25T'"]), ("date", ["''"]), ("date", ["1"]), ("date", ["[]"]), ("date", ["10:00:00"]),
    ("date", ["2017", "13", "31"]), ("date", ["2017", "2", "29"]), ("date", ["2017", "null", "1"]),
    ("date", ["2017.5", "1", "1"]),
    ("date", ["-1000999999", "12", "1"]), ("date", ["2017", "8", "-2"]), ("date", ["'2017'", "8", "2"]),
    ("time", ["null"]), ("time", ["2017"]), ("time", ["''"]), ("time", ["'13:20:00@xyz/abc'"]), ("time", ["'13:20:00+19:00'"]),
    ("time", ["24", "59", "45", "null"]), ("time", ["-24", "59", "45", "null"]), ("time", ["23", "60", "45", "null"]),
    ("time", ["23", "59", "60", "null"]), ("time", ["23", "59", "-1", "null"]), ("time", ["null", "11", "45", "null"]),
    ("time", ["12", "0", "null", "P0D"]),
    ("time", ["12", "0", "0", "PT15H"]), ("time", ["12", "0", "0", "P1Y"]), ("time", ["12", "0", "0", "2"]),
    ("date and time", ["null"]), ("date and time", ["'11:00:00'"]), ("date and time", ["2017"]),
    ("date and time", ["2017-08-10", "null"]),
    ("date and time", ["null", "23:59:01"]), ("date and time", ["23:59:01", "2017-08-10"]),
    ("date and time", ["'2017-12-31T13:20:00@xyz/abc'"]),
    ("duration", ["null"]), ("duration", ["'P'"]), ("duration", ["2017"]), ("duration", ["[]"]), ("duration", ["'1Y'"]),
    ("years and months duration", ["2017-08-11", "null"]), ("years and months duration", ["null", "2017-08-11"]),
    ("years and months duration", ["[]", "[]"]), ("years and months duration", ["10:00:00", "2017-08-11"]),
    ("day of year", ["null"]), ("day of week", ["'foo'"]), ("month of year", ["10:00:00"]), ("week of year", ["P1D"]),
  ])
  func refuses(_ name: String, _ arguments: [String]) {
    let evaluation = Evaluation(Value.testEnvironment)
    let result = Value.call(name, arguments.map { Value($0) }, evaluation)
    #expect(result == .null)
    #expect(evaluation.reasons.count == 1)
    #expect(evaluation.reasons.first?.hasPrefix("\(name)()") == true)
  }

  @Test func withoutAMomentNothingIsNow() {
    let evaluation = Evaluation()
    #expect(Value.call("now", [], evaluation) == .null)
    #expect(Value.call("today", [], evaluation) == .null)
    #expect(evaluation.reasons.count == 2)
  }

  @Test func everyDayOfAWeekAndMonthOfAYearHasItsName() throws {
    let monday = try #require(CalendarDate("2021-01-11"))
    let days = (0..<7).compactMap { monday.adding(days: $0) }.compactMap { Value.call("day of week", [.date($0)]) }
    #expect(days == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map(Value.string))
    let months = (0..<12).compactMap { monday.adding(months: $0) }.compactMap { Value.call("month of year", [.date($0)]) }
    #expect(
      months
        == [
          "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November",
          "December",
        ].map(Value.string))
  }

  @Test func aReasonSaysWhatIsWrongAndHowToMendIt() {
    let evaluation = Evaluation(Value.testEnvironment)
    _ = Value.call("date", [.string("31-12-2017")], evaluation)
    _ = Value.call("date", [Value("2017"), Value("2"), Value("29")], evaluation)
    #expect(
      evaluation.reasons == [
        "date(): \"from\" must be a text such as \"2026-01-31\", a date, or a date and time, not \"31-12-2017\".",
        "date(): there is no day 29 in month 2 of the year 2017.",
      ])
  }
}
