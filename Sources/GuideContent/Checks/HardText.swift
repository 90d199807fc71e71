import Library
import Tools

/// An item of knowledge or a tool whose Dutch reads harder than plain language does, by the formula of Flesch and Douma:
/// 206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence. 100 is very easy, 60 is plain, 30 is hard. Syllables are counted
/// by groups of vowels, not looked up: it is a guard, and no judge.
enum HardText {
  /// Names of laws and parties are long; below this it is not only the names.
  static let least = 40.0
  /// Of fewer words the formula says nothing.
  static let fewWords = 60

  static func check(_ library: Library, _ tools: [ReadyTool], _ findings: Findings) {
    for item in library[KnowledgeItem.self] {
      check([item.summary] + item.statements.map(\.text), "kennis \(item.id)", item.origin, findings)
    }
    for ready in tools {
      check(ready.sentences.filter(\.isSentence).map(\.text), ready.tool.reference.description, ready.tool.origin, findings)
    }
  }

  private static func check(_ texts: [Text], _ subject: String, _ origin: Origin, _ findings: Findings) {
    let words = texts.flatMap { LongSentence.sentences($0.nl) }.map { Self.words($0) }.filter { !$0.isEmpty }
    let count = words.reduce(0) { $0 + $1.count }
    guard count >= fewWords else { return }
    let syllables = words.joined().reduce(0) { $0 + Self.syllables($1) }
    let score = 206.84 - 77 * Double(syllables) / Double(count) - 0.93 * Double(count) / Double(words.count)
    if score < least {
      findings.add(
        origin.file, origin.line, "\(subject): its Dutch reads at \(Int(score)); plain language is \(Int(least)) or more.",
        "Use shorter words and sentences.")
    }
  }

  private static func words(_ sentence: ArraySlice<UInt8>) -> [Substring] {
    String(decoding: sentence, as: UTF8.self).split { !$0.isLetter }.map { $0 }
  }

  private static func syllables(_ word: Substring) -> Int {
    var count = 0
    var wasVowel = false
    for letter in word.lowercased() {
      let isVowel = vowels.contains(letter)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    return max(1, count)
  }

  private static let vowels = Set("aeiouyàáâäèéêëìíîïòóôöùúûü")
}
