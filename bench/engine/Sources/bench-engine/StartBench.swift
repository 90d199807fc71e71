import DMN
import FEEL

/// From the bytes of a file to something that can be asked.
struct StartBench {
  let measure: Measure
  let bytes: [UInt8]

  init(_ measure: Measure, model path: String) throws {
    self.measure = measure
    bytes = try CaseFile.bytes(path)
  }

  func run() throws {
    let model = try DecisionModel(reading: bytes)
    let compiled = try CompiledModel(model)
    try measure.rate("read the file", 1) { try DecisionModel(reading: bytes).decisions.count }
    try measure.rate("read the file, for the standard's interpreter", 1) { try ModelFile.interpreter(bytes).definitions.decisions.count }
    try measure.rate("compile", 1) { try CompiledModel(model).size }
    try measure.rate("lay out the evaluator", 1) { try FastEvaluator(compiled).lookUps }
    try measure.rate("make the open index", 1) { try OpenIndex(compiled, decisions: model.decisions.map(\.id)).possibilities.count }
    Measure.value("nodes", compiled.size, "nodes")
  }
}
