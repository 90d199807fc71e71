import DMN
import FEEL
import Library

/// The statuses that remain and the questions still to ask, without explanation: what other systems pipe through `batch`.
///
/// Each case is a few walks through the index of the guide,
/// the same that the advice uses, so the two cannot disagree.
package struct StatusIndex: Sendable {
  package let guide: Guide
  private let index: OpenIndex
  private var inputs: AnswerInputs { guide.decision.inputs }
  /// Per number of a set of values: the statuses in it.
  var statuses: [[Status]] { guide.decision.statuses }
  /// The questions in the order of the interview, with their input.
  var order: [(question: Question.ID, bit: UInt64)] { inputs.order }

  package init(_ guide: Guide) { (self.guide, index) = (guide, guide.index) }

  package struct Verdict: Hashable, Sendable {
    /// Per outcome, in the order of the guide: the statuses that remain, sorted.
    package let possible: [[Status]]
    /// The questions without an answer that can still change an outcome, in the order of the interview.
    package let followUp: [Question.ID]
  }

  package func verdict(for answers: Answers, on date: CalendarDate) -> Verdict {
    let answer = index.look(inputs.case(for: answers, on: date))
    return Verdict(
      possible: answer.possibilities.map { statuses[Int($0)] },
      followUp: order.filter { answer.relevant & $0.bit != 0 && answers[$0.question] == nil }.map(\.question))
  }

  // MARK: For `BatchStream`

  func slot(_ question: Question.ID) -> AnswerInputs.Slot? { inputs.slot(question) }

  /// The choices of a case of which only the date is known.
  func openChoices(on date: CalendarDate) -> [OpenIndex.Choice] { inputs.openCase(on: date).choices }

  func look(_ choices: UnsafeBufferPointer<OpenIndex.Choice>, into possibilities: UnsafeMutableBufferPointer<UInt16>) -> UInt64 {
    index.look(choices, into: possibilities)
  }
}
