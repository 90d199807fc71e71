import Foundation

/// A folder of content on disk: the only file access of the content.
package enum ContentDirectory {
  /// Reads every `.dmn` and `.yaml` file below `path`, except expert cases, which are tests.
  ///
  /// - Throws: `ContentFailure` when the folder or a file cannot be read.
  package static func files(at path: String) throws(ContentFailure) -> [ContentFile] {
    let root = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isDirectory), isDirectory.boolValue,
      let names = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String]
    else {
      throw failure(path, "There is no content folder here.", "Give the folder with --content, or start the program in the project folder.")
    }
    var files: [ContentFile] = []
    for name in names.sorted() where name.hasSuffix(".dmn") || name.hasSuffix(".yaml") {
      if name.hasSuffix("/cases.yaml") { continue }
      guard let data = FileManager.default.contents(atPath: root.appendingPathComponent(name).path) else {
        throw failure(name, "The file cannot be read.", "Check the rights of the file.")
      }
      files.append(ContentFile(path: name, bytes: Array(data)))
    }
    return files
  }

  private static func failure(_ file: String, _ message: String, _ remedy: String) -> ContentFailure {
    ContentFailure(diagnostics: [Diagnostic(file: file, line: 0, message: message, remedy: remedy)])
  }
}
