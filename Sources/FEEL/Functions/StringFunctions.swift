/// Functions on texts. Their characters are Unicode code points, and they compare texts by code points.
enum StringFunctions {
  static let all: [BuiltinFunction] = [
    BuiltinFunction("substring", .init("string", "start position", "length", optional: 1, apply: substring)),
    BuiltinFunction(
      "string length",
      .init("string") { arguments, evaluation in
        text("string length", arguments, evaluation) { .number(Decimal128($0.unicodeScalars.count)) }
      }),
    BuiltinFunction(
      "upper case",
      .init("string") { arguments, evaluation in
        text("upper case", arguments, evaluation) { sized($0.uppercased(), "upper case", evaluation) }
      }),
    BuiltinFunction(
      "lower case",
      .init("string") { arguments, evaluation in
        text("lower case", arguments, evaluation) { sized($0.lowercased(), "lower case", evaluation) }
      }),
    BuiltinFunction(
      "substring before",
      .init("string", "match") { arguments, evaluation in
        search("substring before", arguments, evaluation) { text, match in
          .string(String(decoding: text[..<(TextSearch.first(match, in: text)?.lowerBound ?? 0)], as: UTF8.self))
        }
      }),
    BuiltinFunction(
      "substring after",
      .init("string", "match") { arguments, evaluation in
        search("substring after", arguments, evaluation) { text, match in
          .string(String(decoding: text[(TextSearch.first(match, in: text)?.upperBound ?? text.count)...], as: UTF8.self))
        }
      }),
    BuiltinFunction(
      "contains",
      .init("string", "match") { arguments, evaluation in
        search("contains", arguments, evaluation) { text, match in .boolean(TextSearch.first(match, in: text) != nil) }
      }),
    BuiltinFunction(
      "starts with",
      .init("string", "match") { arguments, evaluation in
        search("starts with", arguments, evaluation) { text, match in .boolean(text.starts(with: match)) }
      }),
    BuiltinFunction(
      "ends with",
      .init("string", "match") { arguments, evaluation in
        search("ends with", arguments, evaluation) { text, match in .boolean(text.suffix(match.count).elementsEqual(match)) }
      }),
    BuiltinFunction("matches", .init("input", "pattern", "flags", optional: 1, apply: matches)),
    BuiltinFunction("replace", .init("input", "pattern", "replacement", "flags", optional: 1, apply: replace)),
    BuiltinFunction("split", .init("string", "delimiter", apply: split)),
    BuiltinFunction("string join", .init("list", "delimiter", optional: 1, apply: join)),
  ]

  private static func substring(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    let length = arguments.given(2)?.asNumber
    guard let text = arguments[0].asString, let start = arguments[1].asNumber, length != nil || arguments.given(2) == nil else {
      return evaluation.refuse("substring", arguments, needs: "a string, a start position and perhaps a length")
    }
    guard evaluation.step(cost(of: text)) else { return .null }
    let characters = text.unicodeScalars
    let count = characters.count
    guard let range = Positions.range(from: start, length: length, in: count) else {
      return evaluation.fail(
        """
        substring() needs a start position from 1 to \(count), or from -1 to -\(count) counted from the end, and a length that \
        is not negative; it met \(start)\(length.map { " and \($0)" } ?? "") for a text of \(count) characters.
        """)
    }
    let low = characters.index(characters.startIndex, offsetBy: range.lowerBound)
    return .string(String(characters[low..<characters.index(low, offsetBy: range.count)]))
  }

  private static func matches(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard let input = arguments[0].asString, let pattern = arguments[1].asString, let flags = string(at: 2, of: arguments) else {
      return evaluation.refuse("matches", arguments, needs: "a string, a pattern and perhaps flags, all strings")
    }
    return searching("matches", pattern, flags, evaluation) { (pattern) throws(PatternError) in
      .boolean(try pattern.matches(input, evaluation))
    }
  }

  private static func replace(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard let input = arguments[0].asString, let pattern = arguments[1].asString, let replacement = arguments[2].asString,
      let flags = string(at: 3, of: arguments)
    else {
      return evaluation.refuse("replace", arguments, needs: "a string, a pattern, a replacement and perhaps flags, all strings")
    }
    guard evaluation.step(cost(of: replacement)) else { return .null }
    return searching("replace", pattern, flags, evaluation) { (pattern) throws(PatternError) in
      .string(try pattern.replacing(input, with: replacement, evaluation))
    }
  }

  private static func split(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard let text = arguments[0].asString, let delimiter = arguments[1].asString else {
      return evaluation.refuse("split", arguments, needs: "a string and a delimiter, which is a pattern")
    }
    return searching("split", delimiter, "", evaluation) { (pattern) throws(PatternError) in
      .list(try pattern.splitting(text, evaluation).map(Value.string))
    }
  }

  /// Elements that are `null` are left out.
  private static func join(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard let list = arguments[0].asList, let delimiter = string(at: 1, of: arguments) else {
      return evaluation.refuse("string join", arguments, needs: "a list of strings and perhaps a delimiter")
    }
    var result = ""
    var isFirst = true
    for element in list where element != .null {
      guard case .string(let text) = element else {
        return evaluation.fail("string join() needs a list of strings; it met \(element.kind) in it.")
      }
      guard evaluation.step(cost(of: text)) else { return .null }
      if !isFirst { result += delimiter }
      result += text
      isFirst = false
      // A character takes at most four bytes; the exact count comes at the end.
      guard result.utf8.count / 4 <= evaluation.environment.limits.size else { break }
    }
    return sized(result, "string join", evaluation)
  }
}

// MARK: - Arguments

extension StringFunctions {
  /// A string that may be left out or `null`, which counts as the empty one; `nil` for another kind of value.
  private static func string(at index: Int, of arguments: [Value]) -> String? {
    guard let value = arguments.given(index) else { return "" }
    return value.asString
  }

  /// The steps that reading a text takes: one for every 64 bytes.
  private static func cost(of text: String) -> Int { 1 + text.utf8.count / 64 }

  private static func text(
    _ name: String, _ arguments: [Value], _ evaluation: Evaluation, _ body: (String) -> Value
  ) -> Value {
    guard let text = arguments[0].asString else { return evaluation.refuse(name, arguments, needs: "a string") }
    return evaluation.step(cost(of: text)) ? body(text) : .null
  }

  private static func search(
    _ name: String, _ arguments: [Value], _ evaluation: Evaluation, _ body: ([UInt8], [UInt8]) -> Value
  ) -> Value {
    guard let text = arguments[0].asString, let match = arguments[1].asString else {
      return evaluation.refuse(name, arguments, needs: "two strings")
    }
    return evaluation.step(cost(of: text) + cost(of: match)) ? body(Array(text.utf8), Array(match.utf8)) : .null
  }

  private static func searching(
    _ name: String, _ pattern: String, _ flags: String, _ evaluation: Evaluation, _ body: (Pattern) throws(PatternError) -> Value
  ) -> Value {
    guard evaluation.step(1 + (pattern.utf8.count + flags.utf8.count) / 8) else { return .null }
    do throws(PatternError) {
      let pattern = try Pattern(pattern, flags: flags)
      return evaluation.step(pattern.length) ? try body(pattern) : .null
    } catch {
      guard evaluation.step(error.cost) else { return .null }
      return evaluation.fail("\(name)(): \(error.message)")
    }
  }

  /// A text, unless it is too long.
  private static func sized(_ text: String, _ name: String, _ evaluation: Evaluation) -> Value {
    let limit = evaluation.environment.limits.size
    let isShort = text.utf8.count <= limit || text.unicodeScalars.count <= limit
    return isShort ? .string(text) : evaluation.refuseSize(name, of: "characters")
  }
}
