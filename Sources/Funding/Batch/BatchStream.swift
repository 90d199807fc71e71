import DMN
import FEEL
import Library

/// Answers many lines of `batch` with as little work as possible: plain lines are read straight into the index and
/// answered from ready-made pieces of text. Anything out of the ordinary (an escape, a key we do not know, a value that
/// does not exist) goes to `BatchLine`, which reads JSON in full and says what is wrong. Both give the same bytes.
package struct BatchStream: Sendable {
  private let verdicts: StatusIndex
  private let date: CalendarDate
  private let reader: PlainLineReader
  private let writer: VerdictWriter
  private let openChoices: [OpenIndex.Choice]

  package init(_ verdicts: StatusIndex, on date: CalendarDate) {
    (self.verdicts, self.date) = (verdicts, date)
    reader = PlainLineReader(verdicts)
    writer = VerdictWriter(verdicts)
    openChoices = verdicts.openChoices(on: date)
  }

  /// What is used again for every line.
  package struct Workspace {
    fileprivate var choices: [OpenIndex.Choice]
    fileprivate var possibilities: [UInt16]
  }

  package func makeWorkspace() -> Workspace {
    Workspace(choices: openChoices, possibilities: [UInt16](repeating: 0, count: verdicts.guide.outcomes.count))
  }

  /// A line is read quickly when at least so many bytes follow it, whatever they are.
  package static let slack = PlainLineReader.slack

  /// Appends the answer to one line, with a line feed.
  ///
  /// - Parameter line: where the line stands in `bytes`, without the end of the line.
  /// - Returns: whether it is a verdict rather than an error.
  package func answer(
    _ line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ workspace: inout Workspace, into output: inout OutputBytes
  ) -> Bool {
    if answerPlain(line, of: bytes, &workspace, into: &output) { return true }
    let (text, isVerdict) = BatchLine.answer(bytes[line], verdicts, on: date)
    output.append(text)
    output.append("\n")
    return isVerdict
  }

  private func answerPlain(
    _ line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ workspace: inout Workspace, into output: inout OutputBytes
  ) -> Bool {
    workspace.choices.withUnsafeMutableBufferPointer { choices in
      _ = choices.update(fromContentsOf: openChoices)
      guard let read = reader.read(line, of: bytes, into: choices) else { return false }
      return workspace.possibilities.withUnsafeMutableBufferPointer { possibilities in
        let relevant = verdicts.look(UnsafeBufferPointer(choices), into: possibilities)
        writer.write(
          id: UnsafeBufferPointer(rebasing: bytes[read.id]), UnsafeBufferPointer(possibilities), asking: relevant & ~read.answered,
          into: &output)
        return true
      }
    }
  }
}
