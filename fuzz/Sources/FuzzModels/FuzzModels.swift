import DMN
import FEEL
import FuzzSupport

/// Bytes as a model: read, written, read again, evaluated, compiled, and written as another version.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let document = try? DMNDocument.read(Array(UnsafeBufferPointer(start: data, count: count))) else { return 0 }
  let written = document.write()
  guard let again = try? DMNDocument.read(written) else { fatalError("What was written cannot be read.") }
  holds(again.write() == written && again.version == document.version, "What was written reads back as something else.")
  guard let definitions = try? Definitions(document) else { return 0 }
  guard let same = try? Definitions(again) else { fatalError("What was written is another model.") }
  holds(same.problems.map(\.message) == definitions.problems.map(\.message), "What was written has other problems.")
  checkOtherVersion(document, definitions)
  let interpreter = ModelInterpreter(definitions)
  for inputs in cases(definitions) {
    for decision in definitions.decisions {
      guard let result = try? interpreter.evaluate(decision: decision.id, inputs: inputs, Surroundings.environment) else { continue }
      _ = (result.value.description, result.reasons.map(\.description), result.hashValue)
    }
    for service in definitions.services { _ = try? interpreter.evaluate(service: service.id, inputs: inputs, Surroundings.environment) }
    for model in definitions.knowledgeModels {
      _ = try? interpreter.evaluate(knowledgeModel: model.id, arguments: inputs, Surroundings.environment)
    }
  }
  checkExactView(definitions, interpreter)
  return 0
}

private func checkOtherVersion(_ document: DMNDocument, _ definitions: Definitions) {
  guard let bytes = try? document.write(version: .dmn13) else { return }
  guard let other = try? DMNDocument.read(bytes) else { fatalError("The model as DMN 1.3 cannot be read.") }
  holds(other.version == .dmn13, "The model as DMN 1.3 is of version \(other.version).")
  guard let model = try? Definitions(other) else { fatalError("The model as DMN 1.3 is no model.") }
  holds(model.decisions.map(\.id) == definitions.decisions.map(\.id), "The model as DMN 1.3 has other decisions.")
}

/// A few sets of inputs: none at all, and values of several kinds by chance of the name.
private func cases(_ definitions: Definitions) -> [ModelInterpreter.Inputs] {
  let values = Surroundings.values.sorted { $0.key < $1.key }.map(\.value)
  return [[:]] + (0..<2).map { turn in
    Dictionary(definitions.inputs.enumerated().map { ($1.id, value(of: $1.variable.type, turn) ?? values[($0 + turn) % values.count]) }) { first, _ in first }
  }
}

private func value(of type: FEELType, _ turn: Int) -> Value? {
  switch type {
  case .number: .number(Decimal128(turn * 40 - 3))
  case .boolean: .boolean(turn == 0)
  case .date: CalendarDate(year: 2025 + turn, month: 1, day: 31).map(Value.date)
  case .string: .string(turn == 0 ? "a" : "")
  default: nil
  }
}

/// A model that compiles: for a case with all inputs known, the diagrams and the interpreter give the same.
private func checkExactView(_ definitions: Definitions, _ interpreter: ModelInterpreter) {
  guard let model = try? DecisionModel(definitions), let compiled = try? CompiledModel(model) else { return }
  for turn in 0..<2 {
    var inputs: [String: Value] = [:]
    for input in model.inputs { inputs[input.id] = value(of: input.domain, turn) }
    guard let known = try? compiled.known(inputs) else { fatalError("A value of the model is not known to it.") }
    for decision in model.decisions {
      let possible = compiled.possibleValues(of: decision.id, given: known)
      guard let result = try? interpreter.evaluate(decision: decision.id, inputs: inputs) else { fatalError("A decision is gone.") }
      // By their text: a function is equal to nothing but itself.
      holds(possible.map(\.description) == [result.value.description], "'\(decision.id)' is \(result.value), but by the diagrams \(possible).")
    }
  }
  _ = try? ModelReview(of: compiled, limit: 10)
}

private func value(of domain: InputData.Domain, _ turn: Int) -> Value? {
  switch domain {
  case .choice(let values): values.isEmpty ? nil : values[turn % values.count]
  case .subset(let members): .list(turn == 0 ? [] : members)
  case .ordered(.number): .number(Decimal128(turn * 40 - 3))
  case .ordered(.date): CalendarDate(year: 2025 + turn, month: 1, day: 31).map(Value.date)
  }
}
