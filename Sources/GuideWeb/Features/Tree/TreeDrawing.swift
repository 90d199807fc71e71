import Funding

/// The decision tree with how each branch stands for these answers, and where everything is drawn.
struct TreeDrawing: Sendable {
  /// How a branch or a node stands for this person.
  enum Standing: String, Comparable, Sendable {
    /// The answers lead elsewhere.
    case off
    /// An open answer can still lead here.
    case open
    /// The answers lead here.
    case taken

    static func < (a: Standing, b: Standing) -> Bool { a.rank < b.rank }
    private var rank: Int { self == .taken ? 2 : self == .open ? 1 : 0 }
  }

  /// All branches between two nodes as one.
  struct Branch: Sendable {
    let from: TreePicture.Node
    let to: TreePicture.Node
    let label: Text
    let standing: Standing
    let facts: [Fact.ID]
  }

  let nodes: [TreePicture.Node]
  let branches: [Branch]
  let standings: [String: Standing]
  /// Whether the answers of a person are shown; otherwise the tree is plain.
  let isPersonal: Bool

  init(_ tree: TreePicture, answers: Answers?) {
    nodes = tree.nodes
    isPersonal = answers != nil
    var standings = Dictionary(uniqueKeysWithValues: tree.nodes.map { ($0.id, Standing.off) })
    let targets = Set(tree.edges.map(\.to))
    for node in tree.nodes where !targets.contains(node.id) { standings[node.id] = .taken }
    // Nodes stand in the order of the tree, so that one pass from top to bottom reaches everything.
    var edges: [(edge: TreePicture.Edge, standing: Standing)] = []
    for node in tree.nodes {
      for edge in tree.edges where edge.from == node.id {
        let own = Self.standing(of: edge, answers ?? .none)
        let standing = min(own, standings[edge.from] ?? .off)
        edges.append((edge, standing))
        standings[edge.to] = max(standings[edge.to] ?? .off, standing)
      }
    }
    self.standings = standings
    let byID = Dictionary(uniqueKeysWithValues: tree.nodes.map { ($0.id, $0) })
    var branches: [Branch] = []
    for (edge, standing) in edges {
      guard let from = byID[edge.from], let to = byID[edge.to] else { continue }
      if let index = branches.firstIndex(where: { $0.from.id == from.id && $0.to.id == to.id }) {
        let known = branches[index]
        branches[index] = Branch(
          from: from, to: to, label: known.label, standing: max(known.standing, standing),
          facts: known.facts + edge.facts.filter { !known.facts.contains($0) })
      } else {
        branches.append(Branch(from: from, to: to, label: edge.label, standing: standing, facts: edge.facts))
      }
    }
    self.branches = branches
  }

  private static func standing(of edge: TreePicture.Edge, _ answers: Answers) -> Standing {
    edge.conditions.map { condition -> Standing in
      switch answers[condition.question] {
      case nil, .unknown: .open
      case .one(let option): condition.answers.contains(option) ? .taken : .off
      case .several(let options): condition.answers.contains(where: options.contains) ? .taken : .off
      }
    }.min() ?? .taken
  }

  func standing(of node: TreePicture.Node) -> Standing { standings[node.id] ?? .off }
}

/// Where the parts of the tree are drawn, in the units of the picture.
enum TreeGeometry {
  static let columnWidth = 178.0
  static let rowHeight = 116.0
  static let nodeWidth = 158.0
  static let nodeHeight = 60.0
  static let margin = 14.0
  /// How far below a node its branches part.
  static let trunk = 14.0

  struct Point: Sendable { let x, y: Double }

  static func centre(_ node: TreePicture.Node) -> Point {
    Point(
      x: margin + nodeWidth / 2 + node.column * columnWidth, y: margin + nodeHeight / 2 + node.row * rowHeight)
  }

  static func size(_ nodes: [TreePicture.Node]) -> Point {
    let columns = nodes.map(\.column).max() ?? 0
    let rows = nodes.map(\.row).max() ?? 0
    return Point(x: 2 * margin + nodeWidth + columns * columnWidth, y: 2 * margin + nodeHeight + rows * rowHeight)
  }

  /// The line of a branch, and where its label stands.
  struct Line: Sendable {
    let path: String
    let label: Point
    let anchor: String
  }

  static func line(_ branch: TreeDrawing.Branch) -> Line {
    let from = centre(branch.from)
    let to = centre(branch.to)
    let side = to.x < from.x ? -1.0 : 1.0
    let leaves = from.x + side * nodeWidth / 2
    let label = Point(x: leaves + side * 8, y: from.y - 7)
    let anchor = side < 0 ? "end" : "start"
    if abs(from.y - to.y) < 1 {
      return Line(path: "M\(n(leaves)) \(n(from.y))H\(n(to.x - side * (nodeWidth / 2 + 3)))", label: label, anchor: anchor)
    }
    let rows = (to.y - from.y) / rowHeight
    if rows < 0 || (rows <= 1.1 && abs(to.x - from.x) > 1.5 * columnWidth) {
      let end = rows < 0 ? to.y + nodeHeight / 2 + 3 : to.y - nodeHeight / 2 - 3
      let turn = rows < 0 ? -10.0 : 10.0
      return Line(
        path: "M\(n(leaves)) \(n(from.y))H\(n(to.x - side * 10))q\(n(side * 10)) 0 \(n(side * 10)) \(n(turn))V\(n(end))",
        label: label, anchor: anchor)
    }
    let top = from.y + nodeHeight / 2
    let end = to.y - nodeHeight / 2 - 3
    if abs(from.x - to.x) < 1 {
      return Line(path: "M\(n(from.x)) \(n(top))V\(n(end))", label: Point(x: from.x, y: top + trunk + 20), anchor: "middle")
    }
    let turn = top + trunk
    return Line(
      path: "M\(n(from.x)) \(n(top))V\(n(turn - 8))q0 8 \(n(side * 8)) 8H\(n(to.x - side * 8))q\(n(side * 8)) 0 \(n(side * 8)) 8V\(n(end))",
      label: Point(x: to.x, y: turn + 20), anchor: "middle")
  }

  /// A number of the picture, without needless decimals.
  static func n(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\((value * 10).rounded() / 10)"
  }

  /// Words over lines of at most `limit` characters.
  static func lines(_ text: String, limit: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count + 1 <= limit {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append("\(word)")
      }
    }
    return lines
  }
}
