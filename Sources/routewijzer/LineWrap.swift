/// Breaks text between words, so that no line is wider than the terminal.
struct LineWrap {
  let width: Int

  /// Wraps every line of a text on its own; what follows a bullet, number or sign stays in line below it.
  func wrap(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let mark = Self.mark(of: line)
      return wrap(String(line.dropFirst(mark)), first: String(line.prefix(mark)), rest: String(repeating: " ", count: mark))
    }.joined(separator: "\n")
  }

  /// Wraps one paragraph: `first` stands before its first line, `rest` before the others.
  func wrap(_ text: String, first: String, rest: String) -> String {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      // A word that is wider than the terminal, such as an address, stays whole.
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (rest, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// How much of a line stands before its words: the indentation, and a bullet, number or sign.
  private static func mark(of line: Substring) -> Int {
    let indent = line.prefix { $0 == " " }.count
    let rest = line.dropFirst(indent)
    guard let end = rest.firstIndex(of: " ") else { return indent }
    let word = rest[..<end]
    let isMark = ["-", "✓", "✗", "?"].contains(word) || (word.last == "." && word.dropLast().allSatisfy(\.isNumber) && word.count > 1)
    return indent + (isMark ? word.count + 1 : 0)
  }
}
