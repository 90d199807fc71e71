import DMN
import FEEL
import Foundation
import TestSupport
import Testing

/// The rules of time zones that Foundation knows.
struct FoundationZones: ZoneRules {
  func exists(_ zone: String) -> Bool { TimeZone(identifier: zone) != nil }

  func offset(of zone: String, at local: DateAndTime) -> Int? {
    let time = local.time
    let seconds = local.date.dayNumber * 86_400 + time.hour * 3_600 + time.minute * 60 + time.second
    // The offset depends on the moment, and the moment on the offset. Of an hour that comes twice this is the first.
    guard let before = offset(of: zone, after: seconds - 86_400), let then = offset(of: zone, after: seconds - before) else { return nil }
    return offset(of: zone, after: seconds - then)
  }

  func offset(of zone: String, after seconds: Int) -> Int? {
    TimeZone(identifier: zone)?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
  }
}

/// The article "Evaluating any model", from start to end.
@Test func evaluatingAnyModel() throws {
  let print = try Printed()
  defer { #expect(print.differences == []) }
  let (visitFile, tariffsFile) = (ExampleFolder.model("visit.dmn"), ExampleFolder.model("tariffs.dmn"))

  let visit = try DMNDocument.read(Array(Data(contentsOf: visitFile)))
  let tariffs = try DMNDocument.read(Array(Data(contentsOf: tariffsFile)))
  let definitions = try Definitions(visit, importing: [tariffs])
  print(definitions.version, definitions.decisions.map(\.name))  // dmn15 ["hours", "cost", "declared too late"]
  print(definitions.problems.count)  // 0

  let interpreter = ModelInterpreter(definitions)
  guard let arrival = DateAndTime("2026-01-15T19:30:00"), let departure = DateAndTime("2026-01-15T21:00:00") else { return }
  let times: ModelInterpreter.Inputs = ["arrival": .dateAndTime(arrival), "departure": .dateAndTime(departure)]
  let result = try interpreter.evaluate(decision: "cost", inputs: times)
  print(result.value)  // 60.750
  print(result.decisions["hours"] ?? .null)  // 1.5

  // Reasons.
  let half = try interpreter.evaluate(decision: "cost", inputs: ["arrival": .dateAndTime(arrival)])
  print(half.value)  // null
  for reason in half.reasons { print(reason) }
  // line 10, 'hours': '-' needs two numbers, or days, times and durations that fit; it has null and a date and time.
  // line 10, 'hours': '/' needs two numbers, or days, times and durations that fit; it has null and a days and time duration.
  // line 18, 'cost': '*' needs two numbers, or days, times and durations that fit; it has null and a number.

  let wrong = try interpreter.evaluate(decision: "hours", inputs: ["arrival": .string("half past seven")])
  for reason in wrong.reasons { print(reason) }
  // line 3, 'arrival': The input 'arrival' must be of the type date and time; it is a string.
  // line 10, 'hours': '-' needs two numbers, or days, times and durations that fit; it has null and null.
  // line 10, 'hours': '/' needs two numbers, or days, times and durations that fit; it has null and a days and time duration.

  do {
    _ = try interpreter.evaluate(decision: "price")
  } catch {
    print(error.message, error.remedy)  // There is no decision 'price'. Choose one of: hours, cost, declared too late.
  }

  // Services.
  let service = try interpreter.evaluate(service: "billing", inputs: times)
  print(service.value)  // 60.750
  let evening: [String: Value] = ["hour": .number(Decimal128(20))]
  let tariff = try ModelInterpreter(Definitions(tariffs)).evaluate(knowledgeModel: "tariff", arguments: evening)
  print(tariff.value)  // 58.25

  // The clock and the zones.
  let timeless = try interpreter.evaluate(decision: "late", inputs: times)
  for reason in timeless.reasons { print(reason) }
  // line 24, 'declared too late': now() is not known: no moment was given to this evaluation.
  // line 24, 'declared too late': '-' needs two numbers, or days, times and durations that fit; it has null and a date and time.
  // line 24, 'declared too late': '>' needs two numbers, texts, days, times or durations of one kind; it has null and a days and time duration.

  guard let left = DateAndTime("2026-01-15T21:00:00@Europe/Amsterdam") else { return }
  let environment = Environment(moment: DateAndTime("2026-03-01T09:00:00Z"), zones: FoundationZones())
  let late = try interpreter.evaluate(decision: "late", inputs: ["departure": .dateAndTime(left)], environment)
  print(late.value)  // true

  // Limits.
  var careful = Environment()
  careful.limits.steps = 5
  let stopped = try interpreter.evaluate(decision: "cost", inputs: times, careful)
  for reason in stopped.reasons { print(reason) }
  // line 10, 'hours': The evaluation takes more than 5 steps.

  // Writing.
  print(visit.write() == Array(try Data(contentsOf: visitFile)))  // true
  let older = try visit.write(version: .dmn13)
  print(try DMNDocument.read(older).version)  // dmn13
  print(visit.notExpressible(in: .dmn13).count)  // 0
}
