import DMN
import FEEL
import TestSupport
import Testing

/// The exact view and the interpreter give the same on random models in the whole language: in every case, at one moment, with zones.
@Suite struct WholeLanguageTests {
  private static let environment = Environment(moment: DateAndTime("2026-01-31T12:00:00@Europe/Paris"), zones: TestZones())

  private static let cases: [[String: Value]] = GeneratedLanguage.inputs.reduce([[:]]) { cases, input in
    cases.flatMap { partial in
      input.values.map { text in partial.merging([input.name: (try? Parser.expression(text))?.value(in: [:]) ?? .null]) { $1 } }
    }
  }

  /// What a seed showed: how many decisions were proved and how many refused.
  private func compare(_ seed: UInt64) throws -> (proved: Int, refused: Int) {
    let generated = GeneratedLanguage(seed: seed)
    let definitions = try Definitions(Sample.document(generated.body))
    let interpreter = ModelInterpreter(definitions)
    let moment = try #require(Self.environment.moment)
    let exact: CompiledModel
    do {
      exact = try CompiledModel(DecisionModel(definitions, at: FixedMoment(moment, zones: TestZones())))
    } catch {
      for problem in error.problems { #expect(problem.line > 0 && !problem.message.isEmpty && !problem.remedy.isEmpty, "seed \(seed)") }
      return (0, 1)
    }
    for inputs in Self.cases {
      let known = try exact.known(inputs)
      for decision in generated.decisions {
        let result = try interpreter.evaluate(decision: decision, inputs: inputs, Self.environment)
        let proved = exact.possibleValues(of: decision, given: known)
        #expect(
          isOnly(result.value, proved) || bothHoldFunctions(proved, result.value),
          "seed \(seed), \(inputs): \(generated.logics[decision] ?? "")")
        if result.value == .null {
          #expect(!result.reasons.isEmpty, "seed \(seed), no reason, \(inputs): \(generated.logics[decision] ?? "")")
        }
        if !isOnly(result.value, proved) { return (1, 0) }
      }
    }
    return (1, 0)
  }

  /// Whether a value is all that was proved, and written in the same way.
  private func isOnly(_ value: Value, _ proved: [Value]) -> Bool { proved.map(WrittenValue.init) == [WrittenValue(value)] }

  /// Functions are equal only to themselves, and each view makes its own.
  private func bothHoldFunctions(_ proved: [Value], _ value: Value) -> Bool {
    proved.count == 1 && proved.first?.description == value.description && value.description.contains("function(")
  }

  @Test(arguments: [0..<200, 200..<400] as [Range<UInt64>])
  func bothViewsGiveTheSame(_ seeds: Range<UInt64>) throws {
    var (proved, refused) = (0, 0)
    for seed in seeds {
      let counts = try compare(seed)
      (proved, refused) = (proved + counts.proved, refused + counts.refused)
    }
    #expect(proved > refused, "Most models can be proved: \(proved) proved, \(refused) refused.")
  }
}
