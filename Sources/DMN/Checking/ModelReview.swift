import FEEL

extension TableChecks {
  /// Inputs that can never change a decision. Not an error by itself: a model may keep an input for later.
  public static func idleInputs(in compiled: CompiledModel) -> [ModelProblem] {
    let relevant = compiled.relevantOpenInputs(for: compiled.model.decisions.map(\.id), given: compiled.allOpen)
    return compiled.model.inputs.filter { !relevant.contains($0.id) }.map { input in
      ModelProblem(
        line: input.line, place: "inputData '\(input.id)'", message: "No answer to this input can change any decision.",
        remedy: "Use it in a rule, or remove it.")
    }
  }

  /// Values that one decision can give and no rule of a decision that uses it accepts, save by rules that accept all.
  public static func unheardValues(in compiled: CompiledModel) -> [ModelProblem] {
    compiled.model.decisions.flatMap { decision in
      decision.table.columns.enumerated().flatMap { index, column -> [ModelProblem] in
        guard case .name(let name) = column.expression, let used = compiled.model.decisions.first(where: { $0.name == name }) else {
          return []
        }
        let possible = compiled.possibleValues(of: used.id, given: compiled.allOpen)
        let tests = decision.table.rules.map { $0.tests[index] }
        return possible.filter { value in !tests.contains { $0.accept(value) } }
          .sorted { $0.description < $1.description }
          .map { value in
            ModelProblem(
              line: decision.line, place: "decision '\(decision.id)', column '\(column.label)'",
              message: "The decision '\(used.id)' can give \(value), and no rule here accepts it.",
              remedy: "Add a rule for it.")
          }
      }
    }
  }
}
