/// A diagram laid out for walking: neighbouring variables are asked together, by one number made of all their choices.
///
/// A small model becomes one table that is looked up once; a large one takes a few steps. Immutable and flat.
struct WideDiagram: Sendable {
  /// Variables that are asked in one step, and how their choices make one number: the sum of choice × stride.
  private struct Step: Sendable {
    let variables: Range<Int>
    let radix: Int
  }
  private struct Node: Sendable {
    let step: Int32
    let offset: Int32
  }

  private let steps: [Step]
  /// Per variable; 0 when the diagram never asks it.
  private let strides: [UInt32]
  private let nodes: [Node]
  /// A node when ≥ 0, an ending (as `~number`) when negative.
  private let children: [Int32]
  private let root: Int32

  /// The most entries that the nodes of one step may take together, unless one variable alone takes more.
  static let mostEntries = 1 << 15

  init(_ product: ProductDiagram, arities: [Int]) {
    var layout = WideLayout(product, arities: arities)
    layout.run()
    root = layout.root
    strides = layout.strides
    children = layout.children
    steps = layout.steps.map { Step(variables: $0.variables, radix: $0.radix) }
    nodes = layout.nodes.map { Node(step: Int32($0.step), offset: Int32($0.offset)) }
  }

  /// The most steps that a walk takes.
  var stepCount: Int { steps.count }
  /// The bytes it takes.
  var byteCount: Int { children.count * 4 + nodes.count * 8 + strides.count * 4 }

  /// The number of the ending of a case.
  func ending(_ choices: Span<UInt16>) -> Int {
    var node = root
    while node >= 0 {
      let at = nodes[Int(node)]
      var index = Int(at.offset)
      for variable in steps[Int(at.step)].variables { index &+= Int(choices[variable]) &* Int(strides[variable]) }
      node = children[index]
    }
    return Int(~node)
  }

  /// The numbers of the endings of `rows`, from one column of choices per variable.
  func endings(_ columns: [[UInt16]], rows: Range<Int>, into endings: inout [Int32]) {
    // Per step the number that the choices of a row make, row after row.
    var digits: [[UInt32]] = []
    for step in steps {
      var sums = [UInt32](repeating: 0, count: rows.count)
      for variable in step.variables where strides[variable] != 0 {
        Columnwise.add(columns[variable], rows, times: strides[variable], to: &sums)
      }
      digits.append(sums)
    }
    for row in 0..<rows.count {
      var node = root
      while node >= 0 {
        let at = nodes[Int(node)]
        node = children[Int(at.offset) &+ Int(digits[Int(at.step)][row])]
      }
      endings[row] = ~node
    }
  }
}

/// Decides which variables are asked together, and fills the tables.
private struct WideLayout {
  let product: ProductDiagram
  let arities: [Int]
  private(set) var steps: [(variables: Range<Int>, radix: Int)] = []
  private(set) var strides: [UInt32]
  private(set) var nodes: [(step: Int, offset: Int)] = []
  private(set) var children: [Int32] = []
  private(set) var root: Int32 = 0
  private var numbers: [Int32: Int32] = [:]
  private let isAsked: [Bool]

  init(_ product: ProductDiagram, arities: [Int]) {
    (self.product, self.arities) = (product, arities)
    strides = [UInt32](repeating: 0, count: arities.count)
    var asked = [Bool](repeating: false, count: arities.count)
    for level in product.levels { asked[level] = true }
    isAsked = asked
  }

  mutating func run() {
    root = product.root
    guard root >= 0 else { return }
    // Nodes of the product that a step can start from.
    var frontier: Set<Int32> = [root]
    while let start = frontier.map(level).min() {
      let end = self.end(from: start, frontier)
      var radix = 1
      for variable in (start..<end).reversed() where isAsked[variable] {
        strides[variable] = UInt32(radix)
        radix *= arities[variable]
      }
      steps.append((start..<end, radix))
      let entries = frontier.filter { level($0) < end }.sorted()
      frontier.subtract(entries)
      for entry in entries {
        numbers[entry] = Int32(nodes.count)
        let offset = children.count
        nodes.append((steps.count - 1, offset))
        children += [Int32](repeating: 0, count: radix)
        fill(entry, start, end, offset)
        for child in children[offset...] where child >= 0 { frontier.insert(child) }
      }
    }
    // Children stand as nodes of the product until every node has its number.
    for index in children.indices where children[index] >= 0 { children[index] = numbers[children[index]] ?? 0 }
    root = numbers[root] ?? 0
  }

  private func level(_ node: Int32) -> Int { product.levels[Int(node)] }

  /// As many variables as fit.
  private func end(from start: Int, _ frontier: Set<Int32>) -> Int {
    var radix = arities[start]
    var end = start + 1
    while end < arities.count {
      let wider = isAsked[end] ? radix * arities[end] : radix
      guard wider * frontier.count(where: { level($0) <= end }) <= WideDiagram.mostEntries else { break }
      radix = wider
      end += 1
    }
    return end
  }

  private mutating func fill(_ node: Int32, _ variable: Int, _ end: Int, _ index: Int) {
    guard variable < end else {
      children[index] = node
      return
    }
    guard isAsked[variable] else { return fill(node, variable + 1, end, index) }
    for value in 0..<arities[variable] {
      let isHere = node >= 0 && level(node) == variable
      let next = isHere ? product.children[product.firstChild[Int(node)] + value] : node
      fill(next, variable + 1, end, index + value * Int(strides[variable]))
    }
  }
}
