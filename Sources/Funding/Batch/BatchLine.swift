import FEEL
import Library

/// One line of `batch`: `{"id": …, "antwoorden": {…}}` in, the verdicts out.
package enum BatchLine {
  /// - Returns: the line to print, and whether it holds a verdict rather than an error.
  package static func answer(_ line: some Collection<UInt8>, _ verdicts: StatusIndex, on date: CalendarDate) -> (
    text: String, isVerdict: Bool
  ) {
    let json: JSON
    do {
      json = try JSONReader.read(line, texts: .ids(free: "id"))
    } catch {
      return (failure(.null, [(pointer: "", text: error.message.nl + " (teken \(error.offset + 1))")]), false)
    }
    let id: JSON =
      switch json["id"] {
      case .string?, .number?: json["id"] ?? .null
      default: .null
      }
    var problems: [RequestProblem] = []
    if case .object(let members) = json {
      if id == .null {
        problems.append(
          RequestProblem(
            pointer: "/id", text: Text(nl: "Er hoort een id, een tekst of een getal.", en: "An id is expected: a text or a number.")))
      }
      for member in members where member.key != "id" && member.key != "antwoorden" {
        problems.append(
          RequestProblem(
            pointer: RequestProblem.pointer(member.key),
            text: Text(nl: "Deze sleutel bestaat niet. Gebruik id en antwoorden.", en: "This key does not exist. Use id and antwoorden.")))
      }
    }
    let answers = verdicts.guide.readAnswers(json["antwoorden"], pointer: "/antwoorden", &problems)
    guard problems.isEmpty, let answers else { return (failure(id, problems.map { ($0.pointer, $0.text.nl) }), false) }
    return (verdict(id, answers, verdicts, date).text(), true)
  }

  /// The answer to a line that is too long to be read.
  package static let lineTooLong = failure(.null, [(pointer: "", text: "De regel is langer dan 1 MB.")])

  private static func verdict(_ id: JSON, _ answers: Answers, _ verdicts: StatusIndex, _ date: CalendarDate) -> JSON {
    let verdict = verdicts.verdict(for: answers, on: date)
    var statuses: [JSON.Member] = []
    var possible: [JSON.Member] = []
    for (outcome, statusesLeft) in zip(verdicts.guide.outcomes, verdict.possible) {
      let status = statusesLeft.count == 1 ? statusesLeft[0] : .unknown
      statuses.append(JSON.Member(key: outcome.id.text, value: .string(status.rawValue)))
      if status == .unknown {
        possible.append(JSON.Member(key: outcome.id.text, value: .array(statusesLeft.map { .string($0.rawValue) })))
      }
    }
    var members: [JSON.Member] = [
      JSON.Member(key: "id", value: id), JSON.Member(key: "uitkomsten", value: .object(statuses)),
      JSON.Member(key: "mogelijk", value: .object(possible)),
      JSON.Member(key: "vervolgvragen", value: .array(verdict.followUp.map { .string($0.text) })),
    ]
    if !answers.retirements.isEmpty {
      members.append(JSON.Member(key: "vertaald", value: .array(answers.retirements.map { .string($0.question) })))
    }
    return .object(members)
  }

  private static func failure(_ id: JSON, _ problems: [(pointer: String, text: String)]) -> String {
    let fout: JSON = [
      "titel": "De regel kan niet worden gelezen.",
      "fouten": .array(problems.map { ["plaats": .string($0.pointer), "melding": .string($0.text)] }),
    ]
    return JSON.object([JSON.Member(key: "id", value: id), JSON.Member(key: "fout", value: fout)]).text()
  }
}
