/// Searches a text for a pattern. Of all matches it finds the leftmost, and of those the one that the pattern prefers.
///
/// It tries one way at a time and keeps the others on a stack of its own. A branch that failed at a position fails there
/// for ever, so it is tried once: the work is at most the length of the text times that of the pattern. With back references
/// that does not hold (what a group took matters too); such a search may take a fixed number of steps and is then given up.
struct PatternMatcher {
  /// The steps for one search with back references.
  static let maximumSteps = 1_000_000
  /// How many branches times positions can be remembered (a bit each).
  static let maximumMemory = 1 << 28
  /// How many ways may wait on the stack.
  static let maximumWaiting = 4_000_000

  /// Where the groups start and end; the whole match is group 0. −1 for a group that took no part.
  struct Match {
    let bounds: [Int]

    var range: Range<Int> { bounds[0]..<bounds[1] }
    func group(_ number: Int) -> Range<Int>? {
      bounds[number * 2 + 1] < 0 ? nil : bounds[number * 2]..<bounds[number * 2 + 1]
    }
  }

  private enum Waiting {
    case way(instruction: Int, position: Int)
    case bound(index: Int, old: Int)
    case turn(index: Int, old: Int)
  }

  private let program: PatternProgram
  private let text: [Unicode.Scalar]
  private let evaluation: Evaluation
  private var tried: [UInt64]
  private var bounds: [Int]
  private var turns: [Int]
  private var waiting: [Waiting] = []
  /// Steps not yet counted by the evaluation, and those of the search under way.
  private var uncounted = 0
  private var steps = 0

  init(_ program: PatternProgram, _ text: [Unicode.Scalar], _ evaluation: Evaluation) throws(PatternError) {
    (self.program, self.text, self.evaluation) = (program, text, evaluation)
    let bits = program.hasReferences ? 0 : program.branchCount * (text.count + 1)
    guard bits <= Self.maximumMemory else { throw PatternError("The text is too long for a pattern of this length.") }
    guard evaluation.step(text.count / 64 + bits >> 14) else { throw PatternError("The evaluation takes too many steps.") }
    tried = Array(repeating: 0, count: (bits + 63) / 64)
    bounds = Array(repeating: -1, count: (program.groupCount + 1) * 2)
    turns = Array(repeating: -1, count: program.loopCount)
  }

  /// The first match that starts at `start` or later. Of a pattern that cannot match the empty text, the next match can be
  /// searched from the end of the last one: of the branches tried there, those on the way to a match did not fail, but a new
  /// search could meet them again only by taking nothing.
  mutating func first(from start: Int) throws(PatternError) -> Match? {
    steps = 0
    // A way that failed took its notes back; those of the last match are still there.
    for index in bounds.indices { bounds[index] = -1 }
    uncounted += bounds.count / 16
    for position in start..<(text.count + 1) where try matches(at: position) { return Match(bounds: bounds) }
    return nil
  }

  /// Notes that a branch is tried at a position; `false` when it was before.
  private mutating func isNew(_ branch: Int, at position: Int) -> Bool {
    guard !tried.isEmpty else { return true }
    let bit = position * program.branchCount + branch
    let mask: UInt64 = 1 << UInt64(bit & 63)
    guard tried[bit >> 6] & mask == 0 else { return false }
    tried[bit >> 6] |= mask
    return true
  }

  private mutating func matches(at start: Int) throws(PatternError) -> Bool {
    waiting.removeAll(keepingCapacity: true)
    waiting.append(.way(instruction: 0, position: start))
    while let next = waiting.popLast() {
      switch next {
      case .bound(let index, let old): bounds[index] = old
      case .turn(let index, let old): turns[index] = old
      case .way(let instruction, let position):
        if try follow(instruction, position) { return true }
      }
    }
    return false
  }

  /// Goes one way to its end; `true` when that is a match.
  private mutating func follow(_ instruction: Int, _ position: Int) throws(PatternError) -> Bool {
    var (instruction, position) = (instruction, position)
    while true {
      try count()
      switch program.instructions[instruction] {
      case .character(let scalar):
        guard position < text.count, text[position] == scalar else { return false }
        position += 1
      case .anyOf(let set):
        uncounted += program.sets[set].cost
        guard position < text.count, program.sets[set].contains(text[position]) else { return false }
        position += 1
      case .textStart: guard position == 0 else { return false }
      case .textEnd: guard position == text.count else { return false }
      case .lineStart: guard isLineStart(position) else { return false }
      case .lineEnd: guard position == text.count || text[position] == "\n" else { return false }
      case .note(let index):
        waiting.append(.bound(index: index, old: bounds[index]))
        bounds[index] = position
      case .split(let preferred, let other, let branch):
        guard isNew(branch, at: position) else { return false }
        waiting.append(.way(instruction: other, position: position))
        guard waiting.count <= Self.maximumWaiting else { throw PatternError("The search takes too much memory.") }
        instruction = preferred
        continue
      case .jump(let target):
        instruction = target
        continue
      case .reference(let number):
        guard let end = endOfReference(number, position) else { return false }
        position = end
      case .turnStart(let index):
        waiting.append(.turn(index: index, old: turns[index]))
        turns[index] = position
      case .turnEnd(let index): guard turns[index] != position else { return false }
      case .found: return true
      }
      instruction += 1
    }
  }

  /// A line starts at the start of the text and after a line end, save one that ends the text.
  private func isLineStart(_ position: Int) -> Bool {
    position == 0 || (position < text.count && text[position - 1] == "\n")
  }

  /// Where the text that a group took ends when it stands here again; a group that took no part took nothing.
  private mutating func endOfReference(_ number: Int, _ position: Int) -> Int? {
    let (start, end) = (bounds[number * 2], bounds[number * 2 + 1])
    guard start >= 0, end > start else { return position }
    guard position + end - start <= text.count else { return nil }
    for offset in 0..<(end - start) {
      uncounted += 1
      steps += 1
      let (expected, found) = (text[start + offset], text[position + offset])
      guard expected == found || (program.ignoresCase && CaseVariants.areVariants(expected, found)) else { return nil }
    }
    return position + end - start
  }

  private mutating func count() throws(PatternError) {
    uncounted += 1
    steps += 1
    if uncounted >= 256 {
      guard evaluation.step(uncounted) else { throw PatternError("The evaluation takes too many steps.") }
      uncounted = 0
    }
    if program.hasReferences, steps > Self.maximumSteps {
      throw PatternError("The search takes more than \(Self.maximumSteps) steps; make the pattern simpler.")
    }
  }
}
