import Dispatch
import Glibc
import Library
import Search

/// How quick searching is; `bench/search/run` calls it. Prints one line of JSON per figure.
///
/// usage: see below
@main
enum BenchSearch {
  private static let usage = """
    usage: bench-search make DOCUMENTS RUNS      making the index, both languages
           bench-search search DOCUMENTS RUNS    questions, one after the other
           bench-search threads DOCUMENTS RUNS   questions, from one thread and from more
           bench-search write DOCUMENTS FOLDER   the documents and the questions, for other programs
    """

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 3, let count = Int(arguments[1]), count > 0 else {
      print(usage)
      exit(64)
    }
    var texts = GeneratedTexts()
    let documents = texts.documents(count)
    let questions = texts.questions(2_000)
    let runs = max(1, Int(arguments[2]) ?? 1)
    switch arguments[0] {
    case "make": try make(documents, runs)
    case "search":
      let index = try SearchIndex(documents)
      report("search", latencies(of: questions, index, runs))
      report("search, the dearest questions", latencies(of: texts.dearest(), index, runs))
    case "threads": try threads(SearchIndex(documents), questions, runs)
    case "write": try write(documents, questions, arguments[2])
    default: print(usage)
    }
  }

  private static func make(_ documents: [SearchDocument], _ runs: Int) throws {
    let before = memory()
    let index = try SearchIndex(documents)
    print("{\"name\": \"memory\", \"value\": \(memory() - before), \"unit\": \"kB\"}")
    var (times, processor): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      let (start, used) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
      _ = try SearchIndex(documents)
      times.append((seconds(CLOCK_MONOTONIC) - start) * 1_000)
      processor.append((seconds(CLOCK_PROCESS_CPUTIME_ID) - used) * 1_000)
    }
    withExtendedLifetime(index) {}
    print("{\"name\": \"make the index\", \"median\": \(median(times)), \"processor\": \(median(processor)), \"unit\": \"ms\"}")
  }

  private static func threads(_ index: SearchIndex, _ questions: [String], _ runs: Int) {
    for threads in [1, 2, 4] {
      let rates = (0..<runs).map { _ in
        let start = seconds(CLOCK_MONOTONIC)
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
          for question in questions { _ = index.search(question, in: thread % 2 == 0 ? .nl : .en, limit: 20) }
        }
        return Double(questions.count * threads) / (seconds(CLOCK_MONOTONIC) - start)
      }
      print("{\"name\": \"\(threads) threads\", \"rate\": \(median(rates)), \"unit\": \"questions/s\"}")
    }
  }

  private static func median(_ figures: [Double]) -> Double { figures.sorted()[figures.count / 2] }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Per question the best of the runs, in milliseconds of the processor: other work on the machine weighs less.
  private static func latencies(of questions: [String], _ index: SearchIndex, _ runs: Int) -> [Double] {
    var found = 0
    let times = questions.map { question in
      (0..<runs).map { _ in
        let start = seconds(CLOCK_THREAD_CPUTIME_ID)
        found += index.search(question, in: .nl, limit: 20).hits.count
        return (seconds(CLOCK_THREAD_CPUTIME_ID) - start) * 1_000
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
