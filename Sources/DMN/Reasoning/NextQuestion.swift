import FEEL

/// How far the answer to one open input brings some decisions, counted over all its answers.
///
/// What is counted is the number of results that remain possible, added up over the decisions: fewer is better. Every
/// answer of the input weighs the same: of a number or a date every piece that the rules tell apart, of an input with
/// several values every subset.
public struct NextQuestion: Hashable, Sendable {
  /// The id of the input.
  public let input: String
  /// The remaining results, added up over all answers; divided by `answers` it is their average.
  public let total: Int
  /// How many answers the input has, counted as above.
  public let answers: Int
  /// The remaining results after the answer that leaves most of them.
  public let worst: Int

  /// An input with several values of which more members than this still matter is not ranked: it has too many answers.
  public static let maximumMembers = 12
  /// `CompiledModel` looks at so many places of the diagrams, all answers together; an input that would need more is not ranked.
  public static let maximumLooks = 20_000_000

  /// Fewer results remain on average; of equals, in the worst case.
  func isBetter(than other: NextQuestion) -> Bool {
    let (own, others) = (total * other.answers, other.total * answers)
    return own == others ? worst < other.worst : own < others
  }

  init(input: String, remaining: [Int]) {
    self.input = input
    (total, answers, worst) = (remaining.reduce(0, +), remaining.count, remaining.max() ?? 0)
  }
}

extension CompiledModel {
  /// The open input whose answer leaves the fewest results possible for the decisions, on average over its answers; of
  /// equals the one with the better worst case, then the first in the model.
  ///
  /// - Returns: `nil` when no open input can still change one of the decisions, or those that can have too many answers to be ranked.
  public func mostDeciding(for decisions: [String], given known: KnownInputs) -> NextQuestion? {
    let roots = decisions.compactMap { self.decisions[$0]?.result }
    let support = DiagramWalk.support(store, roots, known: known.choices)
    let size = roots.reduce(0) { $0 + DiagramWalk.size(store, $1, known: known.choices) }
    var room = NextQuestion.maximumLooks
    var best: NextQuestion?
    for (index, group) in groups.enumerated() {
      let asked = group.filter(support.contains)
      guard !asked.isEmpty, asked.count <= NextQuestion.maximumMembers else { continue }
      let looks = asked.reduce(size) { $0 * variables[$1].values.count }
      guard looks <= room else { continue }
      room -= looks
      // Members that do not matter would only repeat every answer equally often.
      var answers = [known.choices]
      for level in asked {
        answers = answers.flatMap { choices in
          variables[level].values.indices.map { value in
            var next = choices
            next[level] = value
            return next
          }
        }
      }
      let remaining = answers.map { choices in roots.reduce(0) { $0 + DiagramWalk.terminals(store, $1, known: choices).count } }
      let question = NextQuestion(input: model.inputs[index].id, remaining: remaining)
      if best.map(question.isBetter) ?? true { best = question }
    }
    return best
  }
}

extension OpenIndex {
  /// As `CompiledModel.mostDeciding`, for the decisions of the index, and faster: a look per answer.
  ///
  /// - Returns: the number of the input and what its answers leave; `nil` when no open input matters. An input with
  ///   more than `NextQuestion.maximumMembers` members is not ranked.
  public func mostDeciding(_ known: Case) -> NextQuestion? {
    openQuestions(known).reduce(nil) { best, question in best.map { question.isBetter(than: $0) ? question : $0 } ?? question }
  }

  /// The open inputs that can still change a decision of the index, the most deciding first; of equals in the order of the model.
  /// - Returns: an entry per input, without those that have more than `NextQuestion.maximumMembers` members.
  public func ranked(_ known: Case) -> [NextQuestion] {
    openQuestions(known).enumerated()
      .sorted { a, b in a.element.isBetter(than: b.element) || (!b.element.isBetter(than: a.element) && a.offset < b.offset) }
      .map(\.element)
  }

  private func openQuestions(_ known: Case) -> [NextQuestion] {
    var answer = look(known)
    let relevant = answer.relevant
    var questions: [NextQuestion] = []
    for input in inputs.indices where relevant >> UInt64(input) & 1 == 1 && isOpen(input, known) {
      guard let answers = answerCount(input) else { continue }
      var remaining: [Int] = []
      var next = known
      for number in 0..<answers {
        set(input, answer: number, in: &next)
        look(next, into: &answer)
        remaining.append(answer.possibilities.reduce(0) { $0 + sizes[Int($1)] })
      }
      questions.append(NextQuestion(input: inputs[input], remaining: remaining))
    }
    return questions
  }
}
