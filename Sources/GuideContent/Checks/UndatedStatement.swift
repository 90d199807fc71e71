import Library

/// A statement that names a year, an amount per year or a scheme without saying when it holds. Such a statement goes out of
/// date, and without a date nobody is told. `tijdloos` says, with the reason, that a year in it does not make it age.
enum UndatedStatement {
  static func check(_ fact: Fact, isTimeless: Bool, _ node: ContentNode) {
    let validity = fact.validity
    guard !isTimeless, !node.findings.isProven, validity.year == nil, validity.from == nil, validity.until == nil,
      let what = dated(fact.statement.nl)
    else {
      return
    }
    node.refuse(
      "The fact '\(fact.id)' names \(what), and does not say when it holds.",
      "Add jaar, geldigVan or geldigTot; or tijdloos with the reason why it does not age.")
  }

  private static let schemes: Set<String> = ["regeling", "regelingen", "subsidieregeling", "subsidieregelingen"]

  private static func dated(_ statement: String) -> String? {
    let words = statement.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    if words.contains(where: isYear) { return "a year" }
    if statement.utf8.contains(0xE2), statement.contains("€"), statement.contains("per jaar") { return "an amount per year" }
    // Words that can be one, before they are made small.
    let isScheme = words.contains { word in
      [8, 10, 16, 18].contains(word.utf8.count) && schemes.contains(word.lowercased())
    }
    return isScheme ? "a scheme" : nil
  }

  /// Four digits that begin with 19 or 20.
  private static func isYear(_ word: Substring) -> Bool {
    word.utf8.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20")) && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
