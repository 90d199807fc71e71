import Glibc
import Library
import Search

/// How quick searching is; `bench/search/run` calls it. Prints one line of JSON per figure.
///
/// usage: bench-search DOCUMENTS RUNS [FOLDER]   with FOLDER, writes the documents and the questions there for other programs
@main
enum BenchSearch {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let numbers = arguments.prefix(2).compactMap { Int($0) }
    guard numbers.count == 2, numbers[0] > 0, numbers[1] > 0 else {
      print("usage: bench-search DOCUMENTS RUNS [FOLDER]")
      exit(64)
    }
    var texts = GeneratedTexts()
    let documents = texts.documents(numbers[0])
    let questions = texts.questions(2_000)
    if let folder = arguments.dropFirst(2).first { try write(documents, questions, folder) }
    let before = memory()
    let index = try SearchIndex(documents)
    print("{\"name\": \"memory\", \"value\": \(memory() - before), \"unit\": \"kB\"}")
    var builds: [Double] = []
    for _ in 0..<numbers[1] {
      let start = seconds(CLOCK_MONOTONIC)
      _ = try SearchIndex(documents)
      builds.append((seconds(CLOCK_MONOTONIC) - start) * 1_000)
    }
    print("{\"name\": \"make the index\", \"runs\": \(builds), \"unit\": \"ms\"}")
    report("search", latencies(of: questions, index, numbers[1]))
    report("search, the dearest questions", latencies(of: texts.dearest(), index, numbers[1]))
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Per question the best of the runs, in milliseconds of the clock on the wall.
  private static func latencies(of questions: [String], _ index: SearchIndex, _ runs: Int) -> [Double] {
    var found = 0
    let times = questions.map { question in
      (0..<runs).map { _ in
        let start = seconds(CLOCK_MONOTONIC)
        found += index.search(question, in: .nl, limit: 20).hits.count
        return (seconds(CLOCK_MONOTONIC) - start) * 1_000
      }.min() ?? 0
    }
    if found == 0 { print("nothing was found") }
    return times
  }

  private static func report(_ name: String, _ times: [Double]) {
    let sorted = times.sorted()
    let (middle, p99, most) = (sorted[sorted.count / 2], sorted[sorted.count * 99 / 100], sorted[sorted.count - 1])
    print("{\"name\": \"\(name)\", \"median\": \(middle), \"p99\": \(p99), \"most\": \(most), \"unit\": \"ms\"}")
  }

  /// The memory of this process that is in use, in kB.
  private static func memory() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 128)
    guard fgets(&buffer, 128, file) != nil else { return 0 }
    let fields = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
    return (Int(fields[1]) ?? 0) * 4
  }

  private static func write(_ documents: [SearchDocument], _ questions: [String], _ folder: String) throws {
    let lines = documents.map { [$0.title.nl, $0.alsoKnownAs.joined(separator: " "), $0.summary.nl, $0.body.nl].joined(separator: "\t") }
    for (name, lines) in [("documents.tsv", lines), ("questions.txt", questions)] {
      guard let file = fopen("\(folder)/\(name)", "w") else { continue }
      defer { fclose(file) }
      for line in lines { fputs(line + "\n", file) }
    }
  }
}
