import FEEL
import Library
import Tools

/// A value of a parameter that stands in none of its facts, or that holds at a time of which none of them speaks. `afgeleid` says why a
/// value is another than its facts say.
enum UnsupportedValue {
  static func check(_ library: Library, _ findings: Findings) {
    for parameter in library[DatedFigure.self] {
      for value in parameter.values where value.derivation == nil {
        let facts = value.facts.compactMap(library.find)
        let holders = facts.filter { holds(value.value, $0) }
        let written = ToolValueText.plain(ToolValueText.json(value.value))
        func refuse(_ message: String, _ remedy: String) {
          findings.add(value.origin.file, value.origin.line, "parameter \(parameter.id): \(message)", remedy)
        }
        if holders.isEmpty {
          refuse(
            "The value \(written) stands in none of its facts.",
            "Correct the value, name the fact that holds it, or say with afgeleid: \"…\" how it follows from them.")
        } else if let problem = time(value, holders.map(\.validity)) {
          refuse(problem, "Correct van or tot, name a fact of that time, or say with afgeleid: \"…\" why the value holds then.")
        }
      }
    }
  }

  private static func holds(_ value: Value, _ fact: Fact) -> Bool {
    let known = WrittenNumbers.of(fact.statement.nl).union(WrittenNumbers.of(fact.statement.en))
    switch value {
    case .number(let number): return known.contains(number)
    case .date(let day):
      let parts = [day.day, day.year].map { Decimal128($0) }
      return [fact.validity.from, fact.validity.until].contains(day) || parts.allSatisfy(known.contains)
    default: return true
    }
  }

  /// What is wrong with the time of a value, where all of its facts say theirs.
  private static func time(_ value: DatedFigure.Dated, _ terms: [Validity]) -> String? {
    let begins = terms.compactMap { term in term.from ?? term.year.flatMap { CalendarDate(year: $0, month: 1, day: 1) } }
    if begins.count == terms.count, let first = begins.min(), value.from < first {
      return "The value holds from \(value.from), and its facts begin on \(first)."
    }
    let ends = terms.compactMap { term in term.until ?? term.year.flatMap { CalendarDate(year: $0, month: 12, day: 31) } }
    if let until = value.until {
      guard ends.count == terms.count, let last = ends.max(), until > last else { return nil }
      return "The value holds up to \(until), and its facts end on \(last)."
    }
    // A year says when it was told, not that it ended; and a day that is a value stays what it is.
    let lasts = terms.compactMap(\.until)
    guard case .number = value.value, lasts.count == terms.count, let last = lasts.max() else { return nil }
    return "The value has no end, and its facts end on \(last)."
  }
}

/// The numbers that a text says, in digits of either language or in small words: `20,60`, `20.60`, `500.000`, `6½`, `zes`.
enum WrittenNumbers {
  static func of(_ text: String) -> Set<Decimal128> {
    var found: Set<Decimal128> = []
    let characters = Array(text)
    var place = 0
    while place < characters.count {
      guard isDigit(characters[place]) else {
        place += 1
        continue
      }
      let start = place
      while place < characters.count,
        isDigit(characters[place])
          || ((characters[place] == "." || characters[place] == ",") && place + 1 < characters.count && isDigit(characters[place + 1]))
      {
        place += 1
      }
      var readings = [
        reading(characters[start..<place], thousands: ".", point: ","), reading(characters[start..<place], thousands: ",", point: "."),
      ]
      .compactMap(\.self)
      if place < characters.count, let part = parts[characters[place]] { readings = readings.compactMap { $0.adding(part) } }
      found.formUnion(readings)
      let rest = characters[place...].drop { $0.isWhitespace }
      // A percentage is a part of one too.
      if rest.first == "%" || String(rest.prefix(7)).lowercased() == "procent" {
        found.formUnion(readings.compactMap { $0.divided(by: Decimal128(100)) })
      }
    }
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
      if let number = words[word] { found.insert(Decimal128(number)) }
    }
    return found
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  /// `nil` where the digits cannot be read so.
  private static func reading(_ digits: ArraySlice<Character>, thousands: Character, point: Character) -> Decimal128? {
    let halves = digits.split(separator: point, omittingEmptySubsequences: false)
    let groups = halves[0].split(separator: thousands, omittingEmptySubsequences: false)
    guard halves.count <= 2, !halves.dropFirst().contains(where: { $0.contains(thousands) }),
      groups.count == 1 || groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return Decimal128(String(groups.joined()) + (halves.count == 2 ? "." + String(halves[1]) : ""))
  }

  private static let parts: [Character: Decimal128] = {
    var parts: [Character: Decimal128] = [:]
    for (sign, part) in [("½", "0.5"), ("¼", "0.25"), ("¾", "0.75")] as [(Character, String)] { parts[sign] = Decimal128(part) }
    return parts
  }()

  private static let words: [Substring: Int] = {
    let dutch = "twee drie vier vijf zes zeven acht negen tien elf twaalf".split(separator: " ")
    let english = "two three four five six seven eight nine ten eleven twelve".split(separator: " ")
    let pairs = [("één" as Substring, 1), ("eén", 1)] + dutch.enumerated().map { ($1, $0 + 2) } + english.enumerated().map { ($1, $0 + 2) }
    return Dictionary(pairs) { first, _ in first }
  }()
}
