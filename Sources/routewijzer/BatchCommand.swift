import ArgumentParser
import FEEL
import Foundation
import Funding

/// `batch`: one JSON object per line in, one per line out, in the same order.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Answers NDJSON on standard input with NDJSON on standard output.",
    discussion: """
      In: {"id":"x","antwoorden":{…}}. Out: {"id":"x","uitkomsten":{…},"mogelijk":{…},"vervolgvragen":[…]}. \
      A line that cannot be read gives {"id":…,"fout":{…}} in its place, and exit status 1 at the end.
      """)

  @OptionGroup var dates: DateOptions
  @OptionGroup var source: ContentOptions

  /// Output is collected up to this many bytes before it is written.
  private static let chunk = 1 << 16
  /// A line longer than this is refused without being read.
  private static let longestLine = 1 << 20

  func run() throws {
    let date = try dates.date()
    let guide = try source.guide()
    var run = Run(verdicts: Verdicts(guide), date: date, showsProgress: isatty(STDERR_FILENO) == 1)
    var rest: [UInt8] = []
    // `availableData` gives what is there, so that a pipe gets its answer while it stays open.
    while case let data = FileHandle.standardInput.availableData, !data.isEmpty {
      rest += data
      var start = rest.startIndex
      while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
        run.answer(rest[start..<end])
        start = end + 1
      }
      rest.removeSubrange(..<start)
      if rest.count > Self.longestLine { rest = run.skipLongLine() }
      run.flush()
    }
    if !rest.isEmpty || run.isSkipping { run.answer(rest[...]) }
    run.finish()
    if run.failures > 0 { throw ExitCode(1) }
  }

  private struct Run {
    let verdicts: Verdicts
    let date: CalendarDate
    let showsProgress: Bool
    private(set) var failures = 0
    private(set) var isSkipping = false
    private var lines = 0
    private var output: [UInt8] = []

    init(verdicts: Verdicts, date: CalendarDate, showsProgress: Bool) {
      (self.verdicts, self.date, self.showsProgress) = (verdicts, date, showsProgress)
    }

    mutating func answer(_ bytes: ArraySlice<UInt8>) {
      var line = bytes
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      if isSkipping || line.count > BatchCommand.longestLine {
        isSkipping = false
        line = []
        failures += 1
        write(#"{"id":null,"fout":{"titel":"De regel kan niet worden gelezen.","fouten":[{"plaats":"","melding":"De regel is langer dan 1 MB."}]}}"#)
        return
      }
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
      let (text, isVerdict) = BatchLine.answer(line, verdicts, on: date)
      if !isVerdict { failures += 1 }
      write(text)
    }

    mutating func skipLongLine() -> [UInt8] {
      isSkipping = true
      return []
    }

    private mutating func write(_ text: String) {
      output += Array(text.utf8)
      output.append(UInt8(ascii: "\n"))
      lines += 1
      if output.count >= BatchCommand.chunk { flush() }
      if showsProgress, lines % 10_000 == 0 { Console.error("\(lines) lines, \(failures) refused") }
    }

    mutating func flush() {
      guard !output.isEmpty else { return }
      FileHandle.standardOutput.write(Data(output))
      output.removeAll(keepingCapacity: true)
    }

    mutating func finish() {
      flush()
      if showsProgress { Console.error("\(lines) lines, \(failures) refused") }
    }
  }
}
