import Library
import Yams

/// What goes wrong in YAML, told from what its reader says.
struct YAMLSlip {
  /// `nil` for the whole file.
  let position: FilePosition?
  let problem: FileProblem

  /// - Parameter text: the file.
  init(_ error: any Error, in text: String) {
    switch error as? YamlError {
    case .scanner(let context, let reason, let mark, _), .parser(let context, let reason, let mark, _),
      .composer(let context, let reason, let mark, _):
      if let found = Self.strangeSpace(reason, mark, text) {
        (position, problem) = found
      } else {
        let (mark, problem) = Self.slip(reason, context, mark, text)
        (position, self.problem) = (FilePosition(mark), problem)
      }
    case .duplicatedKeysInMapping(let keys, let context):
      (position, problem) = (FilePosition(context.mark), .keyTwice(keys.sorted().first ?? "?"))
    case .reader(let reason, let offset, _, _):
      let line = text.prefix(offset ?? 0).count { $0.isNewline } + 1
      (position, problem) = (FilePosition(line: line, column: 1), .unreadable(reason: reason))
    case let error: (position, problem) = (nil, .unreadable(reason: error.map { "\($0)" } ?? "unknown"))
    }
  }

  private static let hardSpace: Character = "\u{A0}"

  private static func slip(_ reason: String, _ context: YamlError.Context?, _ mark: Mark, _ text: String) -> (Mark, FileProblem) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    func line(_ mark: Mark) -> Substring { lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : "" }
    switch reason {
    case "mapping values are not allowed in this context":
      // A line that is too far in is read as more of the text above it.
      return (mark, line(mark).prefix(max(0, mark.column - 1)).contains(":") ? .colonInText : .indentation)
    case "could not find expected ':'":
      // The reader looks on for a colon; the line without one is where the key began.
      let key = context?.mark ?? mark
      return (key, line(key).contains(":") ? .noSpace : .noColon)
    case "found unexpected end of stream", "found unexpected document indicator": return (context?.mark ?? mark, .openQuote)
    case "did not find expected ',' or '}'", "did not find expected ',' or ']'": return (context?.mark ?? mark, .openBracket)
    case "did not find expected node content": return (mark, .openBracket)
    case "did not find expected key", "did not find expected '-' indicator", "block sequence entries are not allowed in this context":
      return (mark, .indentation)
    case "found character that cannot start any token", "did not find expected alphabetic or numeric character", "found undefined alias",
      "found unknown escape character":
      return (mark, .strangeSign)
    default: return (mark, .unreadable(reason: reason))
    }
  }

  /// A tab or a hard space before the words of the line that cannot be read, or of the line above it.
  private static func strangeSpace(_ reason: String, _ mark: Mark, _ text: String) -> (FilePosition, FileProblem)? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for number in [mark.line, mark.line - 1] where lines.indices.contains(number - 1) {
      let space = lines[number - 1].prefix(while: \.isWhitespace)
      if space.contains("\t") { return (FilePosition(line: number, column: 1), .tab) }
      if space.contains(hardSpace) { return (FilePosition(line: number, column: 1), .hardSpace) }
    }
    return reason.contains("tab") ? (FilePosition(mark), .tab) : nil
  }
}
