/// Sums per party as a function of the assumptions, made ready to be computed for many draws at once.
///
/// All formulas of a case stand in one list of operations, each on a column: the same value in every draw. What is the same in every draw was
/// computed beforehand; so was what does not depend on the assumptions, as when an amount counts and what it is then worth.
struct ColumnProgram: Sendable {
  /// A column for each assumption that varies (in the order of the case), then one for each sum, then what is computed on the way.
  let columns: Int
  let inputs: Int
  let sums: Int
  private let operations: [Operation]
  /// What a column holds in every draw.
  private let constants: [(column: Int, value: Double)]
  /// What a sum begins with.
  private let bases: [Double]

  /// How far columns stand from each other: the most draws that are computed at once.
  static let width = 256

  struct Operation: Sendable {
    let kind: Kind
    let a: Int
    let b: Int
    let c: Int
    let target: Int
    let factor: Double
  }

  enum Kind: UInt8, Sendable {
    case add, subtract, multiply, divide, least, most
    case equal, unequal, less, lessOrEqual, greater, greaterOrEqual, and, or
    case absolute
    /// a · factor.
    case scale
    /// b where a is true, and c elsewhere.
    case choose
    /// Adds a · factor to the target.
    case accumulate
  }

  init(columns: Int, inputs: Int, operations: [Operation], constants: [(column: Int, value: Double)], bases: [Double]) {
    (self.columns, self.inputs, sums) = (columns, inputs, bases.count)
    (self.operations, self.constants, self.bases) = (operations, constants, bases)
  }

  /// Gives `body` room for all columns, with what is the same in every draw.
  func withColumns<Result>(_ body: (UnsafeMutablePointer<Double>) -> Result) -> Result {
    let room = UnsafeMutablePointer<Double>.allocate(capacity: columns * Self.width)
    defer { room.deallocate() }
    room.initialize(repeating: 0, count: columns * Self.width)
    for constant in constants { (room + constant.column * Self.width).update(repeating: constant.value, count: Self.width) }
    return body(room)
  }

  /// Computes the sums of the first draws of the columns, from the assumptions that stand there.
  func compute(_ columns: UnsafeMutablePointer<Double>, count: Int) {
    for sum in 0..<sums { (columns + (inputs + sum) * Self.width).update(repeating: bases[sum], count: count) }
    operations.withUnsafeBufferPointer { operations in
      for operation in operations {
        operation.run(
          columns + operation.a &* Self.width, columns + operation.b &* Self.width, columns + operation.c &* Self.width,
          columns + operation.target &* Self.width, count)
      }
    }
  }

  /// The sums for one value of each assumption that varies.
  func values(_ assumptions: [Double]) -> [Double] {
    withColumns { columns in
      for (index, value) in assumptions.enumerated() { columns[index * Self.width] = value }
      compute(columns, count: 1)
      return (0..<sums).map { columns[(inputs + $0) * Self.width] }
    }
  }
}

extension ColumnProgram.Operation {
  fileprivate typealias Column = UnsafeMutablePointer<Double>

  fileprivate func run(_ a: Column, _ b: Column, _ c: Column, _ target: Column, _ count: Int) {
    switch kind {
    case .add: for draw in 0..<count { target[draw] = a[draw] + b[draw] }
    case .subtract: for draw in 0..<count { target[draw] = a[draw] - b[draw] }
    case .multiply: for draw in 0..<count { target[draw] = a[draw] * b[draw] }
    case .divide: for draw in 0..<count { target[draw] = a[draw] / b[draw] }
    case .least: for draw in 0..<count { target[draw] = b[draw] < a[draw] ? b[draw] : a[draw] }
    case .most: for draw in 0..<count { target[draw] = b[draw] >= a[draw] ? b[draw] : a[draw] }
    case .equal: for draw in 0..<count { target[draw] = a[draw] == b[draw] ? 1 : 0 }
    case .unequal: for draw in 0..<count { target[draw] = a[draw] != b[draw] ? 1 : 0 }
    case .less: for draw in 0..<count { target[draw] = a[draw] < b[draw] ? 1 : 0 }
    case .lessOrEqual: for draw in 0..<count { target[draw] = a[draw] <= b[draw] ? 1 : 0 }
    case .greater: for draw in 0..<count { target[draw] = a[draw] > b[draw] ? 1 : 0 }
    case .greaterOrEqual: for draw in 0..<count { target[draw] = a[draw] >= b[draw] ? 1 : 0 }
    case .and: for draw in 0..<count { target[draw] = a[draw] != 0 && b[draw] != 0 ? 1 : 0 }
    case .or: for draw in 0..<count { target[draw] = a[draw] != 0 || b[draw] != 0 ? 1 : 0 }
    case .absolute: for draw in 0..<count { target[draw] = abs(a[draw]) }
    case .scale: for draw in 0..<count { target[draw] = a[draw] * factor }
    case .choose: for draw in 0..<count { target[draw] = a[draw] != 0 ? b[draw] : c[draw] }
    case .accumulate: for draw in 0..<count { target[draw] += a[draw] * factor }
    }
  }
}
