import Funding
import Library

/// A statement that names a year, an amount per year or a scheme without saying when it holds. Such a statement goes out of
/// date, and without a date nobody is told. `tijdloos` says, with the reason, that a year in it does not make it age.
enum UndatedStatement {
  static func check(_ fact: Fact, isTimeless: Bool, _ node: ContentNode) {
    let validity = fact.validity
    guard !isTimeless, validity.year == nil, validity.from == nil, validity.until == nil, let what = dated(fact.statement.nl) else {
      return
    }
    node.refuse(
      "The fact '\(fact.id)' names \(what), and does not say when it holds.",
      "Add jaar, geldigVan or geldigTot; or tijdloos with the reason why it does not age.")
  }

  private static func dated(_ statement: String) -> String? {
    if statement.firstMatch(of: /\b(19|20)\d\d\b/) != nil { return "a year" }
    if statement.contains("€"), statement.contains("per jaar") { return "an amount per year" }
    if statement.lowercased().firstMatch(of: /\b(subsidie)?regeling(en)?\b/) != nil { return "a scheme" }
    return nil
  }
}
