import DMN
import FEEL
import Foundation
import TestSupport
import Testing

/// The article "From a spreadsheet to a proven decision", from start to end.
@Test func fromASpreadsheetToAProvenDecision() throws {
  let print = try Printed()
  defer { #expect(print.differences == []) }
  let file = ExampleFolder.model("who-pays.dmn")

  // Reading and evaluating.
  let text = try String(contentsOf: file, encoding: .utf8)
  let definitions = try Definitions(DMNDocument.read(Array(text.utf8)))
  let interpreter = ModelInterpreter(definitions)

  let home: [String: Value] = ["law": .string("Wmo"), "hours": .number(Decimal128(8)), "proven": .boolean(false)]
  let result = try interpreter.evaluate(decision: "step", inputs: home)
  print(result.value)  // "tender"
  for firing in result.firings { print(firing.element, firing.rules) }
  // payer [2]
  // step [2]

  // The review.
  let draft = try DecisionModel(definitions)
  let review = try ModelReview(of: draft)
  for finding in review.findings(.gap) { print("line", finding.problem.line, finding.problem.place, finding.problem.message) }
  // line 10 decision 'payer' No rule covers this case: law = "Wmo", proven = true, hours = 12.
  // line 37 decision 'step' No rule covers this case: law = "Wmo", proven = true, hours = 12.

  let witness = review.findings(.gap)[0].witness ?? [:]
  let unanswered = try interpreter.evaluate(decision: "step", inputs: witness)
  print(unanswered.value)  // null
  for reason in unanswered.reasons { print(reason) }
  // line 14, 'payer': No rule matches, and the table has no default output.
  // line 41, 'step': No rule matches, and the table has no default output.

  for gap in review.findings(.gap) { print(gap.cells.map(\.description).joined(separator: " | ")) }
  // "Wmo" | 12
  // null | -

  let mended = text.replacing("&lt; 12", with: "&lt;= 12")
  let model = try DecisionModel(reading: Array(mended.utf8))
  print(try ModelReview(of: model).findings.count)  // 0

  // Open answers.
  let compiled = try CompiledModel(model)
  let zvw = try compiled.known(["law": .string("Zvw")])
  let possible = compiled.possibleValues(of: "step", given: zvw)
  print(possible.map(\.description).sorted().joined(separator: " or "))  // "contract" or "pilot"
  print(compiled.relevantOpenInputs(for: ["step"], given: zvw))  // ["proven"]

  let question = compiled.mostDeciding(for: ["step"], given: compiled.allOpen)
  print(question?.input ?? "none")  // law

  // Why not, and the smallest change.
  let evaluator = try FastEvaluator(compiled)
  let app: [String: Value] = ["law": .string("Zvw"), "hours": .number(Decimal128(2)), "proven": .boolean(false)]
  let trace = try evaluator.trace(evaluator.inputs.map { app[$0] ?? .null })
  if let step = trace["step"], let table = model.decision("step")?.table {
    for column in step.failingColumns(ofRule: 0) { print(table.columns[column].label, "is", step.columnValue(column)) }
    // proven is false
  }

  let changes = compiled.smallestChange(of: "step", to: .string("contract"), given: try compiled.known(app)) { input in
    input == "law" ? .never : .cost(1)
  }
  for change in changes ?? [] { print(change.input, change.demand) }
  // proven equals(true)

  // Two editions.
  let wider = text.replacing("&lt; 12", with: "&lt;= 20").replacing("&gt; 12", with: "&gt; 20")
  let next = try DecisionModel(reading: Array(wider.utf8))
  let comparison = try ModelComparison(from: model, to: next)
  for difference in comparison.changed { print(difference.decision, difference.changedCases, "of", difference.allCases) }
  // payer 4 of 30
  // step 4 of 30

  let changedSteps = comparison.changed.first { $0.decision == "step" }
  for block in changedSteps?.blocks ?? [] {
    print(block.conditions.map { "\($0.input): \($0.tests)" }.joined(separator: ", "), block.before, "→", block.after)
    // law: "Wmo", hours: (12..20] "none" → "tender"
  }

  // Pictures.
  let tree = try DecisionTree(compiled, decision: "step")
  print(tree.outline())
  // - law?
  //   - Zvw, Wlz → proven?
  //     - yes → contract
  //     - no → pilot
  //   - Wmo → hours?
  //     - ≤ 12 → tender
  //     - > 12 → none
  print(tree.svg())
  // <svg xmlns="http://www.w3.org/2000/svg" class="dmn" viewBox=…

  let requirements = try RequirementsDrawing(model)
  print(requirements.svg)
  // <svg xmlns="http://www.w3.org/2000/svg" class="dmn" viewBox=…
  print(requirements.graph.outline())
  // - payer ← law, hours
  // - step ← proven, payer

  // Many cases.
  print(evaluator.inputs, evaluator.decisions)  // ["law", "proven", "hours"] ["payer", "step"]
  let (step, hours) = (1, 2)
  var client = try evaluator.encode([.string("Wmo"), .boolean(true), .number(Decimal128(2))])
  var decided = evaluator.emptyResult
  for number in [2, 12, 30] {
    try evaluator.set(hours, to: .number(Decimal128(number)), in: &client)
    evaluator.evaluate(client, into: &decided)
    print(number, evaluator.value(step, in: decided), evaluator.firedRules(step, in: decided))
    // 2 "tender" [2]
    // 12 "tender" [2]
    // 30 "none" [3]
  }

  var columns = evaluator.columns(count: 3)
  try columns.set(0, values: [.string("Zvw"), .string("Wmo"), .string("Wmo")])
  try columns.set(1, values: [.boolean(true), .boolean(true), .boolean(false)])
  try columns.set(2, values: [2, 12, 30].map { .number(Decimal128($0)) })
  let outcomes = evaluator.outcomes(of: columns)[step]
  print(outcomes.map { evaluator.outcomes[step][Int($0)] })  // ["contract", "tender", "none"]

  // A model that cannot be decided exactly.
  let cost = """
    <decision id="cost" name="cost">
      <variable name="cost" typeRef="number"/>
      <informationRequirement><requiredInput href="#hours"/></informationRequirement>
      <literalExpression><text>hours * 61.50</text></literalExpression>
    </decision>
    """
  let priced = mended.replacing("</definitions>", with: cost + "</definitions>")
  let whole = try Definitions(DMNDocument.read(Array(priced.utf8)))
  do {
    _ = try CompiledModel(DecisionModel(whole))
  } catch {
    for problem in error.problems { print("line", problem.line, problem.place, problem.message, problem.remedy) }
    // line 63 decision 'cost' 'hours' has no end of values and is used in a computation, so open answers cannot be decided exactly. Compare it with constants only, in a column of its own or as in 'hours > 10'.
  }
  print(try ModelInterpreter(whole).evaluate(decision: "cost", inputs: home).value)  // 492.00
}
