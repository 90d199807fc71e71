import ArgumentParser
import FEEL
import Foundation
import Funding
import GuideContent

/// The composition root: everything from outside (arguments, clock, disk, network) comes in here.
@main
struct Routewijzer: AsyncParsableCommand {
  /// The version of the program and of the API.
  static let version = "1.0.0"

  static let configuration = CommandConfiguration(
    commandName: "routewijzer",
    abstract: "Finds out how a Dutch care innovation gets paid for, structurally: why, why not, and what to do next.",
    version: version,
    subcommands: [AskCommand.self, AdviseCommand.self, BatchCommand.self, ServeCommand.self, ContentCommand.self, ModelCommand.self])
}

/// Where the content comes from.
struct ContentOptions: ParsableArguments {
  @Option(name: .long, help: "The folder with the content.")
  var content = "Content"

  /// The checked guide.
  func guide() throws -> Guide { try Self.guide(at: content) }

  /// The checked guide of a folder; prints every diagnostic and stops with status 2 when there is none.
  static func guide(at folder: String) throws -> Guide {
    do {
      return try ContentLoader.load(try ContentDirectory.files(at: folder))
    } catch {
      Console.error(error.description)
      throw ExitCode(2)
    }
  }
}

/// The date of the advice.
struct DateOptions: ParsableArguments {
  @Option(name: .long, help: "The date of the advice, as YYYY-MM-DD (default: today).")
  var peildatum: String?

  func date() throws -> CalendarDate {
    guard let peildatum else { return Clock.today() }
    guard let date = CalendarDate(written: peildatum) else {
      throw ValidationError("The peildatum '\(peildatum)' is no existing day; write it as 2026-01-31.")
    }
    return date
  }
}

/// The only clock of the project.
enum Clock {
  /// Today in the Netherlands.
  static func today() -> CalendarDate { now()?.date ?? CalendarDate.earliest }

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
        hour: parts.hour ?? 0, minute: parts.minute ?? 0, second: parts.second ?? 0, zone: .offset(seconds: zone.secondsFromGMT(for: moment)))
    else { return nil }
    return DateAndTime(date: date, time: time)
  }
}

/// Standard input, output and error.
enum Console {
  static func error(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
  static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// The bytes of a file, or of standard input for `-`.
  static func read(_ path: String) throws -> [UInt8] {
    if path == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("The file '\(path)' cannot be read.")
    }
    return Array(data)
  }
}

extension Language: ExpressibleByArgument {}
