/// What is wrong with a file as it is written: what it is, its YAML, its keys, or the form of a value.
///
/// Its sentences stand here and not in the content, in every language, as those of `JSONProblem` do: they must also be said when the file
/// that cannot be read is the one that would hold them.
public enum FileProblem: Hashable, Sendable {
  /// - Parameter most: how many bytes a file may have.
  case tooLarge(most: Int)
  case empty
  case otherKind(OtherKind)
  /// It holds bytes that are no UTF-8.
  case wrongEncoding
  /// It is text, and no list of keys: a table, a letter, a list.
  case noKeys

  // What goes wrong in YAML.
  case tab
  /// A space that programs for letters make, and YAML does not take for one.
  case hardSpace
  case indentation
  case noColon
  case noSpace
  case colonInText
  case openQuote
  case openBracket
  case strangeSign
  case keyTwice(String)
  /// - Parameter reason: what the reader of YAML says, in English.
  case unreadable(reason: String)

  // What goes wrong with keys and values.
  case keysExpected
  case listExpected
  case textExpected
  case flagExpected
  case dayExpected(String)
  case unknownKey(String, known: [String])
  /// A comma that divides what belongs together, as in `{deel: 0,5}`.
  case strayComma(String)
  case missingKey(String)
  case unknownChoice(String, known: [String])

  /// What goes wrong in the sheets of a workbook.
  case sheet(SheetProblem)

  /// A file that programs for other work make.
  public enum OtherKind: Hashable, Sendable { case document, spreadsheet, archive, pdf, webPage }

  /// What kind of problem it is, for programs: it stays the same when sentences change.
  public enum Kind: String, CaseIterable, Sendable {
    case tooLarge = "bestand-te-groot"
    case empty = "bestand-leeg"
    case otherKind = "bestand-ander-soort"
    case wrongEncoding = "bestand-codering"
    case noKeys = "bestand-zonder-sleutels"
    case tab = "yaml-tab"
    case hardSpace = "yaml-vaste-spatie"
    case indentation = "yaml-inspringen"
    case noColon = "yaml-dubbele-punt-ontbreekt"
    case noSpace = "yaml-spatie-ontbreekt"
    case colonInText = "yaml-dubbele-punt-in-tekst"
    case openQuote = "yaml-aanhalingsteken"
    case openBracket = "yaml-haakje"
    case strangeSign = "yaml-teken"
    case keyTwice = "sleutel-dubbel"
    case unreadable = "yaml-onleesbaar"
    case keysExpected = "sleutels-verwacht"
    case listExpected = "lijst-verwacht"
    case textExpected = "tekst-verwacht"
    case flagExpected = "ja-of-nee-verwacht"
    case dayExpected = "dag-verwacht"
    case unknownKey = "sleutel-onbekend"
    case strayComma = "komma-los"
    case missingKey = "sleutel-ontbreekt"
    case unknownChoice = "waarde-onbekend"
    case sheet = "werkblad"
  }

  public var kind: Kind { said.kind }
  /// What is wrong.
  public var message: Text { said.message }
  /// How to mend it.
  public var remedy: Text { said.remedy }

  private typealias Said = (kind: Kind, message: Text, remedy: Text)

  private var said: Said {
    switch self {
    case .tooLarge, .empty, .otherKind, .wrongEncoding, .noKeys: ofFile
    case .sheet(let problem): (.sheet, problem.message, problem.remedy)
    case .tab, .hardSpace, .indentation, .noColon, .noSpace, .colonInText, .openQuote, .openBracket, .strangeSign, .keyTwice, .unreadable:
      ofYAML
    default: ofValue
    }
  }

  private var ofFile: Said {
    switch self {
    case .tooLarge(let most):
      (
        .tooLarge,
        Text(
          nl: "Dit bestand is te groot: het heeft meer dan \(most) bytes.", en: "The file is too large: it has more than \(most) bytes."),
        Text(nl: "Neem regels samen, of splits het bestand.", en: "Take lines together, or split the file.")
      )
    case .empty:
      (
        .empty,
        Text(
          nl: "Dit bestand is leeg, of er staan alleen opmerkingen in (regels met #).",
          en: "The file is empty, or holds comments only (lines with #)."),
        Text(nl: "Kies een ander bestand, of vul het in.", en: "Choose another file, or fill it.")
      )
    case .otherKind(let kind):
      (
        .otherKind, Text(nl: "Dit is \(kind.name.nl), en geen tekstbestand.", en: "This is \(kind.name.en), and no text file."),
        Text(
          nl: "Begin met een voorbeeld van een tekstbestand, en neem uw cijfers daarin over.",
          en: "Begin with an example of a text file, and copy your figures into it.")
      )
    case .wrongEncoding:
      (
        .wrongEncoding,
        Text(
          nl: "Deze tekst is niet opgeslagen als UTF-8. Dan komen letters zoals é en € verkeerd over.",
          en: "The file is not UTF-8 text. Letters such as é and € then get lost."),
        Text(
          nl: "Open het bestand in een teksteditor, kies Opslaan als, en kies bij codering UTF-8.",
          en: "Open it in a text editor, choose Save as, and choose the encoding UTF-8.")
      )
    default:
      (
        .noKeys,
        Text(
          nl: "Hier staat tekst, maar geen lijst van regels zoals ‘naam: waarde’.",
          en: "This is text, but no list of lines such as 'name: value'."),
        Text(
          nl: "Begin met een voorbeeld en vervang wat er staat. Schrijf elk onderdeel als ‘naam: waarde’.",
          en: "Begin with an example and replace what stands there. Write each part as 'name: value'.")
      )
    }
  }

  private var ofYAML: Said {
    switch self {
    case .tab:
      (
        .tab,
        Text(nl: "Op deze regel staat een tab. Dit bestand kan geen tabs hebben.", en: "There is a tab on this line. YAML takes no tabs."),
        Text(nl: "Vervang de tab door spaties.", en: "Replace the tab by spaces.")
      )
    case .hardSpace:
      (
        .hardSpace,
        Text(
          nl: "Vooraan staat een vaste spatie, zoals in Word of op een webpagina. Het programma leest die als een letter.",
          en: "The line begins with a hard space, as in Word or on a web page. YAML reads it as a letter."),
        Text(nl: "Haal de spaties vooraan weg, en typ ze opnieuw.", en: "Remove the spaces at the beginning, and type them again.")
      )
    case .indentation:
      (
        .indentation,
        Text(
          nl: "Deze regel begint niet even ver als de regels waar hij bij hoort.",
          en: "This line does not begin as far in as the lines that it belongs to."),
        Text(
          nl: "Zet evenveel spaties voor alle regels die bij elkaar horen. Kijk ook naar de regel erboven.",
          en: "Put as many spaces before all lines that belong together. Look at the line above as well.")
      )
    case .noColon:
      (
        .noColon, Text(nl: "Op deze regel ontbreekt een dubbele punt.", en: "A colon is missing on this line."),
        Text(nl: "Schrijf ‘naam: waarde’, met een spatie na de dubbele punt.", en: "Write 'name: value', with a space after the colon.")
      )
    case .noSpace:
      (
        .noSpace, Text(nl: "Achter de dubbele punt ontbreekt een spatie.", en: "A space is missing behind the colon."),
        Text(nl: "Schrijf ‘naam: waarde’, met een spatie na de dubbele punt.", en: "Write 'name: value', with a space after the colon.")
      )
    case .colonInText:
      (
        .colonInText, Text(nl: "Op deze regel staat een dubbele punt te veel.", en: "There is one colon too many on this line."),
        Text(
          nl: "Zet de tekst tussen aanhalingstekens: naam: \"Fase 1: start\". Of begin een nieuwe regel.",
          en: "Put the text between quotes: naam: \"Phase 1: start\". Or begin a new line.")
      )
    case .openQuote:
      (
        .openQuote,
        Text(
          nl: "Een tekst begint met een aanhalingsteken en heeft er geen aan het eind.",
          en: "A text begins with a quotation mark, and has none at its end."),
        Text(
          nl: "Zet het aanhalingsteken erbij. Het kan ook op een eerdere regel ontbreken.",
          en: "Add the quotation mark. It can be missing on an earlier line too.")
      )
    case .openBracket:
      (
        .openBracket,
        Text(
          nl: "Tussen { en }, of tussen [ en ], klopt iets niet: er ontbreekt een komma of een haakje.",
          en: "Something is wrong between { and }, or between [ and ]: a comma or a bracket is missing."),
        Text(
          nl: "Kijk op deze regel en de regel erboven: elk haakje dat opengaat, moet ook dicht. Tussen de onderdelen staat een komma.",
          en: "Look at this line and the one above: each bracket that opens must close. A comma stands between the parts.")
      )
    case .strangeSign:
      (
        .strangeSign,
        Text(
          nl: "Op deze regel begint een waarde met een teken dat hier iets anders betekent, zoals % @ * & of !.",
          en: "On this line a value begins with a sign that means something else in YAML, such as % @ * & or !."),
        Text(nl: "Zet de waarde tussen aanhalingstekens, of haal het teken weg.", en: "Put the value between quotes, or remove the sign.")
      )
    case .keyTwice(let key):
      (
        .keyTwice,
        Text(nl: "Het woord ‘\(shown(key))’ staat hier twee keer voor een dubbele punt.", en: "The key '\(shown(key))' stands here twice."),
        Text(nl: "Haal er een weg.", en: "Remove one.")
      )
    case .unreadable(let reason):
      (
        .unreadable,
        Text(nl: "Deze regel is niet te lezen. Het programma zegt: \(reason).", en: "The YAML cannot be read: \(reason)."),
        Text(
          nl: "Kijk op deze regel en de regel erboven naar de spaties vooraan, de dubbele punten en de aanhalingstekens.",
          en: "Check the indentation, the colons and the quotes at this line.")
      )
    default: preconditionFailure("No problem of YAML.")
    }
  }

  private var ofValue: Said {
    switch self {
    case .keysExpected:
      (
        .keysExpected, Text(nl: "Hier horen regels zoals ‘naam: waarde’.", en: "A list of 'key: value' lines is expected here."),
        Text(nl: "Schrijf elk onderdeel als ‘naam: waarde’.", en: "Write each part as 'key: value'.")
      )
    case .listExpected:
      (
        .listExpected, Text(nl: "Hier hoort een lijst.", en: "A list is expected here."),
        Text(nl: "Begin elk onderdeel met ‘- ’, of schrijf [a, b].", en: "Start each element with '- ', or write [a, b].")
      )
    case .textExpected:
      (
        .textExpected, Text(nl: "Hier hoort een tekst of een getal.", en: "A text is expected here."),
        Text(nl: "Vul iets in achter de dubbele punt.", en: "Write a text behind the colon.")
      )
    case .flagExpected:
      (
        .flagExpected, Text(nl: "Hier hoort true (ja) of false (nee).", en: "true or false is expected here."),
        Text(nl: "Schrijf true of false.", en: "Write true or false.")
      )
    case .dayExpected(let written):
      (
        .dayExpected,
        Text(
          nl: "Hier hoort een dag die bestaat, en er staat ‘\(shown(written))’.",
          en: "A day is expected here, and it says '\(shown(written))'."),
        Text(nl: "Schrijf jaar, maand en dag: 2026-01-31.", en: "Write it as 2026-01-31.")
      )
    case .unknownKey(let key, let known):
      (
        .unknownKey,
        Text(nl: "Het woord ‘\(shown(key))’ voor de dubbele punt bestaat hier niet.", en: "The key '\(shown(key))' does not exist here."),
        choice(key, known)
      )
    case .strayComma(let part):
      (
        .strayComma,
        Text(
          nl: "Achter een komma staat ‘\(shown(part))’. Tussen { en } begint na een komma een nieuw onderdeel.",
          en: "Behind a comma stands '\(shown(part))'. Between { and } a comma begins a new part."),
        Text(
          nl: "Schrijf een getal met een punt: 1250.50. Zet tekst met een komma tussen aanhalingstekens.",
          en: "Write a number with a point: 1250.50. Put text with a comma between quotes.")
      )
    case .missingKey(let key):
      (
        .missingKey, Text(nl: "Het onderdeel ‘\(key)’ ontbreekt.", en: "The key '\(key)' is missing."),
        Text(nl: "Zet ‘\(key):’ erbij, met een waarde erachter.", en: "Add '\(key):'.")
      )
    case .unknownChoice(let written, let known):
      (
        .unknownChoice, Text(nl: "‘\(shown(written))’ kan hier niet.", en: "'\(shown(written))' does not exist here."),
        choice(written, known)
      )
    default: preconditionFailure("No problem of a value.")
    }
  }

  private func choice(_ written: String, _ known: [String]) -> Text {
    let list = known.joined(separator: ", ")
    return SimilarName.question(written, among: known).joined(with: Text(nl: "Kies uit: \(list).", en: "Use one of: \(list)."))
  }

  /// What was sent, cut off where it becomes too long to read.
  private func shown(_ written: String) -> String { OutsideText.shown(written) }
}

extension FileProblem.OtherKind {
  fileprivate var name: Text {
    switch self {
    case .document: Text(nl: "een Word-document", en: "a Word document")
    case .spreadsheet: Text(nl: "een rekenblad", en: "a spreadsheet")
    case .archive: Text(nl: "een zipbestand", en: "a zip file")
    case .pdf: Text(nl: "een pdf", en: "a PDF")
    case .webPage: Text(nl: "een webpagina", en: "a web page")
    }
  }
}
