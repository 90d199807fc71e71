import DMN

/// The facts that rules name in their annotation column.
enum RuleFacts {
  static func facts(of decision: Decision, rule: Int) -> [Fact.ID] {
    decision.table.annotation(Guide.factColumn, ofRule: rule).split(whereSeparator: { $0 == " " || $0 == "," || $0.isNewline })
      .map { Fact.ID(String($0)) }
  }

  /// Per rule of a decision.
  static func facts(of decision: Decision) -> [[Fact.ID]] {
    decision.table.rules.indices.map { facts(of: decision, rule: $0) }
  }
}
