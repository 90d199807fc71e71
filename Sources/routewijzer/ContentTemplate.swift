import ArgumentParser
import FEEL
import Funding
import GuideContent
import Library
import Tools

/// `content nieuw`: the beginning of a new item, with a word of explanation at every field.
struct NewItem: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nieuw",
    abstract:
      "Writes a template for a new item of knowledge, a fact or a parameter, to paste into a file; or the three files of a new tool.")

  @Argument(help: "The kind: instrumenten, organisaties, lessen, … or feit, parameter, hulpmiddel.")
  var soort: String
  @Argument(help: "The name of a new tool: its folder and its address, such as stoz-check.")
  var naam: String?
  @OptionGroup var date: DateOptions
  @OptionGroup var folder: FolderOptions

  func run() throws {
    // Whoever asks for a template is at work: the content need not be sound.
    let library = try folder.readable()
    let day = try date.date(.en)
    if soort == Fact.itemKind.dutch {
      Console.write(ItemTemplate.fact(library))
      return
    }
    if soort == DatedFigure.itemKind.dutch {
      Console.write(ItemTemplate.parameter(on: day))
      return
    }
    if soort == Tool.itemKind.dutch {
      guard let naam else {
        throw Console.refusal(
          "A tool needs a name of small letters, digits and hyphens: routewijzer content nieuw \(soort) stoz-check", .validationFailure)
      }
      Console.write(try ToolTemplate.write(naam, library, in: folder.content, on: day))
      return
    }
    guard let kind = library.find(KnowledgeKind.ID(soort)) else {
      let kinds = library[KnowledgeKind.self].map(\.id.text) + [Fact.itemKind.dutch, DatedFigure.itemKind.dutch, Tool.itemKind.dutch]
      let near = SimilarName.of(soort, among: kinds).map { " Did you mean '\($0)'?" } ?? ""
      throw Console.refusal("There is no kind '\(soort)'.\(near) Choose one of: \(kinds.joined(separator: ", ")).", .validationFailure)
    }
    Console.write(ItemTemplate.item(of: kind, library, on: day))
  }
}

/// What a new item looks like before it is filled in.
enum ItemTemplate {
  static func item(of kind: KnowledgeKind, _ library: Library, on day: CalendarDate) -> String {
    let traits = library[KnowledgeTrait.self].map { trait in
      "    \(trait.id): []  # \(trait.title.nl): \(trait.choices.map(\.id).joined(separator: ", "))"
    }
    let later = CalendarDate(year: day.year + 1, month: day.month, day: min(day.day, 28)) ?? day
    let head = """
      # Een nieuwe \(kind.single.nl): zet dit onder items in een bestand van Content/knowledge/\(kind.id)/ en vul het in.
      # Haal weg wat u niet gebruikt. Daarna: routewijzer content check.
        - id: \(newID(of: kind, library))  # kleine letters en streepjes; wordt het adres en verandert nooit meer
          naam: {nl: "", en: ""}
          kort: {nl: "", en: ""}  # een of twee zinnen: het antwoord eerst
          ook: []  # andere woorden waarmee mensen zoeken
      \(traits.joined(separator: "\n"))
          uitkomsten: []  # routes en opties: \(library[Outcome.self].map(\.id.text).joined(separator: ", "))
          nagekeken: \(day)
          herzien: \(later)  # vóór deze dag kijkt iemand het opnieuw na
          feiten: []  # de nummers waarop naam en kort rusten, ten minste één

      """
    return head + kind.fields.map { line($0) }.joined()
  }

  private static func line(_ field: KnowledgeField) -> String {
    let need = field.isRequired ? "verplicht" : "mag weg"
    let statement = "{nl: \"\", en: \"\", feiten: []}"
    let value =
      switch field.form {
      case .text: statement
      case .texts, .steps, .flow: "[\(statement)]"
      case .choice, .choices: (field.form == .choice ? "" : "[]") + "  # kies uit: \(field.choices.map(\.id).joined(separator: ", "))"
      case .items: "[]  # soort/id, of {item: soort/id, nl: \"\", en: \"\", feiten: []}"
      case .day: "2026-01-31"
      case .webAddress: "\"https://\""
      case .email: "naam@voorbeeld.nl"
      case .telephone: "\"088 - 123 4567\""
      }
    return "    # \(field.name.nl) (\(need))\n    \(field.id): \(value)\n"
  }

  /// The first free number after those in use: an id that says what it is about is better.
  private static func newID(of kind: KnowledgeKind, _ library: Library) -> String {
    let base = kind.single.nl.split(separator: " ").joined(separator: "-")
    let taken = Set(library[KnowledgeItem.self].filter { $0.kind == kind.id }.map(\.localID))
    return (1...).lazy.map { "\(base)-\($0)" }.first { !taken.contains($0) } ?? base
  }

  /// A figure that tools compute with.
  static func parameter(on day: CalendarDate) -> String {
    """
    # Een nieuw cijfer: zet dit onder parameters in Content/parameters/parameters.yaml en vul het in. Daarna: routewijzer content check.
      - id: naamVanHetCijfer  # zo noemen regels het; één woord, kleine letter voorop
        naam: {nl: "", en: ""}
        eenheid: {nl: "euro per jaar", en: "euros per year"}
        soort: geld  # geld of percentage: zo staat het in een som als € 20,60 of 4%; mag weg bij een ander getal
        noot: "voor collega's: wat is onzeker aan jaar of waarde"  # mag weg
        waarden:
          - {waarde: 0, van: \(day.year)-01-01, feiten: []}  # tot: \(day.year)-12-31 als u weet dat het toen eindigde
          # Staat de waarde niet letterlijk in een feit? Zet er dan bij hoe u eraan komt: afgeleid: "8 weken van 7 dagen"

    """
  }

  /// A fact from outside the sources, under the next free number.
  static func fact(_ library: Library) -> String {
    let numbers = library[Fact.self].compactMap { $0.id.text.hasPrefix("N-") ? Int($0.id.text.dropFirst(2)) : nil }
    let next = String((numbers.max() ?? 0) + 1)
    let id = "N-" + String(repeating: "0", count: max(0, 3 - next.count)) + next
    return """
      # Een nieuw feit: zet dit onder feiten in Content/facts/nieuw.yaml en vul het in. Daarna: routewijzer content check.
        - id: \(id)
          zekerheid: extern  # gedrukt, gereconstrueerd, afgeleid, eigen-keuze, betwist of extern
          stelling:
            nl: ""  # in onze eigen woorden; zinnen van ten hoogste 25 woorden
            en: ""
          jaar: 2026  # of geldigVan en geldigTot; of tijdloos: "waarom het niet veroudert"
          vindplaatsen:
            - {adres: "https://", gezien: 2026-01-31}  # tweedehands: true als het nieuws of een adviseur is

      """
  }
}
