import ArgumentParser
import DMN
import Foundation

/// `dmn convert`: a model as DMN 1.3, with everything that is not interpreted kept as it is.
struct ConvertModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Writes a model of DMN 1.1 to 1.5 as DMN 1.3.",
    discussion: "Diagrams and elements of other namespaces are kept. What DMN 1.3 cannot say is named, and nothing is written.")

  @Argument(help: "The DMN file; - for standard input.")
  var file: String

  func run() throws {
    let bytes = try ModelCommand.explaining(file) {
      try DMNDocument.read(try Console.read(file)).write(version: .dmn13)
    }
    FileHandle.standardOutput.write(Data(bytes))
  }
}
