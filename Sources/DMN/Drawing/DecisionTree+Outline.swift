import FEEL

extension DecisionTree {
  /// A tree as it is shown: every part with the parts below it. What is needed in several places is shown once, and
  /// pointed to by its number from the others, unless it is small.
  public struct Outline: Hashable, Sendable {
    /// What a part is.
    public enum Kind: Hashable, Sendable {
      /// A question, with its branches below it; or the end of a way.
      case question, result
      /// The part is shown elsewhere, under this number.
      case reference(Int)
      /// The tree was cut off here.
      case cut
    }

    /// The node of the tree that is shown here, as a position in its `nodes`.
    public let node: Int
    /// Which of the branches of the question above leads here; `nil` at the start.
    public let branch: Int?
    /// The answers that lead here; empty at the start.
    public let answers: String
    /// The question, the result, or where to look.
    public let text: String
    /// What this part is.
    public let kind: Kind
    /// The number by which other places point here.
    public let number: Int?
    /// The parts below, one per branch; empty at an end.
    public let parts: [Outline]

    /// This part and all below it, each before what stands below it.
    public var all: [Outline] { [self] + parts.flatMap(\.all) }

    /// The last answer, when it goes on with a question while all other answers end at once. Such a row of questions
    /// is shown as a row, not as a staircase.
    public var continuation: Outline? {
      guard let last = parts.last, last.kind == .question, parts.dropLast().allSatisfy(\.parts.isEmpty) else { return nil }
      return last
    }
  }

  /// The tree as it is shown.
  ///
  /// - Parameters:
  ///   - texts: the texts of what the model calls by id.
  ///   - expanding: trees of at most this many lines are shown in full; in larger ones equal parts are shared.
  public func outline(_ texts: DrawingTexts = DrawingTexts(), expanding: Int = 40) -> Outline {
    var unfolding = Unfolding(tree: self, texts: texts)
    unfolding.prepare(expanding: expanding)
    return unfolding.outline(0)
  }

  /// The name of the decision, as the texts give it.
  func title(_ texts: DrawingTexts) -> String { decision.flatMap { texts.names[$0] } ?? name }

  /// Whether a result says that nothing comes out.
  func isNothing(_ result: Value) -> Bool { decision == nil && result == .list([]) }

  func text(_ result: Value, _ texts: DrawingTexts) -> String {
    if let decision { return texts.text(result, of: decision) }
    guard case .list(let ids) = result else { return texts.words.nothing }
    let found = outcomes.filter { ids.contains(.string($0)) }
    return found.map { texts.names[$0] ?? names[$0] ?? $0 }.joined(separator: ", ")
  }
}

extension DecisionTree.Outline: CustomStringConvertible {
  /// A nested list, one line per part.
  public var description: String {
    var lines: [String] = []
    write(0, &lines)
    return lines.joined()
  }

  private func write(_ depth: Int, _ lines: inout [String]) {
    let mark = number.map { "[\($0)] " } ?? ""
    let answers = answers.isEmpty ? "" : "\(answers) → "
    let sign = if case .reference = kind { "↑ " } else { "" }
    let text = "\(answers)\(sign)\(mark)\(text)".map { $0.isNewline ? " " : $0 }
    lines.append(String(repeating: "  ", count: depth) + "- " + String(text) + "\n")
    for part in parts { part.write(depth + 1, &lines) }
  }
}

/// Turns the shared nodes of a tree into a tree without sharing.
private struct Unfolding {
  let tree: DecisionTree
  let texts: DrawingTexts
  /// Nodes that are shown once, with the number they have when they were shown.
  private var shared: Set<Int> = []
  /// How many lines each node takes when everything below it is repeated in full.
  private var lines: [Int: Int] = [:]
  private var numbers: [Int: Int] = [:]
  private var shown: Set<Int> = []

  init(tree: DecisionTree, texts: DrawingTexts) { (self.tree, self.texts) = (tree, texts) }

  /// What is repeated rather than pointed to: a question with a few results.
  private static let smallPart = 4

  mutating func prepare(expanding: Int) {
    for index in settled() {
      var sum = 1
      for target in targets(index) { sum = min(1_000_000, sum + (lines[target] ?? 1)) }
      lines[index] = sum
    }
    guard let all = lines[0], all > expanding else { return }
    var uses: [Int: Int] = [:]
    for index in tree.nodes.indices { for target in targets(index) { uses[target, default: 0] += 1 } }
    for (index, count) in uses where count > 1 && (lines[index] ?? 0) > Self.smallPart { shared.insert(index) }
    // Numbers follow the order in which the parts are shown.
    var stack = [0]
    var met = Set<Int>()
    while let index = stack.popLast() {
      guard met.insert(index).inserted else { continue }
      if shared.contains(index) { numbers[index] = numbers.count + 1 }
      stack += sorted(index).map { targets(index)[$0] }.reversed()
    }
  }

  /// The nodes, each after all that stand below it.
  private func settled() -> [Int] {
    var order: [Int] = []
    var state = [Int](repeating: 0, count: tree.nodes.count)
    var stack = [0]
    while let index = stack.last {
      guard state.indices.contains(index), state[index] < 2 else {
        stack.removeLast()
        continue
      }
      if state[index] == 0 {
        state[index] = 1
        stack += targets(index).filter { state[$0] == 0 }
      } else {
        state[index] = 2
        order.append(index)
        stack.removeLast()
      }
    }
    return order
  }

  private func branches(_ index: Int) -> [DecisionTree.Branch] {
    if case .question(_, let branches) = tree.nodes[index] { branches } else { [] }
  }

  private func targets(_ index: Int) -> [Int] { branches(index).map(\.target) }

  /// The positions of the branches of a node in the order in which they are shown: the shortest first, so that no answer
  /// is far from its question; but the pieces of an ordered input keep their order.
  private func sorted(_ index: Int) -> [Int] {
    let branches = branches(index)
    if branches.contains(where: { if case .tests = $0.answers { true } else { false } }) { return Array(branches.indices) }
    return branches.indices.sorted { a, b in (lines[branches[a].target] ?? 1, a) < (lines[branches[b].target] ?? 1, b) }
  }

  mutating func outline(
    _ index: Int, below question: DecisionTree.Question? = nil, branch: Int? = nil, of branches: [DecisionTree.Branch] = []
  )
    -> DecisionTree.Outline
  {
    var answers = ""
    var end = texts.words.nothing
    if let question, let branch {
      let isLast = branches.count > 1 && isWidest(branches[branch], branches)
      answers = texts.text(branches[branch].answers, to: question, isLast: isLast)
      end = texts.end(branches[branch].answers, to: question)
    }
    func part(_ text: String, _ kind: DecisionTree.Outline.Kind, number: Int? = nil, parts: [DecisionTree.Outline] = [])
      -> DecisionTree.Outline
    {
      .init(node: index, branch: branch, answers: answers, text: text, kind: kind, number: number, parts: parts)
    }
    switch tree.nodes[index] {
    case .cut: return part(texts.words.more, .cut)
    case .result(let value): return part(tree.isNothing(value) ? end : tree.text(value, texts), .result)
    case .question(let question, let branches):
      let text = texts.text(question, names: tree.names)
      if shared.contains(index), !shown.insert(index).inserted, let number = numbers[index] {
        return part("\(texts.words.see) [\(number)] \(text)", .reference(number))
      }
      var parts: [DecisionTree.Outline] = []
      for branch in sorted(index) { parts.append(outline(branches[branch].target, below: question, branch: branch, of: branches)) }
      return part(text, .question, number: numbers[index], parts: parts)
    }
  }

  /// Whether a branch takes more answers than any other, so that "any other" may stand for them.
  private func isWidest(_ branch: DecisionTree.Branch, _ branches: [DecisionTree.Branch]) -> Bool {
    func count(_ branch: DecisionTree.Branch) -> Int { if case .values(let values) = branch.answers { values.count } else { 0 } }
    guard branches.allSatisfy({ $0 == branch || count($0) < count(branch) }), case .values(let own) = branch.answers else { return false }
    // Answers with several branches are always named.
    return branches.allSatisfy { $0 == branch || !own.contains(where: $0.answers.take) }
  }
}

extension DrawingTexts {
  func text(_ question: DecisionTree.Question, names known: [String: String]) -> String {
    func name(_ id: String) -> String { names[id] ?? known[id] ?? id }
    switch question {
    case .input(let id), .decision(let id): return questions[id] ?? "\(name(id))?"
    case .members(let id): return "\(questions[id] ?? "\(name(id))?") \(words.all)"
    case .member(let member, let id): return questions[question.key] ?? "\(name(id)): \(text(member, of: id))?"
    }
  }

  /// - Parameter isLast: whether all other answers have branches of their own, so that many may be called "any other".
  func text(_ answers: DecisionTree.Answers, to question: DecisionTree.Question, isLast: Bool) -> String {
    // The values of an input with several are its members, so yes and no have words of their own there.
    let id = question.key
    switch answers {
    case .tests(let tests): return text(tests, of: id)
    case .values(let values):
      if isLast, values.count > 4 { return words.others }
      let shown = values.prefix(12).map { text($0, of: id) }.joined(separator: ", ")
      return values.count > 12 ? "\(shown), … (+\(values.count - 12))" : shown
    }
  }

  /// What stands where answers lead to nothing.
  func end(_ answers: DecisionTree.Answers, to question: DecisionTree.Question) -> String {
    guard case .values(let values) = answers, let known = ends[question.key] else { return words.nothing }
    return values.lazy.compactMap { known[$0] }.first ?? words.nothing
  }
}
