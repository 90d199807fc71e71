import FEEL
import Library

/// A request for advice as it comes in from outside: answers, and perhaps a date and a language.
package struct AdviceRequest: Hashable, Sendable {
  package let answers: Answers
  package let date: CalendarDate
  package let language: Language
  /// Who reads the advice; `nil` when not said.
  package let reader: Reader.ID?
}

/// One thing that is wrong with a request: where (a JSON pointer) and what. The pointer names keys; no value that was sent is held.
package struct RequestProblem: Hashable, Sendable {
  package let pointer: String
  package let text: Text

  package init(pointer: String, text: Text) { (self.pointer, self.text) = (pointer, text) }

  /// A key as a step of a JSON pointer (RFC 6901), cut off at `OutsideText.longestName` characters. It holds what was sent: for JSON and the terminal only.
  package static func pointer(_ key: String) -> String {
    "/" + String(key.prefix(OutsideText.longestName)).replacing("~", with: "~0").replacing("/", with: "~1")
  }
}

package struct RequestProblems: Error, Hashable, Sendable {
  package let problems: [RequestProblem]

  package init(problems: [RequestProblem]) { self.problems = problems }
}

extension Guide {
  /// Reads `{"antwoorden": {…}, "peildatum": "2026-01-31", "taal": "nl", "lezer": "maker"}`; only `antwoorden` is required.
  /// All problems at once.
  package func request(
    _ json: JSON, today: CalendarDate, language defaultLanguage: Language = .nl
  ) -> Result<AdviceRequest, RequestProblems> {
    guard case .object(let members) = json else {
      return .failure(
        RequestProblems(problems: [
          RequestProblem(pointer: "", text: Text(nl: "Hier hoort een object.", en: "An object is expected here."))
        ]))
    }
    var problems: [RequestProblem] = []
    for member in members where !["antwoorden", "peildatum", "taal", Reader.key].contains(member.key) {
      problems.append(
        RequestProblem(
          pointer: RequestProblem.pointer(member.key),
          text: Text(
            nl: "Deze sleutel bestaat niet. Gebruik antwoorden, peildatum, taal en lezer.",
            en: "This key does not exist. Use antwoorden, peildatum, taal and lezer.")))
    }
    let date = readDate(json["peildatum"], default: today, &problems)
    let language = readLanguage(json["taal"], default: defaultLanguage, &problems)
    let reader = readReader(json[Reader.key], &problems)
    let answers = readAnswers(json["antwoorden"], pointer: "/antwoorden", &problems)
    guard problems.isEmpty, let answers else { return .failure(RequestProblems(problems: problems)) }
    return .success(AdviceRequest(answers: answers, date: date, language: language, reader: reader))
  }

  /// Reads an object of answers; notes every problem.
  package func readAnswers(_ json: JSON?, pointer: String, _ problems: inout [RequestProblem]) -> Answers? {
    guard case .object(let members) = json else {
      problems.append(
        RequestProblem(
          pointer: pointer, text: Text(nl: "Hier hoort een object met antwoorden.", en: "An object with answers is expected here.")))
      return nil
    }
    switch answers(members.map { ($0.key, $0.value.rawAnswer) }) {
    case .success(let answers): return answers
    case .failure(let failure):
      problems += failure.problems.map {
        RequestProblem(pointer: pointer + RequestProblem.pointer($0.question), text: text(of: $0))
      }
      return nil
    }
  }

  private func readDate(_ json: JSON?, default today: CalendarDate, _ problems: inout [RequestProblem]) -> CalendarDate {
    guard let json else { return today }
    if case .string(let text) = json, let date = CalendarDate(written: text) { return date }
    problems.append(
      RequestProblem(
        pointer: "/peildatum",
        text: Text(
          nl: "De peildatum is een bestaande dag, geschreven als 2026-01-31.",
          en: "The peildatum is an existing day, written as 2026-01-31.")))
    return today
  }

  private func readReader(_ json: JSON?, _ problems: inout [RequestProblem]) -> Reader.ID? {
    guard let json, json != .null else { return nil }
    if case .string(let text) = json, let reader = reader(Reader.ID(text)) { return reader.id }
    let known = readers.map(\.id.text).joined(separator: ", ")
    problems.append(
      RequestProblem(
        pointer: "/\(Reader.key)", text: Text(nl: "De lezer is een van: \(known).", en: "The reader (lezer) is one of: \(known).")))
    return nil
  }

  private func readLanguage(_ json: JSON?, default language: Language, _ problems: inout [RequestProblem]) -> Language {
    guard let json else { return language }
    if case .string(let text) = json, let known = Language(rawValue: text) { return known }
    problems.append(RequestProblem(pointer: "/taal", text: Text(nl: "De taal is nl of en.", en: "The language is nl or en.")))
    return language
  }
}

extension JSON {
  /// The value as an answer that is not checked yet.
  package var rawAnswer: RawAnswer {
    switch self {
    case .string(let text): return .text(text)
    case .array(let elements):
      var texts: [String] = []
      for element in elements {
        guard case .string(let text) = element else { return .unusable }
        texts.append(text)
      }
      return .list(texts)
    default: return .unusable
    }
  }
}

extension Guide {
  /// The answers as query items, in the order of the interview: lists as repeated keys, the empty list as "none of these".
  package func queryItems(_ answers: Answers) -> [(key: String, value: String)] {
    pages.flatMap(\.questions).flatMap { question -> [(key: String, value: String)] in
      switch answers[question] {
      case nil: []
      case .unknown: [(question.text, Answer.unknownID)]
      case .one(let option): [(question.text, option)]
      case .several(let options) where options.isEmpty: [(question.text, Answer.noneID)]
      case .several(let options): options.map { (question.text, $0) }
      }
    }
  }

  /// The address of the advice page for these answers on this date: it gives the same advice again as long as the
  /// edition stays the same.
  package func adviceAddress(_ answers: Answers, on date: CalendarDate, _ reader: Reader.ID?, language: Language) -> String {
    let items = queryItems(answers) + [(Self.dateInput, date.description)] + (reader.map { [(Reader.key, $0.text)] } ?? [])
    let query = items.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
    return (language == .nl ? "" : "/\(language.rawValue)") + "/advies?" + query
  }
}
