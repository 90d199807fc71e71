import DMN
import FEEL
import Library

/// What is proved of the tables of a tool, for every day on which its figures hold.
package struct ToolProof: Sendable {
  /// What is proved of each table; where a table has other figures at another time, of all of these.
  package let tables: [TableProof.Table]
  /// The decisions that are worked out by a formula: no table proves them, the worked examples try them.
  package let formulas: [String]

  package init(of ready: ReadyTool) {
    let kinds = Dictionary(
      ready.tool.inputs.compactMap { input in Self.kind(input.kind).map { (input.id, $0) } }
    ) { first, _ in first }
    let proofs = ready.figureSets.map { TableProof(of: ready.rules.definitions, kinds: kinds, figures: $0) }
    formulas = proofs.first?.formulas ?? []
    tables = (proofs.first?.tables.indices ?? 0..<0).map { number in Self.merged(proofs.map { $0.tables[number] }) }
  }

  private static func kind(_ kind: ToolValueKind) -> TableProof.Kind? {
    switch kind {
    case .choice(let choices): .choice(choices.map { .string($0.id) })
    case .choices(let choices): .subset(choices.map { .string($0.id) })
    case .yesNo: .choice([.boolean(true), .boolean(false)])
    case .number(let measure, let bounds): .number(from: bounds.from, to: bounds.to, isWhole: measure == .whole)
    case .date: .date
    case .rows: nil
    }
  }

  private static func merged(_ tables: [TableProof.Table]) -> TableProof.Table {
    TableProof.Table(
      decision: tables[0].decision, findings: unique(tables.flatMap(\.findings)), computed: unique(tables.flatMap(\.computed)),
      obstacle: tables.compactMap(\.obstacle).first, problems: unique(tables.flatMap(\.problems)))
  }
}

extension ReadyTool {
  /// The figures that hold together at some time, each set once. A figure that never holds together with the others is left out.
  package var figureSets: [[String: Value]] {
    let days = unique(parameters.flatMap { $0.values.flatMap { [$0.from, $0.until?.next].compactMap(\.self) } }.sorted())
    let sets = days.map { day in
      parameters.reduce(into: [String: Value]()) { set, parameter in set[parameter.id.text] = parameter.value(on: day)?.value }
    }
    let most = sets.map(\.count).max() ?? 0
    return most == 0 ? [[:]] : unique(sets.filter { $0.count == most })
  }
}
