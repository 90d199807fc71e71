import FEEL
import Library
import Tools

/// Values of tools in words, for people.
package struct ToolWords: Sendable {
  let guide: Guide
  let language: Language

  package init(_ guide: Guide, _ language: Language) { (self.guide, self.language) = (guide, language) }

  /// A result in words; `nil` where there is none to say in one line: a table, or verdicts.
  package func words(_ value: Value, _ kind: ToolResult.Kind) -> String? {
    switch (kind, value) {
    case (.number(let measure), .number(let number)): self.number(number, measure)
    case (.date, .date(let day)): guide.text(of: day, language)
    case (.yesNo, .boolean(let flag)): yesNo(flag)
    case (.verdict(let verdicts), .string(let id)): verdicts.first { $0.id == id }?.name[language]
    default: nil
    }
  }

  /// What was filled in, or what stands in a cell of a table.
  package func words(_ value: Value, _ kind: ToolValueKind) -> String {
    switch (kind, value) {
    case (.number(let measure, _), .number(let number)): self.number(number, measure)
    case (.date, .date(let day)): guide.text(of: day, language)
    case (.yesNo, .boolean(let flag)): yesNo(flag)
    case (.choice(let choices), .string(let id)): choices.first { $0.id == id }?.name[language] ?? id
    case (.choices(let choices), .list(let values)):
      values.compactMap { value in choices.first { .string($0.id) == value }?.name[language] }.joined(separator: ", ")
    default: ToolValueText.plain(ToolValueText.json(value))
    }
  }

  package func number(_ number: Decimal128, _ measure: ToolValueKind.Measure) -> String {
    switch measure {
    case .money: return ToolValueText.money(number, language)
    case .percentage: return grouped(ToolValueText.plain(number)) + "%"
    case .hours: return guide.phrase(.toolHours, language, ["aantal": grouped(ToolValueText.plain(number))])
    case .whole, .decimal: return grouped(ToolValueText.plain(number))
    }
  }

  /// A number that was found, in three digits, or whole.
  package func roughly(_ value: Double) -> String {
    var digits = 1.0
    while value != 0, abs(value) * digits < 100, digits < 1e6 { digits *= 10 }
    return number(Decimal128("\((value * digits).rounded() / digits)") ?? .zero, .decimal)
  }

  /// A number with its unit, as people say it: of `deel` a percentage, of `euro` an amount of money.
  package func amount(_ value: Double, unit: String) -> String {
    if unit == "deel" { return roughly(value * 100) + "%" }
    let words = self.unit(unit)
    guard unit == "euro" || unit.hasPrefix("euro per ") else {
      return "\(roughly(value)) \(abs(value) == 1 ? words : many(words))"
    }
    // Above a hundred, cents say nothing.
    let money = Decimal128("\(value)")?.rounded(toScale: abs(value) < 100 ? 2 : 0, .halfUp) ?? .zero
    // The sign of the euro never stands alone at the end of a line.
    return number(money, .money).replacing(" ", with: "\u{A0}") + words.dropFirst("euro".count)
  }

  /// A number as it was given, with its unit.
  package func exact(_ number: Decimal128, unit: String) -> String {
    if unit == "deel", let percents = number.multiplied(by: Decimal128(100)) { return self.number(percents, .percentage) }
    let words = self.unit(unit)
    guard unit == "euro" || unit.hasPrefix("euro per ") else {
      return "\(self.number(number, .decimal)) \(number == Decimal128(1) ? words : many(words))"
    }
    return ToolValueText.exactMoney(number, language).replacing(" ", with: "\u{A0}") + words.dropFirst("euro".count)
  }

  /// A unit, which files write in Dutch, in the language of the reader; a word that is in no list stays as it is.
  package func unit(_ unit: String) -> String {
    let words = units(.caseUnits, .nl, .caseUnits, language)
    return unit.split(separator: " ").map { words[$0] ?? $0 }.joined(separator: " ")
  }

  /// A unit of which there are more: what is counted, and not by what it is divided.
  private func many(_ unit: String) -> String {
    let words = unit.split(separator: " ")
    guard let first = words.first, let more = units(.caseUnits, language, .caseUnitsMany, language)[first] else { return unit }
    return ([more] + words.dropFirst()).joined(separator: " ")
  }

  private func units(_ from: Phrase, _ language: Language, _ to: Phrase, _ other: Language) -> [Substring: Substring] {
    Dictionary(zip(guide.phrase(from, language).split(separator: " "), guide.phrase(to, other).split(separator: " "))) { first, _ in first }
  }

  private func yesNo(_ flag: Bool) -> String { guide.phrase(flag ? .toolYes : .toolNo, language) }

  private func grouped(_ plain: String) -> String { ToolValueText.grouped(plain, language) }

  /// The sum of a result with its values filled in; `nil` where some of them are not known.
  package func sum(_ answer: ToolRun.Answer, _ run: ToolRun) -> String? {
    guard let sum = answer.result.sum, case .known = answer.state else { return nil }
    var values: TextValues = [:]
    for input in run.tool.inputs {
      if let value = run.given[input.id] { values[input.id] = inSum(value, measure(input.kind)) ?? words(value, input.kind) }
    }
    for figure in run.figures {
      values[figure.parameter.id.text] = inSum(figure.used.value, figure.parameter.measure) ?? words(figure.used)
    }
    for other in run.answers {
      if case .known(let value) = other.state, let text = inSum(value, measure(other.result.kind)) ?? words(value, other.result.kind) {
        values[other.result.id] = text
      }
    }
    let text = sum.filled(language, values)
    return text.contains("{") ? nil : text
  }

  /// A number as it stands in a sum, with nothing rounded: euros and percentages with their sign; the unit of anything else stands in the
  /// words of the sum.
  private func inSum(_ value: Value, _ measure: ToolValueKind.Measure?) -> String? {
    guard case .number(let number) = value else { return nil }
    switch measure {
    case .money: return ToolValueText.exactMoney(number, language)
    case .percentage: return self.number(number, .percentage)
    case .hours, .whole, .decimal, nil: return grouped(ToolValueText.plain(number))
    }
  }

  private func measure(_ kind: ToolValueKind) -> ToolValueKind.Measure? { if case .number(let measure, _) = kind { measure } else { nil } }
  private func measure(_ kind: ToolResult.Kind) -> ToolValueKind.Measure? { if case .number(let measure) = kind { measure } else { nil } }

  package func words(_ figure: DatedFigure.Dated) -> String {
    switch figure.value {
    case .number(let number): grouped(ToolValueText.plain(number))
    case .date(let day): guide.text(of: day, language)
    default: ToolValueText.plain(ToolValueText.json(figure.value))
    }
  }

  /// What an open result waits for: inputs to fill in, and figures that are not known for the day.
  package func missing(_ answer: ToolRun.Answer, _ run: ToolRun) -> String {
    let ids = run.missing(for: answer)
    let inputs = ids.compactMap { run.tool.input($0)?.name[language] }
    let figures = ids.compactMap { guide.library.find(DatedFigure.ID($0))?.title[language] }
    let sentences = [
      inputs.isEmpty ? nil : guide.phrase(.toolMissing, language, ["wat": inputs.joined(separator: "; ")]),
      figures.isEmpty ? nil : guide.phrase(.toolNoFigure, language, ["wat": figures.joined(separator: "; ")]),
    ]
    // The name of an input may be a question, and ends by itself.
    return sentences.compactMap(\.self).map { $0.hasSuffix("?.") ? String($0.dropLast()) : $0 }.joined(separator: " ")
  }

  /// What is known of an open result.
  package func still(_ answer: ToolRun.Answer) -> String? {
    switch answer.state {
    case .between(let from, let to):
      guard case .number(let measure) = answer.result.kind else { return nil }
      return guide.phrase(.toolBetween, language, ["van": number(from, measure), "tot": number(to, measure)])
    case .oneOf(let values):
      let words = values.compactMap { self.words($0, answer.result.kind) }
      return words.count == values.count ? guide.phrase(.toolOneOf, language, ["wat": words.joined(separator: " / ")]) : nil
    case .known, .open, .none: return nil
    }
  }
}

/// The answer of a tool as plain text, for the terminal.
package enum ToolText {
  /// All tools, by what a reader comes for.
  package static func list(_ guide: Guide, _ language: Language) -> String {
    ToolGroup.allCases.compactMap { group in
      let lines = guide.tools(in: group).map { "  \($0.tool.id): \($0.tool.title[language])" }
      return lines.isEmpty ? nil : ([guide.phrase(group.title, language)] + lines).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  package static func of(_ run: ToolRun, _ guide: Guide, _ language: Language) -> String {
    let words = ToolWords(guide, language)
    var lines = [run.tool.title[language], ""]
    for answer in run.core + run.next + run.rest {
      let name = answer.result.name[language]
      switch answer.state {
      case .none: lines.append("\(name): \(guide.phrase(.toolNone, language))")
      case .open, .between, .oneOf:
        lines.append("\(name): " + [words.still(answer), words.missing(answer, run)].compactMap(\.self).joined(separator: " "))
      case .known(let value):
        if let text = words.words(value, answer.result.kind) {
          lines.append("\(name): \(text)")
          if let verdict = answer.result.verdicts(in: value).first?.explanation { lines.append("  \(verdict[language])") }
        } else {
          lines.append("\(name):")
          lines += several(value, answer.result, words, language)
        }
        if let sum = words.sum(answer, run) { lines.append("  \(sum)") }
        for reason in answer.reasons {
          lines.append("  \(reason[language]) [\(reason.facts.map(\.text).joined(separator: " "))]")
        }
      }
    }
    if !run.notices.isEmpty { lines.append("") }
    lines += run.notices.map { "! \($0.text[language]) [\($0.facts.map(\.text).joined(separator: " "))]" }
    for figure in run.figures where figure.isOutOfDate {
      lines.append(
        "! " + guide.phrase(.toolOldFigure, language, ["wat": figure.parameter.title[language], "jaar": String(figure.used.from.year)]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func several(_ value: Value, _ result: ToolResult, _ words: ToolWords, _ language: Language) -> [String] {
    if case .rows(let columns) = result.kind, case .list(let rows) = value {
      return rows.map { row in
        guard case .context(let context) = row else { return "  -" }
        return "  - "
          + columns.map { column in "\(column.name[language]): \(words.words(context[column.id] ?? .null, column.kind))" }.joined(
            separator: "; ")
      }
    }
    return result.verdicts(in: value).map { verdict in
      "  - \(verdict.name[language])" + (verdict.explanation.map { ": \($0[language])" } ?? "")
    }
  }
}
