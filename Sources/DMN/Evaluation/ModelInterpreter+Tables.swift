import FEEL

/// What decision tables mean.
extension ModelInterpreter {
  func value(of table: Definitions.WrittenTable, _ scope: Scope, _ run: ModelRun) -> Value {
    guard let inputs = inputs(of: table, scope, run) else { return .null }
    var matched: [Int] = []
    for (index, rule) in table.rules.enumerated() where matches(rule, index, inputs, table, scope, run) {
      matched.append(index)
      if table.hitPolicy == .first { break }
    }
    guard run.evaluation.step() else { return .null }
    run.fired(matched, line: table.line)
    guard !matched.isEmpty else { return withoutMatch(table, scope, run) }
    let hits = matched.map { index in Hit(rule: index, outputs: outputs(ofRule: index, table, scope, run)) }
    return combine(hits, table, run)
  }

  /// The outputs of one rule that matched.
  private struct Hit {
    let rule: Int
    let outputs: [Value]
  }

  /// The values that the columns test; `nil` when one of them is not a value that its column is made for.
  private func inputs(of table: Definitions.WrittenTable, _ scope: Scope, _ run: ModelRun) -> [Value]? {
    var values: [Value] = []
    for column in table.inputs {
      let isAllowed = run.at(column: column.label, line: column.line) {
        var value = value(of: column.expression, scope, run)
        if let type = column.type { value = run.coerce(value, to: type, "The input '\(column.label)'") }
        values.append(value)
        guard case .success(let tests)? = column.values?.tests, !tests.accept(value, in: scope, run.evaluation) else { return true }
        run.note(.notListed(column: column.label), line: column.line)
        _ = run.evaluation.fail("The value \(value.brief) is not one of the values of the column: \(column.values?.text ?? "").")
        return false
      }
      if !isAllowed { return nil }
    }
    return values
  }

  private func matches(
    _ rule: Definitions.Rule, _ index: Int, _ inputs: [Value], _ table: Definitions.WrittenTable, _ scope: Scope, _ run: ModelRun
  ) -> Bool {
    guard run.evaluation.step(1 + rule.tests.count / 4) else { return false }
    let failing = run.firstFailing(of: rule.tests.count, rule: index) {
      (table.inputs[$0].label, rule.tests[$0].line)
    } _: { column in
      switch rule.tests[column].tests {
      case .success(let tests): return tests.accept(inputs[column], in: scope, run.evaluation)
      case .failure(let error):
        _ = run.evaluation.fail("The cell '\(rule.tests[column].text)' cannot be read: \(error)")
        return false
      }
    }
    return failing == nil
  }

  private func outputs(
    ofRule index: Int, _ table: Definitions.WrittenTable, _ scope: Scope, _ run: ModelRun
  ) -> [Value] {
    zip(table.outputs, table.rules[index].outputs).map { column, cell in
      run.at(rule: index, column: column.label, line: cell.line) { output(cell, column, scope, run) }
    }
  }

  private func output(
    _ cell: Definitions.Literal, _ column: Definitions.OutputColumn, _ scope: Scope, _ run: ModelRun
  ) -> Value {
    var value = value(of: cell, scope, run)
    if let type = column.type { value = run.coerce(value, to: type, "The output") }
    if case .success(let tests)? = column.values?.tests, value != .null, !tests.accept(value, in: scope, run.evaluation) {
      return run.evaluation.fail("The output \(value.brief) is not one of the output values: \(column.values?.text ?? "").")
    }
    return value
  }

  /// One output is the value itself; several are a context.
  private func result(_ outputs: [Value], _ table: Definitions.WrittenTable) -> Value {
    guard table.outputs.count != 1 else { return outputs[0] }
    return .context(Context(zip(table.outputs, outputs).map { ($0.name ?? "", $1) }))
  }

  private func withoutMatch(_ table: Definitions.WrittenTable, _ scope: Scope, _ run: ModelRun) -> Value {
    guard table.outputs.contains(where: { $0.defaultValue != nil }) else {
      switch table.hitPolicy {
      case .collect(nil): return .list([])
      case .collect(.count): return .number(Decimal128(0))
      default:
        if !table.hitPolicy.isCollect { run.note(.noRule, line: table.line) }
        return run.evaluation.fail("No rule matches, and the table has no default output.")
      }
    }
    let outputs = table.outputs.map { column in
      run.at(column: column.label, line: column.line) {
        column.defaultValue.map { output($0, column, scope, run) }
          ?? run.evaluation.fail("No rule matches, and this output has no default.")
      }
    }
    return result(outputs, table)
  }

  // MARK: Hit policies

  private func combine(_ hits: [Hit], _ table: Definitions.WrittenTable, _ run: ModelRun) -> Value {
    switch table.hitPolicy {
    case .unique:
      guard hits.count > 1 else { return result(hits[0].outputs, table) }
      return violation("UNIQUE allows one rule to match", hits[0], hits[1], table, run)
    case .any:
      if let other = hits.first(where: { $0.outputs != hits[0].outputs }) {
        return violation("ANY needs matching rules to agree", hits[0], other, table, run)
      }
      return result(hits[0].outputs, table)
    case .first: return result(hits[0].outputs, table)
    case .priority: return result(ordered(hits, table)[0].outputs, table)
    case .outputOrder: return run.evaluation.bounded(.list(ordered(hits, table).map { result($0.outputs, table) }))
    case .ruleOrder, .collect(nil): return run.evaluation.bounded(.list(hits.map { result($0.outputs, table) }))
    case .collect(let aggregation?): return aggregation.value(of: hits.map { result($0.outputs, table) }, run.evaluation)
    }
  }

  private func violation(_ rule: String, _ a: Hit, _ b: Hit, _ table: Definitions.WrittenTable, _ run: ModelRun) -> Value {
    run.note(.contradiction(a.rule, b.rule), line: table.rules[b.rule].line)
    return run.at(rule: b.rule, line: table.rules[b.rule].line) {
      run.evaluation.fail(
        "The hit policy \(rule), but rules \(a.rule + 1) and \(b.rule + 1) match: "
          + "they give \(result(a.outputs, table).brief) and \(result(b.outputs, table).brief).")
    }
  }

  /// The hits in the order of the output values: the first column counts most. Values that are not listed come last.
  private func ordered(_ hits: [Hit], _ table: Definitions.WrittenTable) -> [Hit] {
    let ranks = table.outputs.map { column in Dictionary(zip(column.order, 0...)) { first, _ in first } }
    let ranked = hits.map { hit in (hit, zip(ranks, hit.outputs).map { ranks, value in ranks[value] ?? ranks.count }) }
    return ranked.sorted { $0.1 == $1.1 ? $0.0.rule < $1.0.rule : $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }
}
