import Foundation

/// `print` as the examples use it: what a call prints must be what stands in the comment behind it, or in the comment lines
/// below it. A comment that ends in `…` gives the start only. In a loop everything that is printed counts together.
package final class Printed {
  private let source: [String]
  private let start: Int
  /// What was printed, by line of the source.
  private var printed: [Int: [String]] = [:]
  private var isCompared = false

  /// For the calls from here to the end of this function.
  package init(file: String = #filePath, line: Int = #line) throws {
    source = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    start = line
  }

  deinit { precondition(isCompared, "an example must compare what it prints: defer { #expect(print.differences.isEmpty) }") }

  package func callAsFunction<each Part>(_ parts: repeat each Part, line: Int = #line) {
    var words: [String] = []
    for part in repeat each parts { words.append("\(part)") }
    printed[line, default: []] += ExampleText.lines(words.joined(separator: " "))
  }

  /// The calls that print something else than is shown, and those that were never reached.
  package var differences: [String] {
    isCompared = true
    let end = source[start...].firstIndex { $0.hasPrefix("}") } ?? source.count
    return (start..<end).filter { source[$0].contains("print(") }.compactMap { index in
      let printed = (printed[index + 1] ?? ["(nothing: this line was not reached)"]).joined(separator: "\n")
      let shown = shown(index)
      let isSame = shown.hasSuffix("…") ? printed.hasPrefix(shown.dropLast()) : printed == shown
      return isSame ? nil : "line \(index + 1) prints:\n\(printed)\nand shows:\n\(shown)\n"
    }
  }

  /// What the comment behind a line says; without one the comment lines below it.
  private func shown(_ index: Int) -> String {
    if let comment = source[index].range(of: ")  // ") { return String(source[index][comment.upperBound...]) }
    return source[(index + 1)...].map { $0.trimmingCharacters(in: .whitespaces) }.prefix { $0.hasPrefix("// ") }
      .map { $0.dropFirst(3) }.joined(separator: "\n")
  }
}

/// The documentation of a library against its example tests.
package enum ExampleText {
  /// The blocks of code in the articles of a folder that stand in no file of these folders, each as `article: first line`.
  /// Indentation and empty lines do not count; at a line `// …` something may be left out.
  package static func blocksWithoutExample(articles: URL, examples: [URL]) throws -> [String] {
    let known = try examples.flatMap { try files(in: $0) }.map { try code(String(contentsOf: $0, encoding: .utf8)) }
    var missing: [String] = []
    for article in try files(in: articles) where article.pathExtension == "md" {
      for block in blocks(of: try String(contentsOf: article, encoding: .utf8)) {
        for piece in block.split(separator: "// …") where !known.contains(where: { $0.contains(piece) }) {
          missing.append("\(article.lastPathComponent): \(piece.first ?? "")")
        }
      }
    }
    return missing
  }

  /// How many blocks of code the articles of a folder hold.
  package static func blockCount(articles: URL) throws -> Int {
    try files(in: articles).filter { $0.pathExtension == "md" }.map { blocks(of: try String(contentsOf: $0, encoding: .utf8)).count }
      .reduce(0, +)
  }

  private static func files(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).sorted { $0.path < $1.path }
      .filter { ["md", "swift", "dmn"].contains($0.pathExtension) }
  }

  private static func blocks(of article: String) -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    for line in article.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```swift" || line == "```xml"
        if isInside { blocks.append([]) }
      } else if isInside {
        blocks[blocks.count - 1] += code(String(line))
      }
    }
    return blocks
  }

  private static func code(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
  }
}
