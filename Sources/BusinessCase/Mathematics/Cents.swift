/// Money as whole cents: only where it leaves the computation.
package struct Cents: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let count: Int64

  package init(count: Int64) { self.count = count }

  /// The most euros that a case can be about; cents of more do not fit.
  package static let mostEuros = 1e15

  /// Rounds half up in size, so that a cost and an equal benefit stay equal. What lies a millionth of a cent below a half counts as a half:
  /// sums of binary numbers fall just beside it. What is drawn beyond all bounds stays at the bound.
  ///
  /// - Precondition: it is a number.
  package init(_ euros: Double) {
    let size = (min(abs(euros), Self.mostEuros) * 100 + 0.500001).rounded(.down)
    count = Int64(euros < 0 ? -size : size)
  }

  package static func < (a: Cents, b: Cents) -> Bool { a.count < b.count }

  /// As a decimal: `-12.50`.
  package var description: String {
    let size = count.magnitude
    let part = size % 100
    return (count < 0 ? "-" : "") + "\(size / 100)." + (part < 10 ? "0\(part)" : "\(part)")
  }

  package var euros: Double { Double(count) / 100 }
}

extension Cents {
  /// Divides cents over weights in proportion. Each gets its share rounded down, and the cents that are left go to the largest remainders.
  ///
  /// - Precondition: the total and the weights are at least 0, and a weight is above 0.
  static func divide(_ total: Int64, over weights: [Int64]) -> [Int64] {
    let sum = weights.reduce(0, +)
    let parts = weights.map { weight in UInt64(sum).dividingFullWidth(UInt64(total).multipliedFullWidth(by: UInt64(weight))) }
    var shares = parts.map { Int64($0.quotient) }
    let order = parts.indices.sorted { (parts[$1].remainder, $0) < (parts[$0].remainder, $1) }
    for index in order.prefix(Int(total - shares.reduce(0, +))) { shares[index] += 1 }
    return shares
  }
}
