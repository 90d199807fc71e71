import DMN

/// Reads the plain form of a line of `batch`: `{"id": …, "antwoorden": {…}}` without escapes, known keys and values only.
struct PlainLineReader: Sendable {
  private var texts = TextPieces()
  private var entries: [Entry] = []
  private var options: [Option] = []
  private let id: TextPieces.Piece
  private let answers: TextPieces.Piece
  private let unknown: TextPieces.Piece
  private let none: TextPieces.Piece

  private struct Entry: Sendable {
    /// The id with its closing quote.
    let key: TextPieces.Piece
    /// A bit for its input.
    let bit: UInt64
    /// The variables of that input: one, or one per member when there can be several.
    let variables: Range<Int>
    let isSeveral: Bool
    /// Its answers among all options.
    let options: Range<Int>
  }

  private struct Option: Sendable {
    /// The answer with its closing quote.
    let text: TextPieces.Piece
    /// Its place among the values of the input.
    let position: Int
  }

  struct Line {
    /// Where the id stands, quotes included.
    let id: Range<Int>
    /// A bit per input that has an answer, "I do not know" included.
    let answered: UInt64
  }

  init(_ verdicts: Verdicts) {
    id = texts.add("id\"")
    answers = texts.add("antwoorden\"")
    unknown = texts.add("\(Answer.unknownID)\"")
    none = texts.add("\(Answer.noneID)\"")
    for question in verdicts.guide.questions {
      guard let slot = verdicts.slot(question.id) else { continue }
      let first = options.count
      for option in question.options {
        if let position = slot.position(option.id) { options.append(Option(text: texts.add("\(option.id)\""), position: position)) }
      }
      entries.append(
        Entry(
          key: texts.add("\(question.id.text)\""), bit: 1 << UInt64(slot.input), variables: slot.variables,
          isSeveral: question.isSeveral, options: first..<options.count))
    }
  }

  /// Fills in the choices of a line; `nil` when the line is not plain.
  func read(_ bytes: UnsafeBufferPointer<UInt8>, into choices: UnsafeMutableBufferPointer<OpenIndex.Choice>) -> Line? {
    var cursor = Cursor(bytes)
    var idPlace: Range<Int>?
    var answered: UInt64?
    guard cursor.take("{") else { return nil }
    repeat {
      guard cursor.take("\"") else { return nil }
      if take(id, &cursor), idPlace == nil, cursor.take(":") {
        idPlace = cursor.scalar()
        guard idPlace != nil else { return nil }
      } else if take(answers, &cursor), answered == nil, cursor.take(":") {
        answered = readAnswers(&cursor, into: choices)
        guard answered != nil else { return nil }
      } else {
        return nil
      }
    } while cursor.take(",")
    guard cursor.take("}"), cursor.isAtEnd, let idPlace, let answered else { return nil }
    return Line(id: idPlace, answered: answered)
  }

  private func readAnswers(
    _ cursor: inout Cursor, into choices: UnsafeMutableBufferPointer<OpenIndex.Choice>
  ) -> UInt64? {
    guard cursor.take("{") else { return nil }
    if cursor.take("}") { return 0 }
    var answered: UInt64 = 0
    var next = 0
    repeat {
      guard cursor.take("\""), let number = key(&cursor, from: next), cursor.take(":") else { return nil }
      next = number + 1
      let entry = entries[number]
      guard answered & entry.bit == 0 else { return nil }
      answered |= entry.bit
      if cursor.take("\"") {
        if let position = option(entry, &cursor) {
          set(entry, position, in: choices)
        } else if take(unknown, &cursor) {
          continue
        } else if entry.isSeveral, take(none, &cursor) {
          clear(entry, in: choices)
        } else {
          return nil
        }
      } else {
        guard entry.isSeveral, readMembers(entry, &cursor, into: choices) else { return nil }
      }
    } while cursor.take(",")
    return cursor.take("}") ? answered : nil
  }

  /// The entry whose key stands here. Lines mostly keep one order, so the search starts where the last one ended.
  private func key(_ cursor: inout Cursor, from next: Int) -> Int? {
    for number in next..<entries.count where take(entries[number].key, &cursor) { return number }
    for number in 0..<next where take(entries[number].key, &cursor) { return number }
    return nil
  }

  private func option(_ entry: Entry, _ cursor: inout Cursor) -> Int? {
    for number in entry.options where take(options[number].text, &cursor) { return options[number].position }
    return nil
  }

  private func readMembers(_ entry: Entry, _ cursor: inout Cursor, into choices: UnsafeMutableBufferPointer<OpenIndex.Choice>) -> Bool {
    guard cursor.take("[") else { return false }
    clear(entry, in: choices)
    if cursor.take("]") { return true }
    repeat {
      guard cursor.take("\""), let position = option(entry, &cursor) else { return false }
      guard choices[entry.variables.lowerBound + position] == 0 else { return false }
      choices[entry.variables.lowerBound + position] = 1
    } while cursor.take(",")
    return cursor.take("]")
  }

  /// Gives the input of an entry this one answer.
  private func set(_ entry: Entry, _ position: Int, in choices: UnsafeMutableBufferPointer<OpenIndex.Choice>) {
    if entry.isSeveral {
      clear(entry, in: choices)
      choices[entry.variables.lowerBound + position] = 1
    } else {
      choices[entry.variables.lowerBound] = OpenIndex.Choice(truncatingIfNeeded: position)
    }
  }

  private func clear(_ entry: Entry, in choices: UnsafeMutableBufferPointer<OpenIndex.Choice>) {
    for variable in entry.variables { choices[variable] = 0 }
  }

  @inline(__always)
  private func take(_ piece: TextPieces.Piece, _ cursor: inout Cursor) -> Bool {
    guard texts.matches(piece, cursor.bytes, at: cursor.position) else { return false }
    cursor.position += piece.count
    return true
  }
}

/// A place in a line.
private struct Cursor {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var peek: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while peek == 0x20 || peek == 0x09 { position += 1 }
  }

  /// Steps over white space and one character, when that stands here.
  @inline(__always)
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return position == bytes.count
    }
  }

  /// The place of a text of plain printable ASCII, or of a whole number.
  mutating func scalar() -> Range<Int>? {
    skipSpace()
    let start = position
    if peek == UInt8(ascii: "\"") {
      position += 1
      while peek >= 0x20, peek < 0x7F, peek != UInt8(ascii: "\\") {
        position += 1
        if bytes[position - 1] == UInt8(ascii: "\"") { return start..<position }
      }
      return nil
    }
    guard peek >= UInt8(ascii: "1"), peek <= UInt8(ascii: "9") else { return nil }
    while peek >= UInt8(ascii: "0"), peek <= UInt8(ascii: "9") { position += 1 }
    // A point or an exponent follows: not plain.
    return peek == UInt8(ascii: ",") || peek == UInt8(ascii: "}") || peek == 0x20 ? start..<position : nil
  }
}
