import ArgumentParser
import DMN
import FEEL

/// `dmn`: work with any decision model, not only those of the guide.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmn", abstract: "Checks, evaluates, draws and compares DMN decision models.",
    subcommands: [CheckModel.self, EvaluateModel.self, CompareModels.self, DrawModel.self, ConvertModel.self, RunConformanceKit.self])

  /// Reads and compiles a model, or prints everything that is wrong with it and stops with status 2.
  static func model(_ path: String, at fixed: FixedMoment?) throws -> CompiledModel {
    try explaining(path) { try CompiledModel(DecisionModel(reading: try Console.read(path), at: fixed)) }
  }

  /// The model in a file, with those that it imports. Problems are printed, and stop with status 2.
  static func definitions(_ path: String, importing others: [String]) throws -> Definitions {
    let documents = try others.map { other in try explaining(other) { try DMNDocument.read(try Console.read(other)) } }
    return try explaining(path) { try Definitions(DMNDocument.read(try Console.read(path)), importing: documents) }
  }

  /// Does something with a model file; problems are printed with the place in the file, and stop with status 2.
  static func explaining<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let failure as ModelProblems {
      Console.error(failure.problems.map { describe($0, path) }.joined(separator: "\n"))
      throw ExitCode(2)
    }
  }

  static func describe(_ problem: ModelProblem, _ path: String) -> String {
    (problem.line > 0 ? "\(path):\(problem.line)" : path) + ": \(problem.place): \(problem.message)\n    → \(problem.remedy)"
  }
}
