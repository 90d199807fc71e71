import DMN
import FEEL
import Foundation
import TestSupport
import Testing

/// The example of the landing page.
@Test func landingPageOfDMN() throws {
  let print = try Printed()
  defer { #expect(print.differences == []) }
  let file = ExampleFolder.model("who-pays.dmn")

  let model = try DecisionModel(reading: Array(Data(contentsOf: file)))
  for finding in try ModelReview(of: model).findings(.gap, .conflict) { print(finding.problem.message) }
  // No rule covers this case: law = "Wmo", proven = true, hours = 12.
  // No rule covers this case: law = "Wmo", proven = true, hours = 12.

  let compiled = try CompiledModel(model)
  let known = try compiled.known(["law": .string("Zvw")])
  print(compiled.possibleValues(of: "payer", given: known))  // ["insurer"]
}
