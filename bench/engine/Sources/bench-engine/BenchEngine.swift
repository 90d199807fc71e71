import DMN
import FEEL
import Foundation

/// The engine's half of the benchmark; `bench/run` calls it. Every command prints one line of JSON per figure.
@main
enum BenchEngine {
  static let usage = """
    usage: bench-engine decision MODEL CASES RUNS   evaluation of one decision
           bench-engine open MODEL CASES RUNS       what remains possible, and the smallest change
           bench-engine possible MODEL CASES        the outcomes that remain, one line per case
           bench-engine start MODEL RUNS            reading and compiling
           bench-engine growth rules|inputs N RUNS  one generated model of N rules or inputs
           bench-engine verify TABLES RULES RUNS    proofs about a chain of tables
    """

  static func main() {
    do {
      try run()
    } catch let error as ModelProblems {
      stop(error.problems.first.map { "\($0.place): \($0.message)" } ?? "the model cannot be compiled")
    } catch {
      stop("\(error)")
    }
  }

  private static func stop(_ reason: String) -> Never {
    FileHandle.standardError.write(Data((reason + "\n").utf8))
    exit(1)
  }

  private static func run() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let measure = Measure(runs: arguments.last.flatMap { Int($0) } ?? 5)
    switch (arguments.first, arguments.count) {
    case ("decision", 4): try DecisionBench(measure, model: arguments[1], cases: arguments[2]).run()
    case ("open", 4): try OpenBench(measure, model: arguments[1], cases: arguments[2]).run()
    case ("possible", 3): try OpenBench(measure, model: arguments[1], cases: arguments[2]).printPossible()
    case ("start", 3): try StartBench(measure, model: arguments[1]).run()
    case ("growth", 4): try GrowthBench(measure, kind: arguments[1], size: Int(arguments[2]) ?? 0).run()
    case ("verify", 4): try VerifyBench(measure, tables: Int(arguments[1]) ?? 0, rules: Int(arguments[2]) ?? 0).run()
    default: print(usage)
    }
  }
}
