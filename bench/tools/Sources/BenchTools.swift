import FEEL
import Funding
import Glibc
import GuideContent
import Library
import Tools

/// How long a tool takes to work out its examples; `bench/tools/run` calls it. Prints a Markdown table, the slowest tool first.
///
/// usage: bench-tools CONTENT RUNS
@main
enum BenchTools {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 2, let runs = Int(arguments[1]), runs > 0 else {
      print("usage: bench-tools CONTENT RUNS")
      exit(64)
    }
    let files = try ContentDirectory.files(at: arguments[0], withCases: true)
    let guide = try ContentLoader.load(files)
    var rows: [Row] = []
    for (id, examples) in Dictionary(grouping: ToolExample.all(files, guide), by: { $0.tool.tool.id.text }) {
      rows.append(Row(id, examples, runs))
    }
    rows.sort { $0.slowestResult > $1.slowestResult }
    print("| tool | examples | one result, median | one result, slowest | everything, median | everything, slowest |")
    print("|---|---|---|---|---|---|")
    for row in rows { print(row.text) }
    print()
    let results = rows.flatMap(\.results).sorted()
    print("one result: median \(rounded(median(results))) µs, slowest \(rounded(results.last ?? 0)) µs")
  }

  /// What one tool takes, in microseconds.
  struct Row {
    let id: String
    let count: Int
    /// One result of one example, for what that example fills in.
    let results: [Double]
    /// All results of one example, with what is open tried.
    let wholes: [Double]

    init(_ id: String, _ examples: [ToolExample], _ runs: Int) {
      (self.id, count) = (id, examples.count)
      results = examples.flatMap { example in
        example.tool.tool.results.map { result in BenchTools.time(runs) { _ = example.value(of: result.id) } }
      }.sorted()
      wholes = examples.map { example in BenchTools.time(runs) { _ = example.run() } }.sorted()
    }

    var slowestResult: Double { results.last ?? 0 }

    var text: String {
      let figures = [median(results), results.last ?? 0, median(wholes), wholes.last ?? 0].map { "\(rounded($0)) µs" }
      return "| `\(id)` | \(count) | \(figures.joined(separator: " | ")) |"
    }
  }

  /// The median of some runs, after as many to warm up.
  private static func time(_ runs: Int, _ body: () -> Void) -> Double {
    for _ in 0..<runs { body() }
    var times: [Double] = []
    for _ in 0..<runs {
      let start = now()
      body()
      times.append(now() - start)
    }
    return median(times.sorted())
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1_000_000 + Double(time.tv_nsec) / 1_000
  }
}

private func median(_ sorted: [Double]) -> Double { sorted.isEmpty ? 0 : sorted[sorted.count / 2] }
private func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
