import DMN
import FEEL
import Library

/// The statuses that remain and the questions still to ask, without explanation: what other systems pipe through `batch`.
///
/// Made once, and then quick: each case is a few walks through the index of the guide,
/// the same that the advice uses, so the two cannot disagree.
package struct StatusIndex: Sendable {
  package let guide: Guide
  /// Per question: its input, and the position of each answer among the values of the input.
  private let slots: [Question.ID: Slot]
  /// Per number of a set of values: the statuses in it.
  let statuses: [[Status]]
  private let dateInput: Int?
  /// The questions in the order of the interview, with their input.
  let order: [(question: Question.ID, bit: UInt64)]

  struct Slot: Sendable {
    let input: Int
    /// The variables of the input in the choices of a case: one, or one per member when it can have several values.
    let variables: Range<Int>
    fileprivate let positions: [String: Int]

    func position(_ option: String) -> Int? { positions[option] }
  }

  package init(_ guide: Guide) {
    self.guide = guide
    var slots: [Question.ID: Slot] = [:]
    for (number, input) in guide.rules.model.inputs.enumerated() {
      switch input.domain {
      case .choice(let values), .subset(let values):
        let positions = values.enumerated().compactMap { position, value -> (String, Int)? in
          if case .string(let text) = value { (text, position) } else { nil }
        }
        slots[Question.ID(input.id)] = Slot(
          input: number, variables: guide.index.variables(ofInput: number), positions: Dictionary(uniqueKeysWithValues: positions))
      case .ordered: break
      }
    }
    self.slots = slots
    dateInput = guide.rules.model.inputs.firstIndex { $0.id == Guide.dateInput }
    statuses = guide.index.possibilities.map(Status.sorted)
    order = guide.pages.flatMap(\.questions).compactMap { id in slots[id].map { (id, 1 << UInt64($0.input)) } }
  }

  package struct Verdict: Hashable, Sendable {
    /// Per outcome, in the order of the guide: the statuses that remain, sorted.
    package let possible: [[Status]]
    /// The questions without an answer that can still change an outcome, in the order of the interview.
    package let followUp: [Question.ID]
  }

  package func verdict(for answers: Answers, on date: CalendarDate) -> Verdict {
    var known = openCase(on: date)
    for (question, answer) in answers.values {
      guard let slot = slots[question] else { continue }
      switch answer {
      case .unknown: break
      case .one(let option):
        if let position = slot.positions[option] { guide.index.set(slot.input, choice: position, in: &known) }
      case .several(let options):
        let members = options.reduce(UInt64(0)) { $0 | (slot.positions[$1].map { 1 << UInt64($0) } ?? 0) }
        guide.index.set(slot.input, members: members, in: &known)
      }
    }
    let answer = guide.index.look(known)
    return Verdict(
      possible: answer.possibilities.map { statuses[Int($0)] },
      followUp: order.filter { answer.relevant & $0.bit != 0 && answers[$0.question] == nil }.map(\.question))
  }

  // MARK: For `BatchStream`

  func slot(_ question: Question.ID) -> Slot? { slots[question] }

  /// The choices of a case of which only the date is known.
  func openChoices(on date: CalendarDate) -> [OpenIndex.Choice] { openCase(on: date).choices }

  /// The case of which only the date is known.
  private func openCase(on date: CalendarDate) -> OpenIndex.Case {
    var known = guide.index.openCase
    if let dateInput, let piece = guide.rules.piece(of: .date(date), input: Guide.dateInput) {
      guide.index.set(dateInput, choice: piece, in: &known)
    }
    return known
  }

  func look(_ choices: UnsafeBufferPointer<OpenIndex.Choice>, into possibilities: UnsafeMutableBufferPointer<UInt16>) -> UInt64 {
    guide.index.look(choices, into: possibilities)
  }
}
