import Funding
import Library

/// Places in words.
enum FactPlaces {
  static func lines(_ place: Place, _ context: PageContext) -> String {
    let ranges = place.lines.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    let isOne = place.lines.count == 1 && place.lines[0].count == 1
    return context.say(isOne ? .lineOne : .lineMany, ["regels": ranges.joined(separator: ", ")])
  }

  /// All places in one line. The sections of the sources are Dutch in every language.
  static func short(_ fact: Fact, _ context: PageContext) -> HTML {
    fact.places.map { place -> HTML in
      let title = context.guide.library[place.source].title[context.language]
      return "\(title), \(section(place, context)), \(lines(place, context))"
    }.joined("; ")
  }

  static func section(_ place: Place, _ context: PageContext) -> HTML {
    context.language == .nl ? HTML(text: place.section) : "<span lang=\"nl\">\(place.section)</span>"
  }
}
