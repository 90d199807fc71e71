import DMN
import Library

/// Reads the plain form of a line of `batch`: `{"id": …, "antwoorden": {…}}` without escapes, known keys and values only.
struct PlainLineReader: Sendable {
  private var texts = TextChoices()
  private var entries: [Entry] = []
  private let parts: TextChoices.Choice
  private let keys: TextChoices.Choice
  /// The key of each entry.
  private let keysInOrder: [TextChoices.Single?]

  private enum Part: Int {
    case id, answers
  }

  private struct Entry: Sendable {
    /// A bit for its input.
    let bit: UInt64
    /// The variables of that input: one, or one per member when there can be several.
    let variables: Range<Int>
    let isSeveral: Bool
    /// Its answers: the position among the values of the input, or one of the negative numbers below.
    let options: TextChoices.Choice

    static let unknown = -1
    static let none = -2
  }

  struct Line {
    /// Where the id stands, quotes included.
    let id: Range<Int>
    /// A bit per input that has an answer, "I do not know" included.
    let answered: UInt64
  }

  /// So many bytes must follow a line: texts are compared a few words at a time.
  static let slack = TextChoices.longest

  init(_ verdicts: StatusIndex) {
    parts = texts.add([("id\"", Part.id.rawValue), ("antwoorden\"", Part.answers.rawValue)])
    var known: [(text: String, value: Int)] = []
    for question in verdicts.guide.questions {
      guard let slot = verdicts.slot(question.id) else { continue }
      var options = question.options.compactMap { option in slot.position(option.id).map { (text: "\(option.id)\"", value: $0) } }
      options.append(("\(Answer.unknownID)\"", Entry.unknown))
      if question.isSeveral { options.append(("\(Answer.noneID)\"", Entry.none)) }
      known.append(("\(question.id.text)\"", entries.count))
      entries.append(
        Entry(bit: 1 << UInt64(slot.input), variables: slot.variables, isSeveral: question.isSeveral, options: texts.add(options)))
    }
    let keys = texts.add(known)
    self.keys = keys
    keysInOrder = entries.indices.map { [texts] in texts.single($0, of: keys) }
  }

  /// Fills in the choices of a line; `nil` when the line is not plain, or less than `slack` bytes follow it.
  func read(
    _ line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, into choices: UnsafeMutableBufferPointer<OpenIndex.Choice>
  ) -> Line? {
    guard bytes.count - line.upperBound >= Self.slack else { return nil }
    var cursor = Cursor(bytes, line)
    var id: Range<Int>?
    var answered: UInt64?
    guard cursor.take("{") else { return nil }
    repeat {
      guard cursor.take("\""), let part = find(parts, &cursor).flatMap(Part.init), cursor.take(":") else { return nil }
      switch part {
      case .id:
        guard id == nil, let place = cursor.scalar() else { return nil }
        id = place
      case .answers:
        guard answered == nil, let read = readAnswers(&cursor, into: choices) else { return nil }
        answered = read
      }
    } while cursor.take(",")
    guard cursor.take("}"), cursor.isAtEnd, let id, let answered else { return nil }
    return Line(id: id, answered: answered)
  }

  private func readAnswers(
    _ cursor: inout Cursor, into choices: UnsafeMutableBufferPointer<OpenIndex.Choice>
  ) -> UInt64? {
    guard cursor.take("{") else { return nil }
    if cursor.take("}") { return 0 }
    var answered: UInt64 = 0
    var next = 0
    repeat {
      guard cursor.take("\""), let number = key(&cursor, expecting: next), cursor.take(":") else { return nil }
      next = number + 1
      let entry = entries[number]
      guard answered & entry.bit == 0 else { return nil }
      answered |= entry.bit
      if cursor.take("\"") {
        guard let option = find(entry.options, &cursor) else { return nil }
        if option == Entry.unknown { continue }
        if entry.isSeveral {
          clear(entry, in: choices)
          if option != Entry.none { choices[entry.variables.lowerBound + option] = 1 }
        } else {
          choices[entry.variables.lowerBound] = OpenIndex.Choice(truncatingIfNeeded: option)
        }
      } else {
        guard entry.isSeveral, readMembers(entry, &cursor, into: choices) else { return nil }
      }
    } while cursor.take(",")
    return cursor.take("}") ? answered : nil
  }

  /// The entry whose key stands here. Lines mostly keep one order, so the next one is tried first.
  @inline(__always)
  private func key(_ cursor: inout Cursor, expecting next: Int) -> Int? {
    if next < keysInOrder.count, let single = keysInOrder[next],
      let found = texts.find(single, in: UnsafeRawBufferPointer(cursor.bytes), at: cursor.position), cursor.skip(found.count)
    {
      return next
    }
    return find(keys, &cursor)
  }

  @inline(__always)
  private func readMembers(_ entry: Entry, _ cursor: inout Cursor, into choices: UnsafeMutableBufferPointer<OpenIndex.Choice>) -> Bool {
    guard cursor.take("[") else { return false }
    clear(entry, in: choices)
    if cursor.take("]") { return true }
    repeat {
      guard cursor.take("\""), let position = find(entry.options, &cursor), position >= 0 else { return false }
      guard choices[entry.variables.lowerBound + position] == 0 else { return false }
      choices[entry.variables.lowerBound + position] = 1
    } while cursor.take(",")
    return cursor.take("]")
  }

  @inline(__always)
  private func clear(_ entry: Entry, in choices: UnsafeMutableBufferPointer<OpenIndex.Choice>) {
    for variable in entry.variables { choices[variable] = 0 }
  }

  /// Steps over one of the texts of a set, and gives what it stands for.
  @inline(__always)
  private func find(_ choice: TextChoices.Choice, _ cursor: inout Cursor) -> Int? {
    guard let found = texts.find(choice, in: UnsafeRawBufferPointer(cursor.bytes), at: cursor.position),
      cursor.skip(found.count)
    else { return nil }
    return found.value
  }
}

/// A place in a line.
private struct Cursor {
  /// The line and what follows it.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Never beyond `end`.
  private(set) var position: Int
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    self.bytes = bytes
    (position, end) = (line.lowerBound, line.upperBound)
  }

  private var peek: UInt8 { position < end ? bytes[position] : 0 }

  @inline(__always)
  mutating func skip(_ count: Int) -> Bool {
    guard position + count <= end else { return false }
    position += count
    return true
  }

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
      return position == end
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
