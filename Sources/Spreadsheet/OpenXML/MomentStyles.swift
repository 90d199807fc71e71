import DMN

/// The looks of cells that show a number as a day or a time (ECMA-376, 18.8.30 and 18.8.31). In the file of Excel only this tells them from a
/// number.
struct MomentStyles {
  enum Kind {
    case day, time
  }

  /// By the number of the look.
  private let kinds: [Kind?]

  /// - Parameter styles: the part of the file that says how cells look.
  init(_ styles: XMLElement?) {
    var own: [String: Kind] = [:]
    for format in styles?.first("numFmts")?.all("numFmt") ?? [] {
      if let id = format["numFmtId"], let code = format["formatCode"] { own[id] = Self.kind(ofCode: code) }
    }
    kinds = (styles?.first("cellXfs")?.all("xf") ?? []).map { look in
      look["numFmtId"].flatMap { id in Int(id).flatMap(Self.kind(ofBuiltIn:)) ?? own[id] }
    }
  }

  subscript(look: Int) -> Kind? { kinds.indices.contains(look) ? kinds[look] : nil }

  /// The formats that a file names by number only; some mean this in some countries only, and a number never.
  private static func kind(ofBuiltIn id: Int) -> Kind? {
    switch id {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: .day
    case 18...21, 32...35, 45...47, 55, 56: .time
    default: nil
    }
  }

  /// What a format such as `dd-mm-yyyy`, `[h]:mm` or `[$€-413] #,##0.00` shows: letters of a day or a time that are no text.
  static func kind(ofCode code: String) -> Kind? {
    var letters = Set<Character>()
    var rest = code[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }.lowercased()
        rest = rest.drop { $0 != "]" }.dropFirst()
        // `[h]` counts hours beyond a day; anything else is a colour, a condition or a currency.
        if let first = inside.first, "hms".contains(first), inside.allSatisfy({ $0 == first }) { letters.insert(first) }
      case ";" where !letters.isEmpty: rest = ""
      default: letters.formUnion(character.lowercased())
      }
    }
    // `General` has none of these letters.
    if !letters.isDisjoint(with: "yd") { return .day }
    if !letters.isDisjoint(with: "hs") { return .time }
    return letters.contains("m") ? .day : nil
  }
}
