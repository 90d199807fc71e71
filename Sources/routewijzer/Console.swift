import ArgumentParser
import Foundation
import Funding
import Library

/// Standard input, output and error.
enum Console {
  static func error(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }

  /// Writes to standard output. A program that cannot say its answer must not end as if it did.
  static func write(_ text: String) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      Self.error("The output cannot be written.")
      exit(EXIT_FAILURE)
    }
  }

  /// Says why something cannot be done; gives the exit status to stop with. Without the usage of the command: that was right.
  static func refusal(_ text: String, _ status: ExitCode = .failure) -> ExitCode {
    error(text)
    return status
  }

  /// That something does not exist, what may have been meant, and what there is.
  static func choice(_ missing: Text, _ typed: String, among names: [String]) -> Text {
    let list = names.joined(separator: ", ")
    return missing.joined(with: SimilarName.question(typed, among: names)).joined(
      with: Text(nl: "Kies uit: \(list).", en: "Choose one of: \(list)."))
  }

  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The columns of the terminal: what `COLUMNS` says, else what the terminal says, else 80.
  static var width: Int {
    let narrowest = 20
    if let said = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init), said >= narrowest { return said }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= narrowest { return Int(size.ws_col) }
    return 80
  }

  /// Writes a new file. One that exists is kept: what somebody filled in is not to be lost.
  /// - Throws: the exit status to stop with, after saying why.
  static func create(_ path: String, _ bytes: [UInt8]) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw refusal("'\(path)' exists already. Give another name, or remove it first.")
    }
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      throw refusal("'\(path)' cannot be written. Check that the folder exists, and its rights.")
    }
  }

  /// The bytes of a file, or of standard input for `-`.
  static func read(_ path: String) throws(UnreadableInput) -> [UInt8] {
    if path == "-" {
      // The form that throws: the other one crashes when standard input is closed.
      do { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) } catch { throw .standardInput }
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .missing(path) }
    guard !isFolder.boolValue else { throw .folder(path) }
    guard let data = FileManager.default.contents(atPath: path) else { throw .forbidden(path) }
    return Array(data)
  }
}

/// Why there is nothing to read, and what to do.
enum UnreadableInput: Error, CustomStringConvertible {
  case missing(String)
  case folder(String)
  case forbidden(String)
  case standardInput

  var text: Text {
    switch self {
    case .missing(let path):
      Text(
        nl: "Het bestand ‘\(path)’ bestaat niet. Controleer de naam, of geef - voor standaardinvoer.",
        en: "The file '\(path)' does not exist. Check the name, or give - for standard input.")
    case .folder(let path):
      Text(nl: "‘\(path)’ is een map. Geef een bestand in die map.", en: "'\(path)' is a folder. Give a file in it.")
    case .forbidden(let path):
      Text(
        nl: "Het bestand ‘\(path)’ kan niet worden gelezen. Controleer de rechten van het bestand.",
        en: "The file '\(path)' cannot be read. Check the rights of the file.")
    case .standardInput:
      Text(
        nl: "Standaardinvoer kan niet worden gelezen. Geef een bestand, of stuur de invoer met een | of < naar het programma.",
        en: "Standard input cannot be read. Give a file, or send the input to the program with | or <.")
    }
  }

  var description: String { text.en }
}

/// Input that cannot be used; printed as it is, with exit status 1.
struct Refusal: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
