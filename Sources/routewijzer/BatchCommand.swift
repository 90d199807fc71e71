import ArgumentParser
import FEEL
import Foundation
import Funding
import Library

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

  func run() throws {
    var run = BatchRun(
      stream: BatchStream(StatusIndex(try source.guide()), on: try dates.date(.en)), showsProgress: isatty(STDERR_FILENO) == 1)
    try run.answerStandardInput()
    if run.failures > 0 { throw ExitCode(1) }
  }
}

/// Reads standard input in blocks, answers whole lines, and writes what is ready after every block: a pipe gets its
/// answers while it stays open.
private struct BatchRun: ~Copyable {
  let stream: BatchStream
  let showsProgress: Bool
  private(set) var failures = 0
  private var lines = 0
  private var output = OutputBytes(capacity: 4 * BatchRun.blockSize)
  private var workspace: BatchStream.Workspace

  private static let blockSize = 1 << 18
  /// A line longer than this is refused without being kept.
  private static let longestLine = 1 << 20

  init(stream: BatchStream, showsProgress: Bool) {
    (self.stream, self.showsProgress) = (stream, showsProgress)
    workspace = stream.makeWorkspace()
  }

  mutating func answerStandardInput() throws {
    var buffer = [UInt8](repeating: 0, count: Self.blockSize)
    var filled = 0
    var isSkipping = false
    while true {
      if filled + BatchStream.slack >= buffer.count {
        if buffer.count < 2 * Self.longestLine {
          buffer.append(contentsOf: [UInt8](repeating: 0, count: buffer.count))
        } else {
          (filled, isSkipping) = (0, true)
        }
      }
      let count = buffer.withUnsafeMutableBytes {
        read(STDIN_FILENO, $0.baseAddress?.advanced(by: filled), $0.count - filled - BatchStream.slack)
      }
      if count < 0, errno == EINTR { continue }
      // Closed, or a folder: no lines is another thing than no answer.
      if count < 0 { throw UnreadableInput.standardInput }
      guard count > 0 else { break }
      filled += count
      filled = answerLines(&buffer, filled, &isSkipping)
      try flush()
    }
    if isSkipping {
      refuseLongLine()
    } else if filled > 0 {
      buffer.withUnsafeBufferPointer { answer(0..<filled, of: $0) }
    }
    try flush()
    if showsProgress { Console.error("\(lines) lines, \(failures) refused") }
  }

  /// Answers the complete lines at the front of the buffer, and moves the rest to the front.
  ///
  /// - Returns: how many bytes are left.
  private mutating func answerLines(_ buffer: inout [UInt8], _ filled: Int, _ isSkipping: inout Bool) -> Int {
    buffer.withUnsafeMutableBufferPointer { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      var start = 0
      while start < filled, let found = memchr(base + start, 0x0A, filled - start) {
        let stop = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
        if isSkipping {
          refuseLongLine()
          isSkipping = false
        } else {
          answer(start..<stop, of: UnsafeBufferPointer(bytes))
        }
        start = stop + 1
      }
      memmove(base, base + start, filled - start)
      return filled - start
    }
  }

  private mutating func answer(_ place: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    var line = place
    if bytes[line].last == UInt8(ascii: "\r") { line = line.lowerBound..<line.upperBound - 1 }
    guard line.count <= Self.longestLine else { return refuseLongLine() }
    if bytes[line].first != UInt8(ascii: "{"), bytes[line].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
    if !stream.answer(line, of: bytes, &workspace, into: &output) { failures += 1 }
    countLine()
  }

  private mutating func refuseLongLine() {
    failures += 1
    output.append(BatchLine.lineTooLong)
    output.append("\n")
    countLine()
  }

  private mutating func countLine() {
    lines += 1
    if showsProgress, lines % 100_000 == 0 { Console.error("\(lines) lines, \(failures) refused") }
  }

  private mutating func flush() throws {
    guard output.count > 0 else { return }
    try output.withBytes { bytes in
      // The handle only reads the bytes, and only during this call.
      try FileHandle.standardOutput.write(contentsOf: bytes)
    }
    output.removeAll()
  }
}
