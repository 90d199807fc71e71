import Funding
import Library
import Testing

@Suite struct TextTests {
  private func filled(_ text: String, _ values: TextValues) -> String { Text(nl: text, en: "").filled(.nl, values) }

  @Test func everyNameGetsItsValue() {
    #expect(filled("Van {a} naar {b}, en {a}.", ["a": "één", "b": "twee"]) == "Van één naar twee, en één.")
    #expect(filled("{a}", ["a": ""]) == "")
  }

  @Test func aNameWithoutValueStays() {
    #expect(filled("{a} {b", ["b": "x"]) == "{a} {b")
    #expect(filled("a} {b}", [:]) == "a} {b}")
  }

  /// What a visitor typed may contain anything.
  @Test func aValueIsNotFilledItself() {
    #expect(filled("{a}{b}", ["a": "{b}", "b": "{a}"]) == "{b}{a}")
  }
}
