import Foundation

/// A folder of content on disk: the only file access of the content.
package enum ContentDirectory {
  /// The file that every folder of content has, so that any other folder is refused before its whole tree is walked.
  private static let mark = "edition.yaml"

  /// Whether a file holds cases or worked examples: they hold rules to account, and say nothing themselves.
  static func isCases(_ path: String) -> Bool { path.hasSuffix(CasesFile.name) || path.hasSuffix(ToolCasesFile.name) }

  /// Reads every `.dmn` and `.yaml` file below `path`.
  ///
  /// - Parameter withCases: whether the cases of the experts are read too; the guide itself does not need them.
  /// - Throws: `ContentFailure` when the folder or a file cannot be read.
  package static func files(at path: String, withCases: Bool = false) throws(ContentFailure) -> [ContentFile] {
    if let problem = diagnostic(of: path) { throw ContentFailure(diagnostics: [problem]) }
    let root = root(path)
    guard let names = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] else {
      throw failure(path, "The folder cannot be read.", "Check the rights of the folder.")
    }
    var files: [ContentFile] = []
    for name in names.sorted() where name.hasSuffix(".dmn") || name.hasSuffix(".yaml") {
      if !withCases, isCases(name) { continue }
      guard let data = FileManager.default.contents(atPath: root.appendingPathComponent(name).path) else {
        throw failure(name, "The file cannot be read.", "Check the rights of the file.")
      }
      files.append(ContentFile(path: name, bytes: Array(data)))
    }
    return files
  }

  /// Why there is no content at `path`, and what to do, in one line; `nil` when there is.
  ///
  /// - Parameter isOption: whether the folder is given with `--content`.
  package static func problem(at path: String, isOption: Bool = true) -> String? {
    diagnostic(of: path, isOption: isOption).map { "\($0.file): \($0.message) \($0.remedy)" }
  }

  private static func diagnostic(of path: String, isOption: Bool = true) -> Diagnostic? {
    let remedy = "Give the folder with the content\(isOption ? " with --content" : ""); in the project it is called Content."
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root(path).path, isDirectory: &isFolder) else {
      return Diagnostic(file: path, line: 0, message: "This folder does not exist.", remedy: remedy)
    }
    guard isFolder.boolValue else { return Diagnostic(file: path, line: 0, message: "This is a file, and no folder.", remedy: remedy) }
    guard FileManager.default.fileExists(atPath: root(path).appendingPathComponent(mark).path) else {
      return Diagnostic(file: path, line: 0, message: "There is no \(mark) in this folder, so it holds no content.", remedy: remedy)
    }
    return nil
  }

  private static func root(_ path: String) -> URL { URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL }

  private static func failure(_ file: String, _ message: String, _ remedy: String) -> ContentFailure {
    ContentFailure(diagnostics: [Diagnostic(file: file, line: 0, message: message, remedy: remedy)])
  }
}
