import Library
import Tools

/// How tools must fit the rest of the guide.
enum ToolGuideChecks {
  static func problems(in library: Library) -> [LibraryProblem] {
    library[Tool.self].flatMap { tool in traits(tool, library) + fromAdvice(tool, library) + picture(tool) + days(tool) }
  }

  private static func traits(_ tool: Tool, _ library: Library) -> [LibraryProblem] {
    tool.traits.flatMap { trait in
      let known = library.find(trait.trait)?.choices.map(\.id) ?? []
      return trait.choices.filter { !known.contains($0) }.map {
        LibraryProblem(tool, "'\($0)' does not exist under \(trait.trait).", "Use one of: \(known.joined(separator: ", ")).")
      }
    }
  }

  /// What an advice fills in must be an answer there, and a choice here.
  private static func fromAdvice(_ tool: Tool, _ library: Library) -> [LibraryProblem] {
    tool.inputs.flatMap { input -> [LibraryProblem] in
      guard let source = input.fromAdvice else { return [] }
      guard let question = library.find(Question.ID(source.question)) else {
        return [
          LibraryProblem(
            tool, "uitAdvies of '\(input.id)' names the question '\(source.question)', which does not exist.", "Correct the id.")
        ]
      }
      let values: [String] =
        switch input.kind {
        case .choice(let choices), .choices(let choices): choices.map(\.id)
        case .yesNo: ["true", "false"]
        case .number, .date, .rows: []
        }
      return source.meanings.sorted { $0.key < $1.key }.compactMap { answer, meaning in
        if question.option(answer) == nil {
          return LibraryProblem(
            tool, "The question '\(question.id)' has no answer '\(answer)'.", "Correct it in uitAdvies of '\(input.id)'.")
        }
        return values.contains(meaning)
          ? nil : LibraryProblem(tool, "'\(meaning)' is no value of '\(input.id)'.", "Correct it in uitAdvies.")
      }
    }
  }

  private static func picture(_ tool: Tool) -> [LibraryProblem] {
    guard let picture = tool.picture else { return [] }
    return picture.parts.filter { tool.input($0) == nil && tool.result($0) == nil }.map {
      LibraryProblem(tool, "The picture shows '\($0)', which the tool does not have.", "Correct it under beeld.")
    }
  }

  private static func days(_ tool: Tool) -> [LibraryProblem] {
    tool.checking.next > tool.checking.last
      ? [] : [LibraryProblem(tool, "It must be looked at again before it was looked at.", "Write a later day at herzien.")]
  }
}
