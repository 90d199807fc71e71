import FEEL
import Library

/// Why a value cannot be an input of a tool; never holds what was sent.
package struct ToolInputProblem: Error, Hashable, Sendable {
  /// Where: the name of the input, and for rows the number and the column.
  package let path: [String]
  package let message: Text

  package init(path: [String] = [], message: Text) { (self.path, self.message) = (path, message) }

  func under(_ name: String) -> ToolInputProblem { ToolInputProblem(path: [name] + path, message: message) }
}

/// Reads what JSON gives for the inputs of a tool. `null`, and what is left out, is open.
package enum ToolInputReader {
  package static func inputs(_ json: JSON?, of tool: Tool) -> Result<[String: Value], ToolInputProblems> {
    guard let json else { return .success([:]) }
    guard case .object(let members) = json else {
      return .failure(
        ToolInputProblems(problems: [
          ToolInputProblem(message: Text(nl: "Hier hoort een object te staan.", en: "An object is expected here."))
        ]))
    }
    var values: [String: Value] = [:]
    var problems: [ToolInputProblem] = []
    for member in members {
      guard let input = tool.input(member.key) else {
        let known = tool.inputs.map(\.id).joined(separator: ", ")
        problems.append(
          ToolInputProblem(
            path: [member.key],
            message: Text(
              nl: "Dit hulpmiddel vraagt dit niet. Het vraagt: \(known).", en: "This tool does not ask this. It asks: \(known).")))
        continue
      }
      guard member.value != .null else { continue }
      switch value(member.value, input.kind) {
      case .success(let value): values[input.id] = value
      case .failure(let problem): problems.append(problem.under(input.id))
      }
    }
    return problems.isEmpty ? .success(values) : .failure(ToolInputProblems(problems: problems))
  }

  package static func value(_ json: JSON, _ kind: ToolValueKind) -> Result<Value, ToolInputProblem> {
    switch (kind, json) {
    case (.choice(let choices), .string(let text)):
      return choices.contains { $0.id == text } ? .success(.string(text)) : problem(oneOf(choices))
    case (.choice(let choices), _): return problem(oneOf(choices))
    case (.choices(let choices), .array(let elements)):
      let texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
      guard texts.count == elements.count, Set(texts).count == texts.count, texts.allSatisfy({ text in choices.contains { $0.id == text } })
      else { return problem(oneOf(choices)) }
      return .success(.list(choices.map(\.id).filter(texts.contains).map(Value.string)))
    case (.choices(let choices), _): return problem(oneOf(choices))
    case (.yesNo, .boolean(let flag)): return .success(.boolean(flag))
    case (.yesNo, _): return problem(Text(nl: "Hier hoort true of false.", en: "true or false is expected here."))
    case (.number(let measure, let bounds), .number(let text)):
      guard let number = Decimal128(text) else { return problem(Text(nl: "Dit getal is te groot.", en: "This number is too large.")) }
      return checked(number, measure, bounds)
    case (.number, _): return problem(Text(nl: "Hier hoort een getal.", en: "A number is expected here."))
    case (.date, .string(let text)):
      guard let day = CalendarDate(written: text) else { return problem(dayExpected) }
      return .success(.date(day))
    case (.date, _): return problem(dayExpected)
    case (.rows(let columns, let most), .array(let rows)): return self.rows(rows, columns, most)
    case (.rows, _): return problem(Text(nl: "Hier hoort een lijst van rijen.", en: "A list of rows is expected here."))
    }
  }

  /// A number that is known to be one: whole where it must be, and inside its bounds.
  package static func checked(
    _ number: Decimal128, _ measure: ToolValueKind.Measure, _ bounds: ToolValueKind.Bounds
  ) -> Result<Value, ToolInputProblem> {
    if measure == .whole, !number.isWhole { return problem(Text(nl: "Hier hoort een heel getal.", en: "A whole number is expected here.")) }
    guard bounds.contain(number) else {
      let (from, to) = (bounds.from?.description ?? "…", bounds.to?.description ?? "…")
      return problem(Text(nl: "Dit moet van \(from) tot en met \(to) zijn.", en: "This must be from \(from) to \(to)."))
    }
    return .success(.number(number))
  }

  private static func rows(_ rows: [JSON], _ columns: [ToolColumn], _ most: Int) -> Result<Value, ToolInputProblem> {
    guard rows.count <= most else { return problem(Text(nl: "Dit zijn meer dan \(most) rijen.", en: "These are more than \(most) rows.")) }
    var values: [Value] = []
    for (index, row) in rows.enumerated() {
      guard case .object(let members) = row else {
        return .failure(
          ToolInputProblem(message: Text(nl: "Hier hoort een object te staan.", en: "An object is expected here.")).under("\(index)"))
      }
      if let strange = members.first(where: { member in !columns.contains { $0.id == member.key } }) {
        let message = Text(nl: "Deze kolom bestaat niet.", en: "This column does not exist.")
        return .failure(ToolInputProblem(message: message).under(strange.key).under("\(index)"))
      }
      var entries: [(String, Value)] = []
      for column in columns {
        guard let json = row[column.id], json != .null else {
          let message = Text(nl: "Deze kolom is leeg.", en: "This column is empty.")
          return .failure(ToolInputProblem(message: message).under(column.id).under("\(index)"))
        }
        switch value(json, column.kind) {
        case .success(let value): entries.append((column.id, value))
        case .failure(let problem): return .failure(problem.under(column.id).under("\(index)"))
        }
      }
      values.append(.context(Context(entries)))
    }
    return .success(.list(values))
  }

  private static let dayExpected = Text(
    nl: "Hier hoort een dag te staan, als 2026-01-31.", en: "A day is expected here, written as 2026-01-31.")

  private static func oneOf(_ choices: [ToolChoice]) -> Text {
    let names = choices.map(\.id).joined(separator: ", ")
    return Text(nl: "Hier hoort een van deze te staan: \(names).", en: "One of these is expected here: \(names).")
  }

  private static func problem(_ message: Text) -> Result<Value, ToolInputProblem> { .failure(ToolInputProblem(message: message)) }
}

/// Every reason why inputs cannot be used.
package struct ToolInputProblems: Error, Sendable {
  package let problems: [ToolInputProblem]
}
