import DMN
import FEEL
import Library

/// The decision tree of the rules, in the words of the content.
package struct GuideTree: Sendable {
  package let tree: DecisionTree
  package let content: TreeContent
  private let outlines: [Language: DecisionTree.Outline]
  private let cases: TreeCases
  /// What the tree takes as given, in the order of the content.
  package let assumed: [(question: Question.ID, answer: Answer)]

  /// A tree with more lines than this is no picture that people can follow.
  private static let mostLines = 70

  /// - Throws: every way in which the words and the rules do not fit together.
  init(_ parts: GuideParts) throws(GuideProblems) {
    content = parts.tree
    assumed = try Self.assumed(parts)
    let given = assumed.isEmpty ? nil : try? parts.rules.known(Self.values(assumed))
    let tree: DecisionTree
    do {
      tree = try DecisionTree(
        parts.rules, outcomes: content.outcomes.map(\.text), being: .string(Status.fits.rawValue), name: "boom", assuming: given,
        order: content.order)
    } catch {
      throw GuideProblems(
        problems: error.problems.map { LibraryProblem(origin: parts.tree.origin, subject: "boom", message: $0.message, remedy: $0.remedy) })
    }
    let problems = TreeChecks.problems(of: tree, content, parts)
    guard problems.isEmpty else { throw GuideProblems(problems: problems) }
    var outlines: [Language: DecisionTree.Outline] = [:]
    for language in Language.allCases {
      outlines[language] = tree.outline(Self.texts(content, parts, language), expanding: Self.mostLines)
    }
    guard let shown = outlines[.nl], !tree.isCut, shown.all.count <= Self.mostLines, shown.all.allSatisfy({ !$0.isReference }),
      let cases = try? TreeCases(tree, shownAs: shown, parts.rules, assuming: given)
    else {
      throw GuideProblems(problems: [
        LibraryProblem(
          origin: parts.tree.origin, subject: "boom", message: "The tree has more than \(Self.mostLines) lines.",
          remedy: "Change the order of the questions under volgorde, or show fewer outcomes.")
      ])
    }
    (self.tree, self.outlines, self.cases) = (tree, outlines, cases)
  }

  private static func assumed(_ parts: GuideParts) throws(GuideProblems) -> [(question: Question.ID, answer: Answer)] {
    var assumed: [(question: Question.ID, answer: Answer)] = []
    for (id, raw) in parts.tree.assumptions {
      guard case .success(let answer) = parts.library.find(Question.ID(id))?.parse(raw), answer != .unknown else {
        throw GuideProblems(problems: [
          LibraryProblem(
            origin: parts.tree.origin, subject: "boom \(id)", message: "The tree assumes an answer to '\(id)' that does not exist.",
            remedy: "Correct it under aangenomen.")
        ])
      }
      assumed.append((Question.ID(id), answer))
    }
    return assumed
  }

  private static func values(_ answers: [(question: Question.ID, answer: Answer)]) -> [String: Value] {
    Dictionary(
      answers.compactMap { id, answer -> (String, Value)? in
        switch answer {
        case .unknown: nil
        case .one(let option): (id.text, .string(option))
        case .several(let options): (id.text, .list(options.map(Value.string)))
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The tree as it is shown, every part in full.
  package func outline(_ language: Language) -> DecisionTree.Outline? { outlines[language] }

  /// How every part stands, in the order of `outline(_:).all`.
  func standings(given known: KnownInputs) -> [TreeCases.Standing] { cases.standings(given: known) }

  /// The facts behind the answers that lead from `question` to `part`.
  package func facts(from question: DecisionTree.Outline, to part: DecisionTree.Outline) -> [Fact.ID] {
    guard case .question(let asked, let branches) = tree.nodes[question.node], let branch = part.branch,
      case .values(let values) = branches[branch].answers
    else { return [] }
    var facts: [Fact.ID] = []
    for answer in values.compactMap({ content.question(asked.key)?.answer($0) }) { facts += answer.facts.filter { !facts.contains($0) } }
    return facts
  }

  /// The outcomes at a part; empty for a question, and where the tree leads to none.
  package func outcomes(at part: DecisionTree.Outline) -> [Outcome.ID] {
    guard case .result(.list(let ids)) = tree.nodes[part.node] else { return [] }
    return content.outcomes.filter { ids.contains(.string($0.text)) }
  }

  private static func texts(_ content: TreeContent, _ parts: GuideParts, _ language: Language) -> DrawingTexts {
    var texts = DrawingTexts()
    for outcome in parts.library[Outcome.self] { texts.names[outcome.id.text] = outcome.short[language] }
    for question in content.questions {
      texts.questions[question.id.text] = question.text[language]
      for answer in question.answers {
        texts.values[question.id.text, default: [:]][answer.value] = answer.text[language]
        if let end = answer.end { texts.ends[question.id.text, default: [:]][answer.value] = end[language] }
      }
    }
    // These words stay together on a line.
    texts.words.all =
      parts.library.find(InterfaceText.ID(Phrase.treeFollowAll.rawValue))?.text[language].replacing(" ", with: "\u{A0}") ?? ""
    return texts
  }
}

extension DecisionTree.Outline {
  fileprivate var isReference: Bool { if case .reference = kind { true } else { false } }
}

extension Guide {
  /// How every part of the tree stands for these answers, in the order of `tree.outline(_:).all`.
  package func treeStandings(for answers: Answers, on date: CalendarDate) -> [TreeCases.Standing] {
    tree.standings(given: known(answers, on: date))
  }
}
