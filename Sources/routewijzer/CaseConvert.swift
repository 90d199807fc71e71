import ArgumentParser
import BusinessCase
import Funding
import GuideContent
import GuideWeb
import Library
import Spreadsheet

extension CaseCommand {
  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "omzetten", abstract: "Turns a case into another kind of file: .zaak.yaml, .xlsx or .ods.")

    @Argument(help: "The file of the case; - for standard input.")
    var file: String
    @Argument(help: "The new file; the end of its name says what it becomes.")
    var naar: String
    @Option(name: .long, help: "The language of the words that explain a workbook: nl or en.")
    var taal = Language.nl
    @OptionGroup var source: ContentOptions

    func run() throws {
      let read = try CaseInput.source(file, source, taal)
      _ = try CaseInput.read(read, source, taal)
      try CaseOutput.write(read, to: naar, source, taal)
    }
  }
}

/// A case on its way out.
enum CaseOutput {
  /// - Parameter path: the new file; the end of its name says what it becomes.
  static func write(_ source: CaseSource, to path: String, _ content: ContentOptions, _ language: Language) throws {
    let forms = CaseDesk.Form.allCases
    guard let form = forms.first(where: { path.hasSuffix("." + $0.rawValue) }) else {
      throw Console.refusal(
        "What kind of file '\(path)' becomes is not clear. End its name with .zaak.yaml, .xlsx or .ods.", .validationFailure)
    }
    // A text needs none of the words of the guide.
    guard form != .text else { return try Console.create(path, source.text) }
    let guide = try content.guide()
    let made: [UInt8]
    do throws(CaseProblems) {
      made = try bytes(ContentFile(path: source.file.path, bytes: source.text), form, guide, language)
    } catch {
      throw Console.refusal(CaseInput.text(of: error.problems, in: source.file.path, CaseSentences(guide.library), language))
    }
    try Console.create(path, made)
  }

  /// The bytes of a case as a file.
  static func bytes(_ file: ContentFile, _ form: CaseDesk.Form, _ guide: Guide, _ language: Language) throws(CaseProblems) -> [UInt8] {
    guard form != .text else { return file.bytes }
    let help = guide.phrase(.caseSheetHelp, language).split(separator: " | ").map(String.init)
    let workbook = try BusinessCaseFile.workbook(of: file, help: help)
    return form == .openXML ? workbook.openXML : workbook.openDocument
  }
}
