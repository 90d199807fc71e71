import FEEL
import Funding
import Library

/// One call of a tool: its arguments, and the setting in which it is answered.
struct AgentCall: Sendable {
  let server: AgentServer
  /// Without texts that are dear to compare.
  let arguments: JSON
  /// As they were sent.
  let raw: JSON
  let language: Language

  var guide: Guide { server.guide }

  init(_ server: AgentServer, raw: JSON) throws(RequestProblems) {
    (self.server, self.raw, arguments) = (server, raw, raw.idsOnly)
    language = Self.language(raw)
    switch arguments["taal"] {
    case nil: break
    case .string(let text)? where Language(rawValue: text) != nil: break
    default: throw Self.problem("/taal", Text(nl: "De taal is nl of en.", en: "The language is nl or en."))
    }
  }

  /// The language that is asked, also when the rest is wrong.
  static func language(_ arguments: JSON) -> Language {
    if case .string(let text)? = arguments["taal"]?.idsOnly { Language(rawValue: text) ?? .nl } else { .nl }
  }

  /// The setting of what is the same for everybody today.
  var setting: AdviceSetting { AdviceSetting(guide, language, on: server.today()) }

  static func problem(_ pointer: String, _ text: Text) -> RequestProblems {
    RequestProblems(problems: [RequestProblem(pointer: pointer, text: text)])
  }

  /// The arguments without some that are no part of what is asked of the guide itself.
  func arguments(without names: String...) -> JSON {
    guard case .object(let members) = arguments else { return arguments }
    return .object(members.filter { !names.contains($0.key) })
  }

  /// A text that must be one of these.
  func choice(_ name: String, of names: [String]) throws(RequestProblems) -> String {
    if case .string(let text)? = arguments[name], names.contains(text) { return text }
    let all = names.joined(separator: ", ")
    throw Self.problem("/" + name, Text(nl: "Kies uit: \(all).", en: "Choose from: \(all)."))
  }

  func flag(_ name: String) throws(RequestProblems) -> Bool {
    switch arguments[name] {
    case nil: return false
    case .boolean(let flag)?: return flag
    default: throw Self.problem("/" + name, Text(nl: "Hier hoort true of false.", en: "true or false is expected here."))
    }
  }

  func number(_ name: String, in range: ClosedRange<Int>, otherwise: Int) throws(RequestProblems) -> Int {
    guard let json = arguments[name] else { return otherwise }
    if case .number(let text) = json, let number = Int(text), range.contains(number) { return number }
    throw Self.problem(
      "/" + name,
      Text(
        nl: "Geef een heel getal van \(range.lowerBound) tot en met \(range.upperBound).",
        en: "Give a whole number from \(range.lowerBound) to \(range.upperBound)."))
  }
}
