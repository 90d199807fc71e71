import Library

/// Writes the answer to a line of `batch` from ready-made pieces of text.
struct VerdictWriter: Sendable {
  private var texts = TextPieces()
  /// Per outcome and per number of a set of statuses: `,"zvw":"past"`, and what stands under `mogelijk`.
  private var statuses: [TextPieces.Piece] = []
  private var possible: [TextPieces.Piece?] = []
  private let sets: Int
  /// In the order of the interview: the bit of the input, and the quoted id after a comma.
  private var questions: [(bit: UInt64, text: TextPieces.Piece)] = []

  init(_ verdicts: StatusIndex) {
    sets = verdicts.statuses.count
    for outcome in verdicts.guide.outcomes {
      for remaining in verdicts.statuses {
        let status = remaining.count == 1 ? remaining[0] : .unknown
        statuses.append(texts.add(",\"\(outcome.id)\":\"\(status.rawValue)\""))
        let list = remaining.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        possible.append(remaining.count == 1 ? nil : texts.add(",\"\(outcome.id)\":[\(list)]"))
      }
    }
    for (question, bit) in verdicts.order { questions.append((bit, texts.add(",\"\(question)\""))) }
  }

  /// - Parameter asked: a bit per input that is still to be asked.
  func write(
    id: UnsafeBufferPointer<UInt8>, _ possibilities: UnsafeBufferPointer<UInt16>, asking asked: UInt64, into output: inout OutputBytes
  ) {
    output.append("{\"id\":")
    output.append(id)
    output.append(",\"uitkomsten\":{")
    var comma = 1
    var firstSet = 0
    for possibility in possibilities {
      texts.append(statuses[firstSet + Int(possibility)], dropping: comma, to: &output)
      comma = 0
      firstSet += sets
    }
    output.append("},\"mogelijk\":{")
    comma = 1
    firstSet = 0
    for possibility in possibilities {
      if let piece = possible[firstSet + Int(possibility)] {
        texts.append(piece, dropping: comma, to: &output)
        comma = 0
      }
      firstSet += sets
    }
    output.append("},\"vervolgvragen\":[")
    comma = 1
    if asked != 0 {
      for (bit, text) in questions where asked & bit != 0 {
        texts.append(text, dropping: comma, to: &output)
        comma = 0
      }
    }
    output.append("]}\n")
  }
}
