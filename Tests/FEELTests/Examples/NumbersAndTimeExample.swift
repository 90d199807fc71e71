import FEEL
import TestSupport
import Testing

/// The article "Numbers and time", from start to end.
@Test func numbersAndTime() throws {
  let print = try Printed()
  defer { #expect(print.differences == []) }

  func feel(_ text: String) throws -> Evaluated { try Parser.expression(text).evaluate() }

  // Numbers.
  print(try feel("0.1 + 0.2 = 0.3").value)  // true
  print(0.1 + 0.2 == 0.3)  // false
  print(try feel("1 / 3").value)  // 0.3333333333333333333333333333333333
  for reason in try feel("1 / 0").reasons { print(reason) }
  // 1 / 0 has no result that a number can hold.
  print(try feel("1.50 + 1.50").value, try feel("3.00 = 3").value)  // 3.00 true

  let rate = Decimal128("61.50")
  let cost = rate?.multiplied(by: Decimal128(7))
  print(cost ?? .zero)  // 430.50
  print(Decimal128("1e6144")?.multiplied(by: Decimal128(100)) == nil)  // true
  print(cost?.rounded(toScale: 0, .halfEven) ?? .zero, cost?.rounded(toScale: 0, .halfEven)?.integer ?? 0)  // 430 430
  print(try feel("round half up(430.50, 0)").value, try feel("decimal(430.50, 0)").value)  // 431 430

  // Dates.
  for reason in try feel("date(\"2026-02-30\")").reasons { print(reason) }
  // date(): "from" must be a text such as "2026-01-31", a date, or a date and time, not "2026-02-30".
  print(try feel("date(\"2026-01-31\") + duration(\"P1M\")").value)  // date("2026-02-28")
  print(try feel("date(\"2026-03-01\") - date(\"2026-02-01\")").value)  // duration("P28D")
  print(try feel("day of week(date(\"2026-03-01\"))").value)  // "Sunday"
  let start = CalendarDate(year: 2026, month: 1, day: 1)
  print(start?.adding(days: 59)?.description ?? "")  // 2026-03-01

  // Durations.
  print(try feel("duration(\"P1Y2M\")").value, try feel("duration(\"P1DT2H\").hours").value)  // duration("P1Y2M") 2
  for reason in try feel("duration(\"P1Y\") > duration(\"P365D\")").reasons { print(reason) }
  // '>' needs two numbers, texts, days, times or durations of one kind; it has a years and months duration and a days and time duration.

  // Zones.
  print(try feel("@\"2026-01-15T12:00:00Z\" = @\"2026-01-15T13:00:00+01:00\"").value)  // true
  for reason in try feel("@\"2026-01-15T12:00:00@Europe/Amsterdam\"").reasons { print(reason) }
  // '2026-01-15T12:00:00@Europe/Amsterdam' is no date, time, date and time, or duration.

  struct Dutch: ZoneRules {
    func exists(_ zone: String) -> Bool { zone == "Europe/Amsterdam" }
    func offset(of zone: String, at local: DateAndTime) -> Int? { exists(zone) ? 3_600 : nil }
  }
  let winter = Environment(zones: Dutch())
  let noon = try Parser.expression("@\"2026-01-15T12:00:00@Europe/Amsterdam\" = @\"2026-01-15T11:00:00Z\"")
  print(noon.evaluate(in: Scope(), winter).value)  // true
}
