import ArgumentParser
import BusinessCase
import Foundation
import Funding
import GuideContent
import GuideWeb
import Library
import Tools

/// `zaak`: business cases per party.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zaak", abstract: "Business cases per party: who pays, who gains, and what makes it work.",
    subcommands: [Compute.self, New.self, Convert.self, Review.self, Difference.self])

  struct Compute: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "bereken", abstract: "Computes a case: *.zaak.yaml, .xlsx, .ods, or - for standard input.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, html }

    @Argument(help: "The file of the case; - for standard input.")
    var file: String
    @Option(name: .long, help: "The form of the answer: text, json, csv or html.")
    var format = Format.text
    @Option(name: .long, help: "The option to put beside usual care. (default: the first one in the file)")
    var optie: String?
    @Option(name: .long, help: "How many times the assumptions are drawn, from 100 to 1,000,000; 0 for not at all.")
    var trekkingen = Uncertainty.usualDraws
    @Option(name: .long, help: "Where drawing starts: the same seed gives the same result on every machine.")
    var zaad = Uncertainty.usualSeed
    @Option(name: .long, help: "The language of text and html: nl or en.")
    var taal = Language.nl
    @Option(name: .long, help: "With html: the sheet of 'bestuur', two sides of paper for a board. (default: the whole page)")
    var blad: String?
    @Option(name: .long, help: "With html: the sheet for the party with this id, one side of paper.")
    var voor: String?
    @OptionGroup var source: ContentOptions

    func validate() throws {
      guard format == .html || (blad == nil && voor == nil) else {
        throw ValidationError(
          Text(nl: "--blad en --voor horen bij --format html.", en: "--blad and --voor go with --format html.")[taal])
      }
      guard trekkingen == 0 || Uncertainty.bounds.contains(trekkingen) else {
        let (least, most) = (Uncertainty.bounds.lowerBound, Uncertainty.bounds.upperBound)
        throw ValidationError(
          Text(
            nl: "Geef bij --trekkingen 0, of een getal van \(least) tot en met \(most).",
            en: "--trekkingen is 0, or a number from \(least) to \(most).")[taal])
      }
    }

    func run() throws {
      let ready = try CaseInput.read(file, source, taal)
      let chance = trekkingen == 0 ? nil : CaseResult.Chance(draws: trekkingen, seed: zaad, workers: Cores.all)
      let result = try CaseInput.result(ready, optie, chance, source, taal)
      switch format {
      case .text: Console.write(CaseText(try source.guide(), taal).of(result))
      case .json: Console.write(result.json(try CaseInput.sentences(source), taal).text(indent: true) + "\n")
      case .csv: Console.write(result.csv)
      case .html: Console.write(try file(result))
      }
    }

    /// The page that can be mailed.
    private func file(_ result: CaseResult) throws -> String {
      guard let bytes = CaseFile.html(result, sheet: blad, party: voor, try source.guide(), taal, day: Clock.today()) else {
        let parties = result.parties.map(\.id).joined(separator: ", ")
        let missing = Text(
          nl: "Dit blad bestaat niet. Kies --blad bestuur, of --voor met een van deze: \(parties).",
          en: "There is no such sheet. Choose --blad bestuur, or --voor with one of these: \(parties).")
        throw Console.refusal(missing[taal], .validationFailure)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "controleer",
      abstract:
        "Looks through a case: units, signs, double counting, who bears and who receives, sources; ends with 1 when there is something.")

    @Argument(help: "The file of the case; - for standard input.")
    var file: String
    @Option(name: .long, help: "The language: nl or en.")
    var taal = Language.nl
    @OptionGroup var source: ContentOptions

    func run() throws {
      let read = try CaseInput.source(file, source, taal)
      let cautions = try CaseInput.read(read, source, taal).cautions.map(read.placed)
      let guide = try source.guide()
      guard !cautions.isEmpty else { return Console.write(guide.phrase(.caseSound, taal) + "\n") }
      Console.write(CaseInput.text(of: cautions, in: file, CaseSentences(guide.library), taal) + "\n")
      throw ExitCode.failure
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "nieuw", abstract: "Writes the beginning of a case to fill in, or one of the examples.")

    @Argument(help: "The example to begin with; 'lijst' names them.")
    var voorbeeld = "begin"
    @Option(name: .long, help: "The new file: .zaak.yaml, .xlsx or .ods. (default: standard output, as text)")
    var naar: String?
    @Option(name: .long, help: "The language of what the program says itself: nl or en.")
    var taal = Language.nl
    @OptionGroup var source: ContentOptions

    func run() throws {
      let files = try CaseInput.examples(source)
      let names = files.map(CaseInput.name)
      if voorbeeld == "lijst" {
        Console.write(names.map { $0 + "\n" }.joined())
        return
      }
      guard let index = names.firstIndex(of: voorbeeld) else {
        let missing = Text(
          nl: "Er is geen voorbeeld ‘\(OutsideText.shown(voorbeeld))’.", en: "There is no example '\(OutsideText.shown(voorbeeld))'.")
        throw Console.refusal(Console.choice(missing, voorbeeld, among: names)[taal], .validationFailure)
      }
      guard let naar else { return Console.write(String(decoding: files[index].bytes, as: UTF8.self)) }
      try CaseOutput.write(try CaseInput.source(files[index], source, taal), to: naar, source, taal)
    }
  }

  struct Difference: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verschil",
      abstract: "Shows what differs between two cases, and what that does to each party; ends with 1 when they differ.")

    @Argument(help: "The old case.")
    var old: String
    @Argument(help: "The new case.")
    var new: String
    @Option(name: .long, help: "The language: nl or en.")
    var taal = Language.nl
    @OptionGroup var source: ContentOptions

    func run() throws {
      let (before, after) = (try CaseInput.read(old, source, taal), try CaseInput.read(new, source, taal))
      let comparison = CaseComparison(
        try CaseInput.result(before, nil, nil, source, taal), try CaseInput.result(after, nil, nil, source, taal))
      Console.write(CaseText(try source.guide(), taal).of(comparison))
      if !comparison.isEmpty { throw ExitCode.failure }
    }
  }
}

/// A case from outside.
enum CaseInput {
  /// What the site needs to read cases, and its examples.
  ///
  /// - Parameter files: the examples.
  static func desk(_ files: [ContentFile], _ guide: Guide) -> CaseDesk {
    let parameters = guide.library[DatedFigure.self].items
    let examples = Once {
      files.map { file in
        let id = name(file)
        let read = try? BusinessCaseFile.read(file, parameters: parameters)
        return CaseDesk.Example(id: id, name: read?.source.name ?? id, text: String(decoding: file.bytes, as: UTF8.self))
      }
    }
    let conversion = CaseDesk.Files(
      text: { bytes in
        Result { () throws(CaseProblems) in
          let source = try CaseSource(ContentFile(path: "zaak", bytes: bytes))
          // What is wrong in a workbook is said by its cells; what is wrong in a text, when that is read.
          let ready = source.isWorkbook ? try BusinessCaseFile.read(source, parameters: parameters) : nil
          return CaseDesk.Sent(text: String(decoding: source.text, as: UTF8.self), cautions: ready?.cautions.map(source.placed))
        }
      },
      written: { text, form, language in
        Result { () throws(CaseProblems) in
          try CaseOutput.bytes(ContentFile(path: "zaak", bytes: Array(text.utf8)), form, guide, language)
        }
      })
    return CaseDesk(examples: examples, workers: Cores.all, files: conversion) { bytes in
      Result { () throws(CaseProblems) in
        try BusinessCaseFile.read(ContentFile(path: "zaak.yaml", bytes: bytes), parameters: parameters)
      }
    }
  }

  private static let folder = "cases/"

  /// The examples of the content.
  static func examples(_ content: ContentOptions) throws -> [ContentFile] {
    try content.files { $0.hasPrefix(folder) && $0.hasSuffix(BusinessCaseFile.suffix) }
  }

  /// How an example is called.
  static func name(_ example: ContentFile) -> String {
    String(example.path.dropFirst(folder.count).dropLast(BusinessCaseFile.suffix.count))
  }

  /// A case to compute. What came from sheets counts its lines as the text of it does.
  static func read(_ path: String, _ content: ContentOptions, _ language: Language) throws -> ReadyCase {
    let read = try source(path, content, language)
    let ready = try self.read(read, content, language)
    guard read.isWorkbook else { return ready }
    return try self.read(try source(ContentFile(path: path, bytes: read.text), content, language), content, language)
  }

  static func read(_ source: CaseSource, _ content: ContentOptions, _ language: Language) throws -> ReadyCase {
    do {
      return try BusinessCaseFile.read(source, parameters: try BusinessCaseFile.parameters(in: try content.files()))
    } catch let failure as ContentFailure {
      throw Console.refusal(failure.description)
    } catch let failure as CaseProblems {
      throw Console.refusal(text(of: failure.problems, in: source.file.path, try sentences(content), language))
    }
  }

  /// A case as a text, whatever kind of file it was.
  static func source(_ path: String, _ content: ContentOptions, _ language: Language) throws -> CaseSource {
    do {
      return try source(ContentFile(path: path, bytes: try Console.read(path)), content, language)
    } catch let problem as UnreadableInput {
      throw Console.refusal(problem.text[language])
    }
  }

  static func source(_ file: ContentFile, _ content: ContentOptions, _ language: Language) throws -> CaseSource {
    do throws(CaseProblems) {
      return try CaseSource(file)
    } catch {
      throw Console.refusal(text(of: error.problems, in: file.path, try sentences(content), language))
    }
  }

  static func result(
    _ ready: ReadyCase, _ option: String?, _ chance: CaseResult.Chance?, _ content: ContentOptions, _ language: Language
  ) throws -> CaseResult {
    do throws(CaseProblems) {
      return try CaseResult(ready, asked: option, chance: chance)
    } catch {
      throw Console.refusal(text(of: error.problems, in: nil, try sentences(content), language))
    }
  }

  /// What is said about cases, without the rest of the content.
  static func sentences(_ content: ContentOptions) throws -> CaseSentences {
    let files = try content.files()
    do throws(ContentFailure) {
      return try CaseMessagesFile.sentences(in: files)
    } catch {
      throw Console.refusal(error.description)
    }
  }

  /// `mijn.zaak.yaml:12: posten/licentie/bedrag: …`, with the remedy below it.
  static func text(of problems: [CaseProblem], in file: String?, _ sentences: CaseSentences, _ language: Language) -> String {
    problems.map { problem in
      let said = sentences.said(problem)
      let place = problem.place
      let spot: String? =
        switch place.spot {
        case .whole: file
        case .line(let line): file.map { "\($0):\(line)" }
        case .cell(let sheet, let cell): [file, "\(sheet)!\(cell)"].compactMap(\.self).joined(separator: ", ")
        }
      let head = [spot, place.field.isEmpty ? nil : place.field, said.message[language]].compactMap(\.self).joined(separator: ": ")
      return said.remedy[language].isEmpty ? head : "\(head)\n    → \(said.remedy[language])"
    }.joined(separator: "\n")
  }
}
