import Library
import Testing

@testable import Funding

@Suite struct TextChoicesTests {
  private static let texts = [
    "a", "ja", "mdr", "nee", "zes-letters", "precies", "achtacht", "achtachtig", "achtachtige", "een-tekst-van-eenendertig-bytes",
    "wlz-indicatie-een", "wlz-indicatie-twee",
  ]

  private func find(_ text: String, among known: [String]) -> Int? {
    var choices = TextChoices()
    let other = choices.add([("\(text)x\"", 99)])
    let choice = choices.add(known.enumerated().map { ("\($1)\"", $0) })
    let line = Array((text + "\"" + String(repeating: "?", count: TextChoices.longest)).utf8)
    return line.withUnsafeBytes {
      #expect(choices.find(other, in: $0, at: 0) == nil)
      let found = choices.find(choice, in: $0, at: 0)
      if let found { #expect(found.count == text.utf8.count + 1) }
      // Each text asked for by itself says the same.
      for value in known.indices {
        guard let single = choices.single(value, of: choice) else { continue }
        let alone = choices.find(single, in: $0, at: 0)
        #expect((alone != nil) == (found?.value == value))
        if let alone { #expect(alone.value == value && alone.count == found?.count) }
      }
      return found?.value
    }
  }

  @Test func everyTextIsFoundAndNothingElse() {
    for (number, text) in Self.texts.enumerated() {
      #expect(find(text, among: Self.texts) == number)
      let others = Self.texts.filter { $0 != text }
      #expect(find(text, among: others) == nil, "\(text)")
      for place in text.indices {
        var almost = text
        almost.replaceSubrange(place...place, with: "_")
        #expect(find(almost, among: Self.texts) == nil, "\(almost)")
      }
    }
  }

  @Test func aTextThatIsTooLongIsNotFound() {
    let long = String(repeating: "lang", count: 8)
    #expect(find(long, among: [long, "kort"]) == nil)
    #expect(find("kort", among: [long, "kort"]) == 1)
  }

  @Test func aSingleTextBelongsToItsSet() {
    var choices = TextChoices()
    let long = String(repeating: "lang", count: 8)
    let first = choices.add([("een\"", 0), ("\(long)\"", 1)])
    let second = choices.add([("een\"", 2)])
    #expect(choices.single(0, of: first) != nil)
    #expect(choices.single(1, of: first) == nil, "too long")
    #expect(choices.single(2, of: first) == nil && choices.single(0, of: second) == nil, "of the other set")
  }

  @Test func aSetOfNothingHasNothing() {
    #expect(find("x", among: []) == nil)
  }

  @Test func manyTextsEachHaveAPlace() {
    let many = (0..<300).map { "tekst-\($0)" }
    for number in stride(from: 0, to: 300, by: 7) { #expect(find("tekst-\(number)", among: many) == number) }
  }
}
