/// What a template leaves to fill in, and that still stands there.
package enum LeftToFillIn {
  package static let mark = "VUL-IN"

  static func check(_ files: [ContentFile], _ findings: Findings) {
    let mark = Array(Self.mark.utf8)
    for file in files {
      var number = 0
      for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        number += 1
        guard line.contains(mark) else { continue }
        findings.add(file.path, number, "'\(Self.mark)' still stands here.", "Write what belongs here; for a fact its number.")
      }
    }
  }

  /// Whether something is only wrong because of what is still to fill in, which is said already.
  static func explains(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.message.contains("'\(mark)'") && !diagnostic.message.hasSuffix("still stands here.")
  }
}
