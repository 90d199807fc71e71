import FEEL
import Funding
import Library

/// Why an answer of a case that is built cannot be used.
enum CaseBuilderProblem: Error, Hashable, Sendable {
  case missing, noChoice, noNumber, notWhole
  /// It can be read in two ways.
  case either(WrittenNumber.Two)
  /// A part below 1 per cent: it may have been meant as a part of 1.
  case smallShare(Decimal128)
  case outside(ClosedRange<Int>)
  /// Longer than this.
  case tooLong(Int)
  /// It says nothing without another answer, or not beside it: these words say which.
  case needs(Phrase)

  func words(_ context: PageContext) -> String {
    func text(_ number: Decimal128) -> String { WrittenNumber.text(number, context.language) }
    switch self {
    case .missing: return context.say(.builderMissing)
    case .noChoice: return context.say(.toolChoiceProblem)
    case .noNumber: return context.say(.toolNumberProblem)
    case .notWhole: return context.say(.toolWholeProblem)
    case .either(let two): return context.say(.toolEitherProblem, ["heel": two.whole, "gebroken": two.broken(context.language)])
    case .smallShare(let share):
      var hundredfold = (share.multiplied(by: Decimal128(100)) ?? share).description
      if hundredfold.contains(".") { hundredfold = String(hundredfold.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()) }
      return context.say(.builderSmallShare, ["klein": text(share), "groot": text(Decimal128(hundredfold) ?? share)])
    case .outside(let bounds):
      return context.say(.toolBoundsProblem, ["van": "\(bounds.lowerBound)", "tot": text(Decimal128(bounds.upperBound))])
    case .tooLong(let most): return context.say(.builderTooLong, ["aantal": "\(most)"])
    case .needs(let phrase): return context.say(phrase)
    }
  }
}
