/// Something that is asked for, in all ways in which a document may say it.
struct AskedTerm {
  /// Each alternative is stems that stand together.
  let alternatives: [[Int32]]
  /// About how many documents hold it.
  let documents: Int
  /// About how many documents must be looked at.
  let effort: Int

  init(_ alternatives: [[Int32]], documentsWith: [Int32]) {
    let counts = alternatives.map { stems in Int(stems.map { documentsWith[Int($0)] }.min() ?? 0) }
    self.alternatives = alternatives
    (documents, effort) = (counts.max() ?? 0, counts.reduce(0, +))
  }
}
