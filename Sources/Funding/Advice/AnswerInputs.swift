import DMN
import FEEL
import Library

/// The one way from answers to the inputs of the rules.
package struct AnswerInputs: Sendable {
  /// An input of the rules, and the place of each answer among its values.
  struct Slot: Sendable {
    let input: Int
    /// The variables of the input in the choices of a case: one, or one per member when it can have several values.
    let variables: Range<Int>
    fileprivate let positions: [String: Int]

    func position(_ option: String) -> Int? { positions[option] }
  }

  private let rules: CompiledModel
  private let index: OpenIndex
  private let slots: [Question.ID: Slot]
  private let dateInput: Int?
  /// The questions in the order of the interview, with the bit of their input in what matters.
  let order: [(question: Question.ID, bit: UInt64)]

  init(_ rules: CompiledModel, _ index: OpenIndex, order: [Question.ID]) {
    (self.rules, self.index) = (rules, index)
    var slots: [Question.ID: Slot] = [:]
    for (number, input) in rules.model.inputs.enumerated() {
      switch input.domain {
      case .choice(let values), .subset(let values):
        let positions = values.enumerated().compactMap { position, value -> (String, Int)? in
          if case .string(let text) = value { (text, position) } else { nil }
        }
        slots[Question.ID(input.id)] = Slot(
          input: number, variables: index.variables(ofInput: number), positions: Dictionary(uniqueKeysWithValues: positions))
      case .ordered: break
      }
    }
    self.slots = slots
    dateInput = rules.model.inputs.firstIndex { $0.id == Guide.dateInput }
    self.order = order.compactMap { id in slots[id].map { (id, 1 << UInt64($0.input)) } }
  }

  func slot(_ question: Question.ID) -> Slot? { slots[question] }

  /// The case of which only the date is known.
  func openCase(on date: CalendarDate) -> OpenIndex.Case {
    var known = index.openCase
    if let dateInput, let piece = rules.piece(of: .date(date), input: Guide.dateInput) {
      index.set(dateInput, choice: piece, in: &known)
    }
    return known
  }

  func `case`(for answers: Answers, on date: CalendarDate) -> OpenIndex.Case {
    var known = openCase(on: date)
    for (question, answer) in answers.values { set(question, to: answer, in: &known) }
    return known
  }

  func known(_ answers: Answers, on date: CalendarDate) -> KnownInputs { index.known(`case`(for: answers, on: date)) }

  /// - Precondition: the answer was made by the guide of these inputs; an answer of another edition must be read anew.
  func set(_ question: Question.ID, to answer: Answer, in known: inout OpenIndex.Case) {
    guard let slot = slots[question] else { preconditionFailure("The rules have no question '\(question)'.") }
    func position(_ option: String) -> Int {
      guard let position = slot.positions[option] else { preconditionFailure("The question '\(question)' has no answer '\(option)'.") }
      return position
    }
    switch answer {
    case .unknown: break
    case .one(let option): index.set(slot.input, choice: position(option), in: &known)
    case .several(let options):
      index.set(slot.input, members: options.reduce(UInt64(0)) { $0 | 1 << UInt64(position($1)) }, in: &known)
    }
  }
}
