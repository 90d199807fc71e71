import FEEL
import Library
import Tools

/// What is asked of a tool: `{"invoer": {…}, "peildatum": "2026-01-31", "oudeCijfers": true, "taal": "nl"}`. Everything may be left out.
package struct ToolRequest: Sendable {
  package let inputs: [String: Value]
  package let date: CalendarDate
  package let acceptsOldFigures: Bool
  package let language: Language

  /// Reads a request; every problem at once.
  package static func read(
    _ json: JSON, of tool: Tool, today: CalendarDate, language defaultLanguage: Language
  ) -> Result<ToolRequest, RequestProblems> {
    guard case .object(let members) = json else {
      let text = Text(nl: "Hier hoort een object.", en: "An object is expected here.")
      return .failure(RequestProblems(problems: [RequestProblem(pointer: "", text: text)]))
    }
    var problems = members.filter { !["invoer", Guide.dateInput, "oudeCijfers", "taal"].contains($0.key) }.map {
      RequestProblem(
        pointer: RequestProblem.pointer($0.key),
        text: Text(
          nl: "Deze sleutel bestaat niet. Gebruik invoer, peildatum, oudeCijfers en taal.",
          en: "This key does not exist. Use invoer, peildatum, oudeCijfers and taal."))
    }
    var (date, accepts, language) = (today, false, defaultLanguage)
    switch json[Guide.dateInput] {
    case nil: break
    case .string(let text) where CalendarDate(written: text) != nil: date = CalendarDate(written: text) ?? today
    default:
      problems.append(
        RequestProblem(
          pointer: "/" + Guide.dateInput, text: Text(nl: "Schrijf een dag als 2026-01-31.", en: "Write a day as 2026-01-31.")))
    }
    switch json["oudeCijfers"] {
    case nil: break
    case .boolean(let flag): accepts = flag
    default:
      problems.append(
        RequestProblem(pointer: "/oudeCijfers", text: Text(nl: "Hier hoort true of false.", en: "true or false is expected here.")))
    }
    switch json["taal"] {
    case nil: break
    case .string(let text) where Language(rawValue: text) != nil: language = Language(rawValue: text) ?? defaultLanguage
    default: problems.append(RequestProblem(pointer: "/taal", text: Text(nl: "Kies nl of en.", en: "Choose nl or en.")))
    }
    switch ToolInputReader.inputs(json["invoer"], of: tool) {
    case .success(let inputs):
      return problems.isEmpty
        ? .success(ToolRequest(inputs: inputs, date: date, acceptsOldFigures: accepts, language: language))
        : .failure(RequestProblems(problems: problems))
    case .failure(let failure):
      problems += failure.problems.map { problem in
        RequestProblem(pointer: "/invoer" + problem.path.map(RequestProblem.pointer).joined(), text: problem.message)
      }
      return .failure(RequestProblems(problems: problems))
    }
  }
}
