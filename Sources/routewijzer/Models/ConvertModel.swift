import ArgumentParser
import DMN
import Foundation

/// `dmn convert`: a model as DMN 1.3, with everything that is not interpreted kept as it is.
struct ConvertModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Writes a model of DMN 1.1 to 1.6 as DMN 1.3.",
    discussion: """
      Diagrams and elements of other namespaces are kept; only the shape in which inputs are drawn, which came with DMN 1.5, is \
      left out. What DMN 1.3 cannot say is named, and nothing is written.
      """)

  @Argument(help: "The DMN file; - for standard input.")
  var file: String

  func run() throws {
    let bytes = try ModelCommand.explaining(file) {
      try DMNDocument.read(try Console.read(file)).write(version: .dmn13)
    }
    FileHandle.standardOutput.write(Data(bytes))
  }
}
