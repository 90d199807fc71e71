import ArgumentParser
import FEEL
import Foundation
import Funding
import GuideContent
import Library
import Synchronization

/// The composition root: everything from outside (arguments, clock, disk, network) comes in here.
@main
struct Routewijzer: AsyncParsableCommand {
  /// The version of the program and of the API.
  static let version = "1.1.0"

  static let configuration = CommandConfiguration(
    commandName: "routewijzer",
    abstract: "Finds out how a Dutch care innovation gets paid for, structurally: why, why not, and what to do next.",
    version: version,
    subcommands: [
      AskCommand.self, AdviseCommand.self, CalculateCommand.self, SearchCommand.self, CaseCommand.self, BatchCommand.self,
      ServeCommand.self, AgentCommand.self, ContentCommand.self, ModelCommand.self,
    ])

  @Flag(name: .long, help: "Shows what is inside the program: packages, notices and licences.")
  var licenties = false
  @Flag(name: .long, help: "The same as a bill of materials: CycloneDX in JSON.")
  var sbom = false

  func run() throws {
    guard licenties || sbom else { throw CleanExit.helpRequest(self) }
    Console.write(sbom ? Licences.billOfMaterials : Licences.notice)
  }

  func validate() throws {
    if licenties, sbom { throw ValidationError("Choose one: --licenties or --sbom.") }
  }

  static func main() async {
    // Swift reads the arguments there, and gives none without a word.
    if CommandLine.arguments.count < 2, access("/proc/self/cmdline", R_OK) != 0 {
      exit(withError: Console.refusal("The arguments cannot be read: this system has no /proc. Mount it: mount -t proc proc /proc"))
    }
    if let slip = slip(in: Array(CommandLine.arguments.dropFirst())) {
      exit(withError: ValidationError("There is no command '\(slip.typed)'. Did you mean '\(slip.meant)'?"))
    }
    await main(nil)
  }

  /// A command that does not exist and looks like one that does. The parser suggests options, and no commands.
  private static func slip(in arguments: [String]) -> (typed: String, meant: String)? {
    var commands = configuration.subcommands
    for argument in arguments {
      if let command = commands.first(where: { $0.configuration.commandName == argument }) {
        commands = command.configuration.subcommands
      } else {
        return SimilarName.of(argument, among: commands.compactMap { $0.configuration.commandName }).map { (argument, $0) }
      }
    }
    return nil
  }
}

/// Where the content comes from.
struct ContentOptions: ParsableArguments {
  @Option(name: .long, help: "The folder with the content. (default: the content built into the program)")
  var content: String?

  /// The files of the content, unchecked.
  ///
  /// - Parameter isWanted: which of them, by their path.
  func files(where isWanted: (String) -> Bool = { _ in true }) throws -> [ContentFile] {
    guard let content else { return BuiltInContent.files(where: isWanted) }
    do throws(ContentFailure) {
      return try ContentDirectory.files(at: content).filter { isWanted($0.path) }
    } catch {
      throw Console.refusal(error.description, Self.unusable)
    }
  }

  /// The checked guide.
  func guide() throws -> Guide {
    if let content { try Self.guide(at: content) } else { try Self.usable(ContentLoader.builtIn) }
  }

  /// The checked guide of a folder; prints every diagnostic and stops with status 2 when there is none.
  ///
  /// - Parameters:
  ///   - holdsCases: whether the cases of the experts must come out as they say.
  ///   - isOption: whether the folder is given with `--content`.
  static func guide(at folder: String, holdsCases: Bool = false, isOption: Bool = true) throws -> Guide {
    if let problem = ContentDirectory.problem(at: folder, isOption: isOption) { throw Console.refusal(problem, unusable) }
    return try usable { () throws(ContentFailure) in
      try ContentLoader.load(ContentDirectory.files(at: folder, withCases: holdsCases), holdsCases: holdsCases)
    }
  }

  private static func usable(_ guide: () throws(ContentFailure) -> Guide) throws -> Guide {
    do {
      return try guide()
    } catch {
      throw Console.refusal(error.description, unusable)
    }
  }

  private static let unusable = ExitCode(2)
}

/// The content that somebody works on: what was built into the program says nothing about that.
struct FolderOptions: ParsableArguments {
  @Option(name: .long, help: "The folder with the content.")
  var content = "Content"

  /// What can be read of the folder, sound or not.
  func readable() throws -> Library {
    if let problem = ContentDirectory.problem(at: content) { throw Console.refusal(problem, ExitCode(2)) }
    do throws(ContentFailure) {
      return ContentLoader.readable(try ContentDirectory.files(at: content))
    } catch {
      throw Console.refusal(error.description, ExitCode(2))
    }
  }

  /// The checked guide of the folder.
  func guide(holdsCases: Bool = false) throws -> Guide { try ContentOptions.guide(at: content, holdsCases: holdsCases) }
}

/// Who reads the advice.
struct ReaderOptions: ParsableArguments {
  @Option(name: .long, help: "Who reads, such as maker or adviseur: it chooses the words, and never changes an outcome.")
  var lezer: String?

  func reader(_ guide: Guide, _ language: Language) throws -> Reader.ID? {
    guard let lezer else { return nil }
    guard let reader = guide.reader(Reader.ID(lezer)) else {
      let choices = guide.readers.map(\.id.text).joined(separator: ", ")
      throw Console.refusal("--lezer: " + guide.phrase(.adviseChoices, language, ["wat": choices]), .validationFailure)
    }
    return reader.id
  }
}

/// The date of the advice.
struct DateOptions: ParsableArguments {
  @Option(name: .long, help: "The date of the advice, as YYYY-MM-DD (default: today).")
  var peildatum: String?

  /// - Parameter language: in which it is said that the day does not exist.
  func date(_ language: Language) throws -> CalendarDate {
    guard let peildatum else { return Clock.today() }
    guard let date = CalendarDate(written: peildatum) else {
      let day = OutsideText.shown(peildatum)
      throw Console.refusal(
        Text(
          nl: "De peildatum ‘\(day)’ is geen bestaande dag. Schrijf jaar, maand en dag: 2026-01-31.",
          en: "The peildatum '\(day)' is no existing day; write it as 2026-01-31.")[language], .validationFailure)
    }
    return date
  }
}

/// The only clock of the project.
enum Clock {
  private static let known = Mutex<(minute: Int, day: CalendarDate)?>(nil)

  /// Today in the Netherlands. Every page asks for it, and it only changes with a minute, so it is worked out once a minute.
  static func today() -> CalendarDate {
    let minute = Int(Date.now.timeIntervalSince1970 / 60)
    return known.withLock { known in
      if let known, known.minute == minute { return known.day }
      let day = now()?.date ?? CalendarDate.earliest
      known = (minute, day)
      return day
    }
  }

  /// The moment it is, on the clocks of the Netherlands.
  static func now() -> DateAndTime? {
    var calendar = Calendar(identifier: .gregorian)
    let zone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt
    calendar.timeZone = zone
    let moment = Date()
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: moment)
    // The clock only knows days and times that exist.
    guard let date = CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0),
      let time = TimeOfDay(
        hour: parts.hour ?? 0, minute: parts.minute ?? 0, second: parts.second ?? 0,
        zone: .offset(seconds: zone.secondsFromGMT(for: moment)))
    else { return nil }
    return DateAndTime(date: date, time: time)
  }
}

extension Language: ExpressibleByArgument {}
