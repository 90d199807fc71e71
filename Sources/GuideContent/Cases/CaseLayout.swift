import BusinessCase

/// How a case lies in sheets: the keys of its file, one sheet for each list of it, one column for each key, one row for each element.
struct CaseLayout: Sendable {
  /// One sheet.
  struct Page: Sendable {
    let name: String
    /// Where its rows stand in the case.
    let home: Home
    let columns: [Column]

    /// The column under this head, however somebody has written it.
    func column(_ head: String) -> Column? {
      let wanted = Column.plain(head)
      return columns.first { Column.plain($0.head) == wanted }
    }
  }

  enum Home: Hashable, Sendable {
    /// The case itself: one row.
    case root
    /// One mapping under this key: at most one row.
    case mapping(String)
    case list(String)
    /// A list inside the elements of another list, whose id stands in the first column.
    case inner(list: String, key: String)
  }

  struct Column: Sendable {
    /// The keys that lead to the value, from the element that a row is.
    let path: [String]
    let head: String
    let kind: Kind
    let width: Int
    /// What can be chosen; empty when anything can be typed.
    let choices: [String]

    enum Kind: Sendable { case text, number, day, flag, list }

    init(_ path: String, _ kind: Kind = .text, width: Int = 14, choices: [String] = []) {
      self.path = path.split(separator: "/").map(String.init)
      head = self.path.joined(separator: " ")
      (self.kind, self.width, self.choices) = (kind, width, choices)
    }

    /// Spaces and capitals make no difference.
    fileprivate static func plain(_ head: String) -> String { head.lowercased().filter { !$0.isWhitespace } }
  }

  /// What else can stand in the file, for people only.
  static let help = "Uitleg"
  static let lists = "Keuzes"
  /// A sheet of which the name begins like this is of whoever made the file, and is not read.
  static let own = "Eigen"

  static let pages: [Page] = [
    Page(
      name: "Zaak", home: .root,
      columns: [
        Column("naam", width: 40), Column("uitleg", width: 60), Column("jaren", .number), Column("discontovoet", .number),
        Column("peildatum", .day), Column("feiten", .list),
      ]),
    Page(
      name: "Partijen", home: .list("partijen"),
      columns: [
        Column("id"), Column("naam", width: 32), Column("soort", width: 18, choices: CaseParty.Kind.allCases.map(\.rawValue)),
        Column("domein", width: 18, choices: CaseParty.Domain.allCases.map(\.rawValue)),
      ]),
    Page(
      name: "Aannamen", home: .list("aannamen"),
      columns: [
        Column("id", width: 18), Column("naam", width: 40), Column("eenheid", width: 26),
        Column("verdeling", choices: BusinessCaseFile.spreads), Column("laag", .number), Column("waarschijnlijk", .number),
        Column("hoog", .number), Column("bron", width: 24),
        Column("zekerheid", choices: Assumption.Confidence.allCases.map(\.rawValue)), Column("feiten", .list), Column("parameter"),
        Column("groep"), Column("tegengesteld", .flag, choices: CaseFlag.words), Column("vormA", .number), Column("vormB", .number),
        Column("noot", width: 32),
      ]),
    Page(
      name: "Posten", home: .list("posten"),
      columns: [
        Column("id", width: 18), Column("naam", width: 32), Column("soort", choices: CaseItem.Kind.allCases.map(\.rawValue)),
        Column("categorie", width: 20, choices: CaseItem.Category.allCases.map(\.rawValue)), Column("partij"), Column("naar"),
        Column("bedrag", width: 40), Column("wanneer/ritme", choices: Timing.Rhythm.allCases.map(\.rawValue)),
        Column("wanneer/van", .number), Column("wanneer/tot", .number),
        Column("wanneer/opbouw", .number), Column("wanneer/elkeJaren", .number), Column("gebruik"),
        Column("nu", width: 24), Column("verzilvering/deel", width: 18), Column("verzilvering/ondergrens", width: 24),
        Column("verzilvering/cluster", width: 20),
        Column("verzilvering/rest", width: 18, choices: CaseItem.Rest.allCases.map(\.rawValue)), Column("opties", .list),
        Column("waardering"),
      ] + socialTerms.map { Column("sroi/" + $0) } + [Column("sroi/verandertheorie", width: 32), Column("noot", width: 32)]),
    Page(
      name: "Gebruik", home: .list("gebruik"), columns: [Column("id"), Column("naam", width: 32), Column("aantal", width: 24)]),
    Page(
      name: "Verloop", home: .inner(list: "gebruik", key: "verloop"),
      columns: [Column("gebruik"), Column("maand", .number), Column("deel", .number)]),
    Page(
      name: "Berekend", home: .list("berekend"),
      columns: [Column("id", width: 18), Column("naam", width: 40), Column("eenheid", width: 26), Column("formule", width: 44)]),
    Page(
      name: "Opties", home: .list("opties"),
      columns: [Column("id"), Column("naam", width: 32), Column("gebruikelijk", .flag, choices: CaseFlag.words)]),
    Page(name: "Groepen", home: .list("groepen"), columns: [Column("id"), Column("samenhang", .number)]),
    Page(
      name: "Clusters", home: .list("clusters"),
      columns: [Column("id"), Column("naam", width: 32), Column("compleet", .flag, choices: CaseFlag.words)]),
    Page(
      name: "Levensduur", home: .list("levensduur"),
      columns: [
        Column("id"), Column("investering", width: 32), Column("jaren", width: 24),
        Column("component", choices: Lifetime.Component.allCases.map(\.rawValue)),
      ]),
    Page(
      name: "Zachte feiten", home: .list("zachteFeiten"),
      columns: [Column("naam", width: 40), Column("partij"), Column("voor"), Column("na"), Column("bewijs", width: 32)]),
    Page(name: "SROI", home: .mapping("sroi"), columns: socialTerms.map { Column($0) } + [Column("verandertheorie", width: 60)]),
  ]

  private static let socialTerms = ["deadweight", "verdringing", "aanAnderen", "afname"]

  /// The order in which a file has its lists.
  static let order = [
    "partijen", "opties", "aannamen", "groepen", "berekend", "gebruik", "clusters", "posten", "sroi", "levensduur", "zachteFeiten",
  ]
  /// Without these there is no case.
  static let needed = ["Zaak", "Partijen", "Aannamen", "Posten"]

  static func page(_ name: String) -> Page? { pages.first { $0.name.lowercased() == name.lowercased() } }
}

/// Yes and no, as people write them in a sheet.
enum CaseFlag {
  static let words = ["ja", "nee"]

  /// As the file has it; `nil` when it is neither.
  static func written(_ text: String) -> String? {
    switch text.lowercased() {
    case "ja", "waar", "true": "true"
    case "nee", "onwaar", "false": "false"
    default: nil
    }
  }
}
