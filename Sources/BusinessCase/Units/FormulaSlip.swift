import FEEL

/// What people write in a formula that is none, where it can be recognised.
enum FormulaSlip {
  /// - Parameter error: where the reader of formulas stops.
  static func problem(in text: String, _ error: SyntaxError) -> FormulaProblem {
    let signs = Array(text)
    if hasDecimalComma(signs) { return FormulaProblem(.formulaComma, [.sign: .text(",")]) }
    if let sign = strangeSign(signs) { return FormulaProblem(.formulaSign, [.sign: .text(String(sign))]) }
    if signs.count(where: { $0 == "(" }) != signs.count(where: { $0 == ")" }) { return FormulaProblem(.formulaBracket) }
    let rest = String(signs.dropFirst(error.offset).prefix(20))
    return FormulaProblem(.formulaUnreadable, [.sign: .number(error.offset + 1), .found: .text(rest.isEmpty ? "…" : rest)])
  }

  /// Signs of spreadsheets and of paper.
  private static let strange: Set<Character> = ["€", "%", "×", "·", "÷", ":", "$", "^", ";"]

  /// As well as those above: an x between spaces, and an = in front.
  private static func strangeSign(_ signs: [Character]) -> Character? {
    if signs.first(where: { $0 != " " }) == "=" { return "=" }
    let hasTimes = signs.indices.dropFirst().dropLast().contains {
      signs[$0 - 1] == " " && "xX".contains(signs[$0]) && signs[$0 + 1] == " "
    }
    return hasTimes ? "x" : signs.first { strange.contains($0) }
  }

  /// A comma between digits, outside the arguments of a function: `1,5` and not `min(1, 5)`.
  private static func hasDecimalComma(_ signs: [Character]) -> Bool {
    signs.indices.dropFirst().dropLast().contains { signs[$0] == "," && signs[$0 - 1].isNumber && signs[$0 + 1].isNumber }
  }
}
