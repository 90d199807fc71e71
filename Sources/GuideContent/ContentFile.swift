import Crypto

/// One content file as it was read: its path inside the content folder, and its bytes.
package struct ContentFile: Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    (self.path, self.bytes) = (path, bytes)
  }
}

/// What is wrong in the content, where, and how to mend it.
package struct Diagnostic: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let file: String
  /// Counted from 1; 0 when the problem has no line.
  package let line: Int
  package let message: String
  package let remedy: String

  package init(file: String, line: Int, message: String, remedy: String) {
    (self.file, self.line, self.message, self.remedy) = (file, line, message, remedy)
  }

  package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    (a.file, a.line, a.message) < (b.file, b.line, b.message)
  }

  /// `questions/vragen.yaml:12: message. → remedy`
  package var description: String {
    (line > 0 ? "\(file):\(line)" : file) + ": \(message)\n    → \(remedy)"
  }
}

/// The content cannot be used; every reason at once.
package struct ContentFailure: Error, Sendable, CustomStringConvertible {
  package let diagnostics: [Diagnostic]

  package var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

enum ContentHash {
  /// SHA-256 over the paths and bytes of all files that say something, in path order: equal content gives an equal hash. The cases of the
  /// experts hold the rules to account, and say nothing themselves.
  static func of(_ files: [ContentFile]) -> String {
    var hasher = SHA256()
    for file in files.filter({ !ContentDirectory.isCases($0.path) }).sorted(by: { $0.path < $1.path }) {
      hasher.update(data: Array("\(file.path)\u{0}\(file.bytes.count)\u{0}".utf8))
      hasher.update(data: file.bytes)
    }
    return hasher.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
