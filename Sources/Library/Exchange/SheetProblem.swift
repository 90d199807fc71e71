/// What is wrong with a workbook: the file, its sheets, or how a cell is filled in.
public enum SheetProblem: Hashable, Sendable {
  /// It has a password, or was made by a program from before 2007.
  case locked
  /// - Parameter part: the part inside the file.
  case damaged(part: String)
  case tooLarge
  /// What there is has no place in a sheet.
  case noPlace

  case unknownSheet(String, known: [String], own: String)
  case missingSheets([String])
  case unknownColumn(known: [String])
  case columnTwice
  case noHead
  case oneRow
  /// - Parameter sheet: where the row that is named should stand.
  case unknownRow(String, sheet: String)

  case formulaFails
  /// The file does not hold what the formula gives.
  case formulaUnworked
  /// - Parameter written: what stands there; it is shown as it is typed, so that its owner finds it.
  case numberExpected(String)
  /// A day or a time stands where a number belongs.
  case momentFound
  case dayExpected
  case yesOrNoExpected

  var message: Text { said.message }
  var remedy: Text { said.remedy }

  private var said: (message: Text, remedy: Text) {
    switch self {
    case .locked, .damaged, .tooLarge, .noPlace: ofFile
    case .formulaFails, .formulaUnworked, .numberExpected, .momentFound, .dayExpected, .yesOrNoExpected: ofCell
    default: ofSheet
    }
  }

  private var ofFile: (message: Text, remedy: Text) {
    switch self {
    case .locked:
      (
        Text(
          nl: "Dit bestand heeft een wachtwoord, of is van een programma van vóór 2007 (.xls of .doc).",
          en: "This file has a password, or is of a program from before 2007 (.xls or .doc)."),
        Text(
          nl: "Sla de spreadsheet op als .xlsx of .ods, zonder wachtwoord.",
          en: "Save the spreadsheet as .xlsx or .ods, without a password.")
      )
    case .damaged(let part):
      (
        Text(
          nl: "Deze spreadsheet is beschadigd: ‘\(OutsideText.shown(part))’ is niet te lezen.",
          en: "This spreadsheet is damaged: '\(OutsideText.shown(part))' cannot be read."),
        Text(
          nl: "Open het bestand in Excel of LibreOffice, en sla het opnieuw op.",
          en: "Open the file in Excel or LibreOffice, and save it again.")
      )
    case .tooLarge:
      (
        Text(nl: "Deze spreadsheet is te groot.", en: "This spreadsheet is too large."),
        Text(nl: "Houd alleen de bladen van de zaak over, zonder plaatjes.", en: "Keep the sheets of the case only, without pictures.")
      )
    default:
      (
        Text(
          nl: "Deze zaak heeft iets waarvoor in een spreadsheet geen plaats is.",
          en: "This case has something that a spreadsheet has no place for."),
        Text(
          nl: "Gebruik geen komma in de id van een optie, en alleen de sleutels van een zaak.",
          en: "Use no comma in the id of an option, and the keys of a case only.")
      )
    }
  }

  private var ofSheet: (message: Text, remedy: Text) {
    switch self {
    case .unknownSheet(let name, let known, let own):
      (
        Text(nl: "Een zaak heeft geen blad ‘\(OutsideText.shown(name))’.", en: "A case has no sheet '\(OutsideText.shown(name))'."),
        SimilarName.question(name, among: known).joined(
          with: Text(
            nl: "Kies uit: \(known.joined(separator: ", ")). Is het blad voor uzelf? Laat de naam dan met ‘\(own)’ beginnen.",
            en: "Use one of: \(known.joined(separator: ", ")). Is the sheet for yourself? Then let its name begin with '\(own)'."))
      )
    case .missingSheets(let names):
      (
        Text(
          nl: "Deze bladen ontbreken: \(names.joined(separator: ", ")).", en: "These sheets are missing: \(names.joined(separator: ", "))."),
        Text(
          nl: "Begin met de spreadsheet van de site: die heeft alle bladen.",
          en: "Begin with the spreadsheet of the site: it has every sheet.")
      )
    case .unknownColumn(let known):
      (
        Text(nl: "Deze kolom bestaat hier niet.", en: "There is no such column here."),
        Text(nl: "Kies uit: \(known.joined(separator: ", ")).", en: "Use one of: \(known.joined(separator: ", ")).")
      )
    case .columnTwice:
      (Text(nl: "Deze kolom staat er twee keer.", en: "This column stands here twice."), Text(nl: "Haal er een weg.", en: "Remove one."))
    case .noHead:
      (
        Text(nl: "Boven deze cel staat geen kop.", en: "Above this cell stands no head."),
        Text(
          nl: "Haal de cel leeg, of verplaats haar naar een blad van uzelf.", en: "Empty the cell, or move it to a sheet of your own.")
      )
    case .oneRow:
      (
        Text(nl: "Op dit blad vult u één rij in.", en: "On this sheet one row is filled in."),
        Text(nl: "Haal de andere rijen weg.", en: "Remove the other rows.")
      )
    case .unknownRow(let id, let sheet):
      (
        Text(
          nl: "Op het blad ‘\(sheet)’ staat geen rij ‘\(OutsideText.shown(id))’.",
          en: "The sheet '\(sheet)' has no row '\(OutsideText.shown(id))'."),
        Text(nl: "Gebruik de id van een rij daar, of voeg die rij toe.", en: "Use the id of a row there, or add that row.")
      )
    default: preconditionFailure("No problem of a sheet.")
    }
  }

  private var ofCell: (message: Text, remedy: Text) {
    switch self {
    case .formulaFails:
      (
        Text(nl: "De formule in deze cel geeft een fout.", en: "The formula in this cell gives an error."),
        Text(nl: "Herstel de formule.", en: "Repair the formula.")
      )
    case .formulaUnworked:
      (
        Text(
          nl: "In dit bestand staat niet wat de formule in deze cel oplevert.",
          en: "The file does not hold what the formula in this cell gives."),
        Text(
          nl: "Open het bestand in Excel of LibreOffice, en sla het opnieuw op.",
          en: "Open the file in Excel or LibreOffice, and save it again.")
      )
    case .numberExpected(let written):
      (
        Text(
          nl: "In deze cel staat ‘\(OutsideText.shown(written))’, en hier hoort een getal.",
          en: "In this cell stands '\(OutsideText.shown(written))', and a number is expected here."),
        // A number that was typed as a text looks as it should.
        written.contains(where: \.isLetter) || !written.contains(where: \.isNumber)
          ? Text(nl: "Typ alleen het getal, zonder woorden: 1250,5.", en: "Type the number only, without words: 1250.5.")
          : Text(
            nl: "De cel is tekst. Kies bij de opmaak van de cel ‘Getal’, en typ het getal dan opnieuw, zonder tekens: 1250,5.",
            en: "The cell is text. Choose 'Number' as the format of the cell, and type the number again, without signs: 1250.5.")
      )
    case .momentFound:
      (
        Text(
          nl:
            "In deze cel staat een datum of een tijd, en die hoort hier niet. Een spreadsheet maakt die soms vanzelf, bijvoorbeeld van 1-4 of van 5:25.",
          en: "In this cell stands a date or a time, which does not belong here. A spreadsheet can make one by itself, of 1-4 or of 5:25."),
        Text(
          nl: "Kies bij de opmaak van de cel ‘Getal’, en typ het getal dan opnieuw.",
          en: "Choose 'Number' as the format of the cell, and type the number again.")
      )
    case .dayExpected:
      (
        Text(nl: "In deze cel hoort een dag die bestaat.", en: "A day is expected in this cell."),
        Text(nl: "Typ een datum, of schrijf 2026-01-31.", en: "Type a date, or write 2026-01-31.")
      )
    case .yesOrNoExpected:
      (
        Text(nl: "In deze cel hoort ja of nee.", en: "Yes or no is expected in this cell."),
        Text(nl: "Schrijf ja of nee.", en: "Write ja (yes) or nee (no).")
      )
    default: preconditionFailure("No problem of a cell.")
    }
  }
}
