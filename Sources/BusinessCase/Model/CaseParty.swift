/// Who pays or gains in a case.
package struct CaseParty: Hashable, Sendable {
  package let id: String
  package let name: String
  package let kind: Kind
  package let domain: Domain
  package let line: Int

  package enum Kind: String, CaseIterable, Sendable {
    case client = "client"
    case informalCarer = "mantelzorger"
    case careProvider = "zorgaanbieder"
    case careOffice = "zorgkantoor"
    case insurer = "zorgverzekeraar"
    case municipality = "gemeente"
    case employer = "werkgever"
    case disabilityInsurer = "uwv"
    case housing = "corporatie"
    case supplier = "leverancier"
    case society = "samenleving"
    case other = "anders"
  }

  /// The law or the world in which a party pays.
  package enum Domain: String, CaseIterable, Sendable {
    case longTermCare = "wlz"
    case insuredCare = "zvw"
    case socialSupport = "wmo"
    case workAndIncome = "werk-en-inkomen"
    case personal = "privaat"
  }

  /// A name as it stands inside a sentence: `De gemeente` as `de gemeente`.
  package static func inside(_ name: String) -> String {
    let articles = ["De ", "Het ", "Een ", "The ", "A "]
    return articles.contains(where: name.hasPrefix) ? name.prefix(1).lowercased() + name.dropFirst() : name
  }

  package init(id: String, name: String, kind: Kind, domain: Domain, line: Int) {
    (self.id, self.name, self.kind, self.domain, self.line) = (id, name, kind, domain, line)
  }
}
