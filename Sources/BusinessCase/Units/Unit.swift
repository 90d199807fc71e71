/// What a number counts: euros per hour, hours per client per month. Equal units are equal whatever their order.
package struct Unit: Hashable, Sendable, CustomStringConvertible {
  /// The power of each base unit, without zeros.
  private let powers: [String: Int]

  private init(_ powers: [String: Int]) { self.powers = powers.filter { $0.value != 0 } }

  /// A plain number, such as a part of a whole.
  package static let one = Unit([:])
  package static let euro = Unit(["euro": 1])
  package static let month = Unit(["maand": 1])
  package static let year = Unit(["jaar": 1])

  /// Reads `uur per cliënt per maand`, `euro/uur` or `deel`.
  ///
  /// - Returns: `nil` where it is no unit.
  package init?(_ text: String) {
    let written = text.lowercased().replacing(" per ", with: "/")
    var powers: [String: Int] = [:]
    for (index, part) in written.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
      for word in part.split(separator: "*", omittingEmptySubsequences: false) {
        let name = word.trimming
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "'" || $0 == "€" || $0 == "1" }) else { return nil }
        guard let base = Self.base(String(name)) else { continue }
        powers[base, default: 0] += index == 0 ? 1 : -1
      }
    }
    self.init(powers)
  }

  /// The unit that a word names; `nil` for a plain number.
  private static func base(_ word: String) -> String? {
    switch word {
    case "1", "deel", "factor": nil
    case "€", "euro's", "euros": "euro"
    case "uren": "uur"
    case "minuten": "minuut"
    case "dagen": "dag"
    case "weken": "week"
    case "maanden": "maand"
    case "jaren": "jaar"
    case "client", "clienten", "cliënten": "cliënt"
    case "medewerkers": "medewerker"
    case "personen": "persoon"
    case "operaties": "operatie"
    case "opnamen", "opnames": "opname"
    case "apparaten": "apparaat"
    case "ritten": "rit"
    default: word
    }
  }

  /// Whether it counts nothing but time.
  var isTime: Bool { powers.keys.allSatisfy { ["minuut", "uur", "dag", "week", "maand", "jaar"].contains($0) } }

  package func multiplied(by other: Unit) -> Unit { Unit(powers.merging(other.powers, uniquingKeysWith: +)) }
  package func divided(by other: Unit) -> Unit { Unit(powers.merging(other.powers.mapValues { -$0 }, uniquingKeysWith: +)) }
  package func raised(to power: Int) -> Unit { Unit(powers.mapValues { $0 * power }) }

  package var description: String {
    let above = words { $0 > 0 }
    let below = words { $0 < 0 }
    return ([above.isEmpty ? "1" : above.joined(separator: " * ")] + below).joined(separator: " per ")
  }

  private func words(_ isWanted: (Int) -> Bool) -> [String] {
    powers.filter { isWanted($0.value) }.sorted { $0.key < $1.key }.flatMap { [String](repeating: $0.key, count: abs($0.value)) }
  }
}

extension Substring {
  fileprivate var trimming: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
