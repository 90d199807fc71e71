import DMN
import Funding
import Library
import Tools

/// What `content check` says of the tools beside that they are sound: what is proved of them, and what only their examples hold.
enum ContentProofs {
  /// - Parameter isWhole: whether it is said per tool.
  static func text(_ guide: Guide, isWhole: Bool) -> String {
    let proofs = guide.tools.map { (tool: $0.tool, proof: ToolProof(of: $0)) }
    let tables = proofs.flatMap(\.proof.tables)
    let unproved = tables.filter { $0.obstacle != nil }
    let formulas = proofs.flatMap(\.proof.formulas)
    var text =
      "\(tables.count - unproved.count) of \(tables.count) tables of \(guide.tools.count) tools are proved: no gap, no conflict, no row that "
      + "never counts. \(formulas.count) formulas are tried by worked examples only\(isWhole ? ":" : "; --bewijs says it per tool.")\n"
    if isWhole { text += proofs.map { line($0.tool, $0.proof) }.joined() }
    return text
  }

  private static func line(_ tool: Tool, _ proof: ToolProof) -> String {
    func names(_ tables: [String]) -> String { tables.joined(separator: ", ") }
    var parts = ["\(tool.id): "]
    let exact = proof.tables.filter { $0.obstacle == nil && $0.computed.isEmpty }
    let free = proof.tables.filter { $0.obstacle == nil && !$0.computed.isEmpty }
    if !exact.isEmpty { parts.append("proved exactly: \(names(exact.map(\.decision))). ") }
    if !free.isEmpty {
      let tables = free.map { "\($0.decision) (\($0.computed.map { "'\($0)'" }.joined(separator: ", ")))" }
      parts.append("Proved for whatever is computed, and each row reached by an example: \(names(tables)). ")
    }
    for table in proof.tables {
      if let obstacle = table.obstacle { parts.append("Not proved: \(table.decision), because \(obstacle). ") }
    }
    if !proof.formulas.isEmpty { parts.append("Formulas, tried by examples only: \(names(proof.formulas)).") }
    return parts.joined().trimmingEnd + "\n"
  }

  /// The days between or after the values of a figure for which it has none.
  static func gaps(_ guide: Guide) -> String {
    guide.library[DatedFigure.self].flatMap { figure in
      figure.gaps.map { gap in
        "The parameter '\(figure.id)' has no value "
          + (gap.until.map { "from \(gap.from) up to and including \($0)" } ?? "from \(gap.from) on")
          + ": what needs it stays open on those days.\n"
      }
    }.joined()
  }
}

extension String {
  fileprivate var trimmingEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
