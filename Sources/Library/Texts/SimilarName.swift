/// What someone may have meant by a name that does not exist.
public enum SimilarName {
  /// The name that looks most like `typed`: one slip away, or two in a long name.
  public static func of(_ typed: String, among names: [String]) -> String? {
    let near = names.map { (name: $0, slips: slips(Array(typed), Array($0))) }.filter { $0.slips <= (typed.count < 6 ? 1 : 2) }
    return near.min { $0.slips < $1.slips }?.name
  }

  /// Asks whether the name that looks most like `typed` was meant; an empty text when none does.
  public static func question(_ typed: String, among names: [String]) -> Text {
    of(OutsideText.shown(typed), among: names).map { Text(nl: "Bedoelt u ‘\($0)’?", en: "Did you mean '\($0)'?") } ?? Text(nl: "", en: "")
  }

  /// How many letters were forgotten, added, mistaken or swapped with their neighbour.
  private static func slips(_ a: [Character], _ b: [Character]) -> Int {
    // Names are short; what is much longer is no slip of the pen.
    guard abs(a.count - b.count) <= 2 else { return .max }
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, rows[i - 1][j - 1] + 1) }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
