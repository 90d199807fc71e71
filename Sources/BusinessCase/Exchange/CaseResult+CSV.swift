extension CaseResult {
  /// A row per party and one for all together: what it comes to, and the flow of every year. Ids hold no sign that a table reads otherwise.
  package var csv: String {
    let years = outcome.total.perYear.indices.map { "jaar \($0 + 1)" }
    let head = ["partij", "domein", "ncw", "terugverdienMaand", "piekFinanciering"] + years
    let rows = zip(parties, outcome.parties).map { row($0.id, $0.domain.rawValue, $1) } + [row("totaal", "", outcome.total)]
    return ([head] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private func row(_ id: String, _ domain: String, _ line: MoneyLine) -> [String] {
    [id, domain, Cents(line.presentValue).description, line.paybackMonth.map(String.init) ?? "", Cents(line.peakNeed).description]
      + line.perYear.map { Cents($0).description }
  }
}
