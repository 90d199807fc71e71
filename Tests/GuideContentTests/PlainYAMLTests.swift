import Foundation
import TestSupport
import Testing

@testable import GuideContent

/// The quick reader of plain YAML says the same as the whole reader, or nothing.
@Suite struct PlainYAMLTests {
  /// Everything that a tree says, as one text.
  private func described(_ tree: YAMLTree) -> [String] {
    tree.entries.indices.map { place in
      let position = tree.position(place)
      return "\(tree.kind(place)) \(position?.line ?? 0):\(position?.column ?? 0), next \(tree.next(place)): \(tree.text(place) ?? "")"
    }
  }

  @Test func everyFileOfTheContentIsReadAlike() throws {
    var plain = 0
    for file in try SampleContent.files() where file.path.hasSuffix(".yaml") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      guard let quick = YAMLTree.plain(text) else { continue }
      plain += 1
      let whole = try #require(try YAMLTree.whole(text))
      #expect(described(quick) == described(whole), "\(file.path)")
    }
    // Else this test says nothing, and the start is slow.
    #expect(plain > 100)
  }

  /// Pieces of real files, with signs put in, taken out and replaced: whatever the quick reader takes, the whole reader takes too, alike.
  @Test func damagedFilesAreReadAlikeOrNotAtAll() throws {
    let texts = try SampleContent.files().filter { $0.path.hasSuffix(".yaml") }.map { String(decoding: $0.bytes, as: UTF8.self) }
    let signs = [
      " ", "\n", ":", ": ", "- ", "\"", "'", "#", " #", "[", "]", "{", "}", ",", "?", "\\", "&", "*", "|", ">", "%", "-", "\n  ", "\n- ",
      "\t", "é", "\u{2028}", "\u{85}", "a", "---", "!", "@", "\n\n", "~", "\r\n", "\u{FEFF}",
    ]
    var random = SeededGenerator(seed: 9)
    var plain = 0
    for _ in 0..<2_000 {
      let lines = texts[Int.random(in: 0..<texts.count, using: &random)].split(separator: "\n", omittingEmptySubsequences: false)
      let first = Int.random(in: 0..<lines.count, using: &random)
      let part = lines[first..<min(lines.count, first + Int.random(in: 1...8, using: &random))]
      let indent = part.first?.prefix { $0 == " " }.count ?? 0
      var scalars = Array(
        part.map { $0.prefix(indent).allSatisfy { $0 == " " } ? $0.dropFirst(indent) : $0 }.joined(separator: "\n").unicodeScalars)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0...scalars.count, using: &random)
        let sign = signs[Int.random(in: 0..<signs.count, using: &random)]
        if Bool.random(using: &random), place < scalars.count { scalars.remove(at: place) }
        if Bool.random(using: &random) { scalars.insert(contentsOf: sign.unicodeScalars, at: place) }
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      guard let quick = YAMLTree.plain(text) else { continue }
      plain += 1
      let whole = try? YAMLTree.whole(text)
      #expect(whole.map(described) == described(quick), "\(text.debugDescription)")
    }
    #expect(plain > 300)
  }

  /// What it leaves to the whole reader.
  @Test(arguments: [
    "a: |\n  b\n", "a: &b c\n", "a: *b\n", "a: !c d\n", "a:\n", "a: b\na: c\n", "a: b\n  c\n", "a: \"b\n  c\"\n", "a: 'it''s'\n",
    "a: b: c\n",
    "---\na: b\n", "a: b\r\n", "a:\tb\n", "? a\n: b\n", "a: \"\\u00e9\"\n", "[a: b]\n", "{a: , b: c}\n", "", "# nothing\n", "a: [b\n",
  ])
  func whatIsNotPlainIsLeft(_ text: String) { #expect(YAMLTree.plain(text) == nil) }

  @Test func textsAreAsTheyAreMeant() throws {
    let tree = try #require(YAMLTree.plain("# list\na: \"one \\\"two\\\"\"\n'b': [x, 'y z']\nc:\n- d: é # last\n  e: f#g\n"))
    #expect(
      described(tree) == [
        "mapping 2:1, next 14: ", "scalar 2:1, next 2: a", "scalar 2:4, next 3: one \"two\"", "scalar 3:1, next 4: b",
        "sequence 3:6, next 7: ", "scalar 3:7, next 6: x", "scalar 3:10, next 7: y z", "scalar 4:1, next 8: c",
        "sequence 5:1, next 14: ", "mapping 5:3, next 14: ", "scalar 5:3, next 11: d", "scalar 5:6, next 12: é",
        "scalar 6:3, next 13: e", "scalar 6:6, next 14: f#g",
      ])
  }
}
