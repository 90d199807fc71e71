import Foundation

/// The lines of standard input, as they come in. What is too long is not kept.
struct InputLines {
  enum Line {
    case bytes([UInt8])
    case tooLong
  }

  let longest: Int
  private var pending: [UInt8] = []
  /// Where the next line begins.
  private var start = 0
  /// How far was looked for its end.
  private var searched = 0
  private var isSkipping = false
  private var isClosed = false

  /// - Parameter longest: the most bytes of a line, without its end.
  init(longest: Int) { self.longest = longest }

  /// The next line; `nil` when the input is closed.
  ///
  /// - Throws: `UnreadableInput` when there is nothing that can be read.
  mutating func next() throws -> Line? {
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) {
        let line = pending[start..<end]
        (start, searched) = (end + 1, end + 1)
        defer { isSkipping = false }
        return isSkipping || line.count > longest ? .tooLong : .bytes(Array(line))
      }
      if isClosed {
        let rest = pending[start...]
        (start, searched) = (pending.count, pending.count)
        defer { isSkipping = false }
        return isSkipping || rest.count > longest ? .tooLong : rest.isEmpty ? nil : .bytes(Array(rest))
      }
      try read()
    }
  }

  private mutating func read() throws {
    pending.removeFirst(start)
    if pending.count > longest {
      pending.removeAll(keepingCapacity: true)
      isSkipping = true
    }
    (start, searched) = (0, pending.count)
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var count: Int
    repeat { count = Foundation.read(STDIN_FILENO, &block, block.count) } while count < 0 && errno == EINTR
    // Closed before it began, or a folder: no messages is another thing than no answer.
    guard count >= 0 else { throw UnreadableInput.standardInput }
    isClosed = count == 0
    pending += block.prefix(count)
  }
}
