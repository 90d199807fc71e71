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
      let found = Self.slip(reason, context, mark, text)
      (position, problem) = (FilePosition(found.mark), found.problem)
    case .duplicatedKeysInMapping(let keys, let context):
      (position, problem) = (FilePosition(context.mark), .keyTwice(keys.sorted().first ?? "?"))
    case .reader(let reason, let offset, _, _):
      let line = text.prefix(offset ?? 0).count { $0.isNewline } + 1
      (position, problem) = (FilePosition(line: line, column: 1), .unreadable(reason: reason))
    case let error: (position, problem) = (nil, .unreadable(reason: error.map { "\($0)" } ?? "unknown"))
    }
  }

  private static func slip(_ reason: String, _ context: YamlError.Context?, _ mark: Mark, _ text: String) -> (
    mark: Mark, problem: FileProblem
  ) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    func line(_ mark: Mark) -> Substring { lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : "" }
    if line(mark).prefix(while: \.isWhitespace).contains("\t") || reason.contains("tab") { return (mark, .tab) }
    switch reason {
    case "mapping values are not allowed in this context": return (mark, .colonInText)
    case "could not find expected ':'":
      // The reader looks on for a colon; the line without one is where the key began.
      return (context?.mark ?? mark, .noColon)
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
}
