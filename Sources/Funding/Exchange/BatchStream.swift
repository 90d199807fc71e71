import DMN
import FEEL

/// Answers many lines of `batch` with as little work as possible: plain lines are read straight into the index and
/// answered from ready-made pieces of text. Anything out of the ordinary (an escape, a key we do not know, a value that
/// does not exist) goes to `BatchLine`, which reads JSON in full and says what is wrong. Both give the same bytes.
package struct BatchStream: Sendable {
  private let verdicts: Verdicts
  private let date: CalendarDate
  private let questions: QuestionTable
  private let pieces: AnswerPieces
  private let openCase: OpenIndex.Case

  package init(_ verdicts: Verdicts, on date: CalendarDate) {
    (self.verdicts, self.date) = (verdicts, date)
    questions = QuestionTable(verdicts)
    pieces = AnswerPieces(verdicts)
    openCase = verdicts.openCase(on: date)
  }

  /// What is used again for every line.
  package struct Workspace {
    fileprivate var known: OpenIndex.Case
    fileprivate var answer: OpenIndex.Answer
  }

  package func makeWorkspace() -> Workspace { Workspace(known: openCase, answer: verdicts.emptyAnswer) }

  /// Appends the answer to one line, with a line feed.
  ///
  /// - Returns: whether it is a verdict rather than an error.
  package func answer(_ line: UnsafeBufferPointer<UInt8>, _ workspace: inout Workspace, into output: inout [UInt8]) -> Bool {
    workspace.known = openCase
    var reader = PlainReader(line)
    if let read = reader.read(questions, verdicts, &workspace.known) {
      verdicts.look(workspace.known, into: &workspace.answer)
      pieces.write(id: UnsafeBufferPointer(rebasing: line[read.id]), workspace.answer, answered: read.answered, into: &output)
      return true
    }
    let (text, isVerdict) = BatchLine.answer(line, verdicts, on: date)
    output.append(contentsOf: text.utf8)
    output.append(UInt8(ascii: "\n"))
    return isVerdict
  }
}

/// The ids of questions and answers as bytes, to be found without making a `String`.
private struct QuestionTable: Sendable {
  struct Entry: Sendable {
    let id: [UInt8]
    let input: Int
    let isSeveral: Bool
    /// The answers with their place among the values of the input.
    let options: [(id: [UInt8], position: Int)]
  }

  static let unknown = Array(Answer.unknownID.utf8)
  static let none = Array(Answer.noneID.utf8)
  let entries: [Entry]
  /// Per length of the id, where its entries stand.
  private let byLength: [[Int]]

  init(_ verdicts: Verdicts) {
    entries = verdicts.guide.questions.compactMap { question in
      verdicts.slot(question.id).map { slot in
        Entry(
          id: Array(question.id.text.utf8), input: slot.input, isSeveral: question.isSeveral,
          options: question.options.compactMap { option in slot.position(option.id).map { (Array(option.id.utf8), $0) } })
      }
    }
    var byLength = [[Int]](repeating: [], count: 64)
    for (index, entry) in entries.enumerated() where entry.id.count < 64 { byLength[entry.id.count].append(index) }
    self.byLength = byLength
  }

  func find(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
    guard key.count < 64 else { return nil }
    return byLength[key.count].first { entries[$0].id.elementsEqual(key) }
  }
}

/// Reads the plain form of a line: `{"id": …, "antwoorden": {…}}` without escapes. `nil` for everything else.
private struct PlainReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  struct Result {
    /// Where the id stands, quotes included.
    let id: Range<Int>
    /// A bit per input that has an answer, "I do not know" included.
    let answered: UInt64
  }

  mutating func read(_ table: QuestionTable, _ verdicts: Verdicts, _ known: inout OpenIndex.Case) -> Result? {
    var id: Range<Int>?
    var answered: UInt64?
    guard take("{") else { return nil }
    repeat {
      guard let key = text(), take(":") else { return nil }
      if Self.equals(key, "id"), id == nil {
        id = scalar()
        guard id != nil else { return nil }
      } else if Self.equals(key, "antwoorden"), answered == nil {
        answered = answers(table, verdicts, &known)
        guard answered != nil else { return nil }
      } else {
        return nil
      }
    } while take(",")
    guard take("}") else { return nil }
    skipSpace()
    guard position == bytes.count, let id, let answered else { return nil }
    return Result(id: id, answered: answered)
  }

  private mutating func answers(_ table: QuestionTable, _ verdicts: Verdicts, _ known: inout OpenIndex.Case) -> UInt64? {
    guard take("{") else { return nil }
    if take("}") { return 0 }
    var answered: UInt64 = 0
    repeat {
      guard let key = text(), take(":"), let number = table.find(key) else { return nil }
      let entry = table.entries[number]
      let bit: UInt64 = 1 << UInt64(entry.input)
      guard answered & bit == 0 else { return nil }
      answered |= bit
      skipSpace()
      if peek == UInt8(ascii: "["), entry.isSeveral {
        guard let members = members(entry) else { return nil }
        verdicts.set(entry.input, members: members, in: &known)
      } else {
        guard let value = text() else { return nil }
        if value.elementsEqual(QuestionTable.unknown) { continue }
        if entry.isSeveral {
          if value.elementsEqual(QuestionTable.none) {
            verdicts.set(entry.input, members: 0, in: &known)
          } else {
            guard let option = entry.options.first(where: { $0.id.elementsEqual(value) }) else { return nil }
            verdicts.set(entry.input, members: 1 << UInt64(option.position), in: &known)
          }
        } else {
          guard let option = entry.options.first(where: { $0.id.elementsEqual(value) }) else { return nil }
          verdicts.set(entry.input, choice: option.position, in: &known)
        }
      }
    } while take(",")
    return take("}") ? answered : nil
  }

  private mutating func members(_ entry: QuestionTable.Entry) -> UInt64? {
    guard take("[") else { return nil }
    if take("]") { return 0 }
    var members: UInt64 = 0
    repeat {
      guard let value = text(), let option = entry.options.first(where: { $0.id.elementsEqual(value) }) else { return nil }
      let bit: UInt64 = 1 << UInt64(option.position)
      guard members & bit == 0 else { return nil }
      members |= bit
    } while take(",")
    return take("]") ? members : nil
  }

  // MARK: Tokens

  private var peek: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  /// A text of plain printable ASCII, without its quotes.
  private mutating func text() -> UnsafeBufferPointer<UInt8>? {
    guard take("\"") else { return nil }
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return UnsafeBufferPointer(rebasing: bytes[start..<position - 1])
      }
      guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") else { return nil }
      position += 1
    }
    return nil
  }

  /// The place of a plain text or a whole number.
  private mutating func scalar() -> Range<Int>? {
    skipSpace()
    let start = position
    if peek == UInt8(ascii: "\"") { return text() == nil ? nil : start..<position }
    guard peek >= UInt8(ascii: "1"), peek <= UInt8(ascii: "9") else { return nil }
    while peek >= UInt8(ascii: "0"), peek <= UInt8(ascii: "9") { position += 1 }
    // A point or an exponent follows: not plain.
    return [UInt8(ascii: ","), UInt8(ascii: "}"), 0x20].contains(peek) ? start..<position : nil
  }

  private static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    bytes.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

/// The pieces of text that answers are made of.
private struct AnswerPieces: Sendable {
  /// Per outcome and per number of a set of statuses: `"zvw":"past"`, and what stands under `mogelijk`.
  private let statuses: [[[UInt8]]]
  private let possible: [[[UInt8]]]
  /// In the order of the interview: the bit of the input, and the quoted id.
  private let questions: [(bit: UInt64, text: [UInt8])]

  init(_ verdicts: Verdicts) {
    statuses = verdicts.guide.outcomes.map { outcome in
      verdicts.statuses.map { Array("\"\(outcome.id)\":\"\(($0.count == 1 ? $0[0] : .unknown).rawValue)\"".utf8) }
    }
    possible = verdicts.guide.outcomes.map { outcome in
      verdicts.statuses.map { statuses in
        guard statuses.count != 1 else { return [] }
        return Array("\"\(outcome.id)\":[\(statuses.map { "\"\($0.rawValue)\"" }.joined(separator: ","))]".utf8)
      }
    }
    questions = verdicts.order.map { ($0.bit, Array("\"\($0.question)\"".utf8)) }
  }

  func write(id: UnsafeBufferPointer<UInt8>, _ answer: OpenIndex.Answer, answered: UInt64, into output: inout [UInt8]) {
    Self.append("{\"id\":", to: &output)
    output.append(contentsOf: id)
    Self.append(",\"uitkomsten\":{", to: &output)
    for (outcome, possibility) in answer.possibilities.enumerated() {
      if outcome > 0 { output.append(UInt8(ascii: ",")) }
      output.append(contentsOf: statuses[outcome][Int(possibility)])
    }
    Self.append("},\"mogelijk\":{", to: &output)
    var isFirst = true
    for (outcome, possibility) in answer.possibilities.enumerated() {
      let piece = possible[outcome][Int(possibility)]
      guard !piece.isEmpty else { continue }
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      output.append(contentsOf: piece)
    }
    Self.append("},\"vervolgvragen\":[", to: &output)
    let asked = answer.relevant & ~answered
    isFirst = true
    for (bit, text) in questions where asked & bit != 0 {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      output.append(contentsOf: text)
    }
    Self.append("]}\n", to: &output)
  }

  private static func append(_ text: StaticString, to output: inout [UInt8]) {
    output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
