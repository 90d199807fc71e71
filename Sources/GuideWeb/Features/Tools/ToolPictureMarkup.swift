import FEEL
import Funding
import Library
import Tools

/// Pictures of results: each says nothing that does not also stand in the results in words.
enum ToolPictureMarkup {
  static func markup(_ view: ToolResultView, _ context: PageContext) -> HTML {
    guard let picture = view.run.tool.picture else { return .none }
    let drawn: HTML =
      switch picture.kind {
      case .timeline: timeline(picture, view, context)
      case .bars: bars(picture, view, context)
      case .lanes: lanes(picture, view, context)
      }
    guard !drawn.isEmpty else { return .none }
    return "<section aria-labelledby=\"beeld\"><h2 id=\"beeld\">\(context.say(.toolPicture))</h2>\(drawn)</section>"
  }

  /// What a part of a picture is called, and its value.
  private static func parts(_ picture: ToolPicture, _ view: ToolResultView, _ context: PageContext) -> [(name: String, value: Value)] {
    picture.parts.compactMap { id -> (String, Value)? in
      if let input = view.run.tool.input(id) { return view.run.given[id].map { (input.name[context.language], $0) } }
      guard let answer = view.run.answer(id), case .known(let value) = answer.state else { return nil }
      return (answer.result.name[context.language], value)
    }
  }

  private static func timeline(_ picture: ToolPicture, _ view: ToolResultView, _ context: PageContext) -> HTML {
    let days = parts(picture, view, context).compactMap { part -> (String, CalendarDate)? in
      if case .date(let day) = part.value { (part.name, day) } else { nil }
    }.sorted { $0.1 < $1.1 }
    guard days.count > 1, let first = days.first?.1, let last = days.last?.1 else { return .none }
    let length = max(1, last.dayNumber - first.dayNumber)
    let marks = days.enumerated().map { index, day -> HTML in
      let x = 20 + (day.1.dayNumber - first.dayNumber) * 600 / length
      let y = index % 2 == 0 ? 24 : 56
      return """
        <line x1="\(x)" y1="\(y)" x2="\(x)" y2="40" class="mark"/><circle cx="\(x)" cy="\(y)" r="11" class="dot"/>\
        <text x="\(x)" y="\(y + 4)" text-anchor="middle" class="dot-text">\(index + 1)</text>
        """
    }
    let list = days.map { day -> HTML in "<li>\(context.date(day.1)): \(day.0)</li>" }
    return """
      <svg class="timeline" viewBox="0 0 640 80" role="img" aria-label="\(context.say(.toolPicture))">\
      <line x1="20" y1="40" x2="620" y2="40" class="axis"/>\(marks)</svg>
      <ol>\(list)</ol>
      """
  }

  private static func bars(_ picture: ToolPicture, _ view: ToolResultView, _ context: PageContext) -> HTML {
    let numbers = parts(picture, view, context).compactMap { part -> (String, Decimal128)? in
      if case .number(let number) = part.value { (part.name, number) } else { nil }
    }
    let values = numbers.map { Double($0.1.description) ?? 0 }
    guard numbers.count > 1, values.contains(where: { $0 != 0 }) else { return .none }
    let scale = Chart.Scale(values)
    let items = zip(numbers, values).map { number, value -> HTML in
      let measure = view.run.tool.results.first { $0.name[context.language] == number.0 }.flatMap { result -> ToolValueKind.Measure? in
        if case .number(let measure) = result.kind { measure } else { nil }
      }
      return "<li>\(number.0): \(view.words.number(number.1, measure ?? .decimal))\(Chart.track([Chart.Bar(value)], scale))</li>"
    }
    return "<ul class=\"measures\">\(items)</ul>"
  }

  /// A row per lane, a column per row of the result.
  private static func lanes(_ picture: ToolPicture, _ view: ToolResultView, _ context: PageContext) -> HTML {
    guard let id = picture.parts.first, let answer = view.run.answer(id), case .known(.list(let values)) = answer.state,
      case .rows(let columns) = answer.result.kind, let column = columns.first(where: { $0.id == picture.column }), values.count > 1
    else { return .none }
    let rows = values.compactMap { if case .context(let row) = $0 { row } else { nil } }
    let names = rows.map { view.words.words($0[column.id] ?? .null, column.kind) }
    let lanes = unique(names)
    let other = columns.first { $0.id != column.id }
    let lines = lanes.map { lane -> HTML in
      let cells = zip(rows, names).map { row, name -> HTML in
        guard name == lane else { return "<td></td>" }
        let text = other.map { view.words.words(row[$0.id] ?? .null, $0.kind) } ?? ""
        return "<td class=\"lane\">\(text)</td>"
      }
      return "<tr><th scope=\"row\">\(lane)</th>\(cells)</tr>"
    }
    let heads = rows.indices.map { index -> HTML in "<th scope=\"col\">\(index + 1)</th>" }
    let title = answer.result.name[context.language]
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="\(context.say(.toolPicture)): \(title)"><table class="lanes">
      <caption class="hidden">\(title)</caption><thead><tr><td></td>\(heads)</tr></thead><tbody>\(lines)</tbody></table></div>
      """
  }
}
