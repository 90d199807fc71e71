import DMN
import FEEL
import Library

/// The ways in which the words for the tree must fit the tree that follows from the rules.
enum TreeChecks {
  /// What can be said before there is a tree.
  static func problems(in parts: GuideParts) -> [LibraryProblem] {
    let content = parts.tree
    var problems: [LibraryProblem] = []
    for id in content.outcomes where parts.library.find(id) == nil {
      problems.append(problem(content, nil, "The outcome '\(id)' does not exist.", "Correct the id."))
    }
    for id in content.order where parts.rules.model.input(id) == nil && parts.rules.model.decision(id) == nil {
      problems.append(problem(content, nil, "'\(id)' is no question and no decision.", "Correct the id."))
    }
    for question in content.questions {
      for id in twice(question.answers.map(\.id)) {
        problems.append(LibraryProblem(question, "The answer '\(id)' stands here twice.", "Keep one."))
      }
      for answer in question.answers where answer.facts.isEmpty {
        problems.append(LibraryProblem(question, "The answer '\(answer.id)' names no facts to rest on.", "Add their ids under feiten."))
      }
    }
    return problems
  }

  /// Every question and answer of the tree has its words, and there are no words for what the tree does not show.
  static func problems(of tree: DecisionTree, _ content: TreeContent, _ parts: GuideParts) -> [LibraryProblem] {
    var problems: [LibraryProblem] = []
    var shown: [String: Set<String>] = [:]
    for node in tree.nodes {
      guard case .question(let question, let branches) = node else { continue }
      let id = question.key
      guard let words = content.question(id) else {
        if shown.updateValue([], forKey: id) == nil {
          problems.append(
            problem(content, nil, "The tree asks '\(id)', but there are no words for it.", "Add it under vragen, with its answers."))
        }
        continue
      }
      for branch in branches {
        guard case .values(let values) = branch.answers else {
          problems.append(
            problem(
              content, id, "The tree asks for a number or a day in '\(id)', and there are no words for that.",
              "Take it out of the rules of these outcomes, or show other outcomes."))
          continue
        }
        for value in values {
          if let answer = words.answer(value) {
            shown[id, default: []].insert(answer.id)
          } else if shown[id, default: []].insert(value.description).inserted {
            problems.append(
              problem(
                content, id, "The tree shows the answer \(value) of '\(id)', but there are no words for it.", "Add it under antwoorden."))
          }
        }
        let isWithoutEnd = tree.nodes[branch.target] == .result(.list([])) && !values.contains { words.answer($0)?.end != nil }
        if isWithoutEnd {
          let answers = values.map(\.description).joined(separator: ", ")
          problems.append(
            problem(
              content, id, "The answer \(answers) of '\(id)' leads to none of the outcomes, and no words say so.",
              "Add einde to the answer."))
        }
      }
    }
    for words in content.questions {
      guard let answers = shown[words.id.text] else {
        problems.append(problem(content, words.id.text, "The tree does not ask '\(words.id)'.", "Correct the id, or remove its words."))
        continue
      }
      for answer in words.answers where !answers.contains(answer.id) {
        problems.append(
          problem(
            content, words.id.text, "The tree does not show the answer '\(answer.id)' of '\(words.id)'.",
            "Correct the id, or remove its words."))
      }
    }
    return problems
  }

  /// A problem of the tree as a whole, or of the words for one of its questions.
  private static func problem(_ content: TreeContent, _ question: String?, _ message: String, _ remedy: String) -> LibraryProblem {
    let words = question.flatMap(content.question)
    return LibraryProblem(
      origin: words?.origin ?? content.origin, subject: "boom" + (question.map { " " + $0 } ?? ""), message: message, remedy: remedy)
  }

  private static func twice(_ ids: [String]) -> [String] {
    Dictionary(grouping: ids, by: { $0 }).filter { $1.count > 1 }.keys.sorted()
  }
}
