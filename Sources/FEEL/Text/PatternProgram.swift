/// A regular expression made ready to run: a row of instructions.
struct PatternProgram: Sendable {
  /// More instructions than this are refused; nested counts (`(a{1000}){1000}`) would otherwise take all memory.
  static let maximumLength = 50_000

  enum Instruction: Sendable {
    case character(Unicode.Scalar)
    /// One character of the set with this number.
    case anyOf(Int)
    case textStart, lineStart, textEnd, lineEnd
    /// Notes the position as the start (even) or end (odd) of a group.
    case note(Int)
    /// Tries `preferred` first, then `other`. `branch` numbers these instructions.
    case split(preferred: Int, other: Int, branch: Int)
    case jump(Int)
    case reference(Int)
    /// Notes where a turn of a loop starts, and refuses another turn when the last one took nothing.
    case turnStart(Int)
    case turnEnd(Int)
    case found
  }

  private(set) var instructions: [Instruction] = []
  private(set) var sets: [ScalarSet] = []
  private(set) var branchCount = 0
  private(set) var loopCount = 0
  /// How many parts of the pattern were written; some become no instruction, and could be repeated without end.
  private var written = 0
  let groupCount: Int
  let hasReferences: Bool
  private let flags: PatternFlags

  var ignoresCase: Bool { flags.ignoresCase }

  init(_ text: String, _ flags: PatternFlags) throws(PatternError) {
    var parser = try PatternParser(text, flags)
    let node = try parser.pattern()
    self.flags = flags
    (groupCount, hasReferences) = (parser.groupCount, parser.hasReferences)
    try append(.group(node, number: 0))
    try add(.found)
  }

  private mutating func add(_ instruction: Instruction) throws(PatternError) {
    guard instructions.count < Self.maximumLength else { throw tooLong }
    instructions.append(instruction)
  }

  private var tooLong: PatternError {
    PatternError("The pattern repeats too much: it needs more than \(Self.maximumLength) steps.", cost: Self.maximumLength / 8)
  }

  private mutating func append(_ node: PatternNode) throws(PatternError) {
    written += 1
    guard written <= Self.maximumLength * 4 else { throw tooLong }
    switch node {
    case .character(let scalar): try append(scalar)
    case .anyOf(let set): try append(set)
    case .start: try add(flags.isMultiline ? .lineStart : .textStart)
    case .end: try add(flags.isMultiline ? .lineEnd : .textEnd)
    case .reference(let number): try add(.reference(number))
    case .group(let content, let number):
      if let number { try add(.note(number * 2)) }
      try append(content)
      if let number { try add(.note(number * 2 + 1)) }
    case .sequence(let nodes): for node in nodes { try append(node) }
    case .choice(let branches): try append(branches)
    case .repetition(let node, let minimum, let maximum, let isReluctant):
      try append(node, minimum, maximum, isReluctant)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) throws(PatternError) {
    let variants = flags.ignoresCase ? CaseVariants.of(scalar.value) : []
    if variants.isEmpty { return try add(.character(scalar)) }
    try append(ScalarSet(ranges: ([scalar.value] + variants).map { $0...$0 }))
  }

  private mutating func append(_ set: ScalarSet) throws(PatternError) {
    sets.append(set)
    try add(.anyOf(sets.count - 1))
  }

  private mutating func append(_ branches: [PatternNode]) throws(PatternError) {
    var jumps: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index < branches.count - 1 else {
        try append(branch)
        break
      }
      let split = try addSplit()
      try append(branch)
      jumps.append(instructions.count)
      try add(.jump(0))
      setSplit(split, enter: split + 1, leave: instructions.count, isReluctant: false)
    }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  /// `x{n,m}` becomes n times `x` and then m − n times `x?`; `x{n,}` a last `x` that repeats.
  private mutating func append(_ node: PatternNode, _ minimum: Int, _ maximum: Int?, _ isReluctant: Bool) throws(PatternError) {
    guard let maximum else {
      for _ in 0..<max(0, minimum - 1) { try append(node) }
      return try appendLoop(node, mayBeSkipped: minimum == 0, isReluctant)
    }
    for _ in 0..<minimum { try append(node) }
    var splits: [Int] = []
    for _ in minimum..<maximum {
      splits.append(try addSplit())
      try append(node)
    }
    for split in splits { setSplit(split, enter: split + 1, leave: instructions.count, isReluctant: isReluctant) }
  }

  private mutating func appendLoop(_ node: PatternNode, mayBeSkipped: Bool, _ isReluctant: Bool) throws(PatternError) {
    let skip = mayBeSkipped ? try addSplit() : nil
    let start = instructions.count
    // Without back references a position is tried once, and a turn that takes nothing ends by itself.
    let watched = hasReferences && node.canBeEmpty ? loopCount : nil
    if let watched {
      loopCount += 1
      try add(.turnStart(watched))
    }
    try append(node)
    let again = try addSplit()
    if let watched {
      try add(.turnEnd(watched))
      try add(.jump(start))
    }
    setSplit(again, enter: watched == nil ? start : again + 1, leave: instructions.count, isReluctant: isReluctant)
    if let skip { setSplit(skip, enter: start, leave: instructions.count, isReluctant: isReluctant) }
  }

  private mutating func addSplit() throws(PatternError) -> Int {
    try add(.split(preferred: 0, other: 0, branch: branchCount))
    branchCount += 1
    return instructions.count - 1
  }

  private mutating func setSplit(_ index: Int, enter: Int, leave: Int, isReluctant: Bool) {
    guard case .split(_, _, let branch) = instructions[index] else { return }
    instructions[index] = .split(
      preferred: isReluctant ? leave : enter, other: isReluctant ? enter : leave, branch: branch)
  }
}
