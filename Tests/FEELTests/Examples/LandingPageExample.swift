import FEEL
import TestSupport
import Testing

/// The example of the landing page.
@Test func landingPageOfFEEL() throws {
  let print = try Printed()
  defer { #expect(print.differences == []) }

  let expression = try Parser.expression("sum(for visit in visits return visit.hours * visit.rate)")
  let visits = try Parser.expression("[{hours: 1.5, rate: 40.20}, {hours: 0.75, rate: 58.40}]").value(in: [:])
  print(expression.value(in: ["visits": visits]))  // 104.1000
}
