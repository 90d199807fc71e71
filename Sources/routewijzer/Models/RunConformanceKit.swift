import ArgumentParser
import DMN
import FEEL
import Foundation

/// `dmn tck`: runs folders of the public conformance kit of DMN.
struct RunConformanceKit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tck", abstract: "Runs the public conformance kit of DMN and prints every failure.",
    discussion: "The last line is 'N passed, M failed'. Exit status 1 when a case fails.")

  @Argument(help: "The folder with test cases, or one that holds such folders.")
  var folder: String
  @Option(name: .long, help: "The file to write the results to, in the format of the kit.")
  var csv: String?

  func run() throws {
    let root = URL(fileURLWithPath: folder).standardizedFileURL
    let files = try files(in: root)
    guard !files.isEmpty else { throw Refusal("The folder '\(folder)' holds no test cases (.dmn and .xml files).") }
    // The kit gives some cases that depend on a moment no fixed one: any will do.
    let report = ConformanceKit.run(files: files, Environment(moment: Clock.now(), zones: SystemZones()))
    for test in report.cases {
      if case .failed(let reason) = test.verdict { Console.write("\(test.name): \(reason)\n") }
    }
    if let csv { try Data(report.csv.utf8).write(to: URL(fileURLWithPath: csv), options: .atomic) }
    Console.write("\(report.passed) passed, \(report.failed) failed\n")
    if report.failed > 0 { throw ExitCode(1) }
  }

  /// The files below a folder, by their path inside the kit: results name `compliance-level-3/0001-filter`.
  private func files(in root: URL) throws -> [ConformanceKit.File] {
    guard let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else {
      throw Refusal("The folder '\(folder)' cannot be read.")
    }
    let base = root.deletingLastPathComponent().path
    var files: [ConformanceKit.File] = []
    for case let file as URL in found where ["dmn", "xml"].contains(file.pathExtension) {
      var parts = file.path.dropFirst(base.count + 1).split(separator: "/")
      if let level = parts.firstIndex(where: { $0.hasPrefix("compliance-level-") }) { parts.removeFirst(level) }
      files.append((parts.joined(separator: "/"), try Console.read(file.path)))
    }
    return files
  }
}
