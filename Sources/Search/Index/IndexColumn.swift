/// The parts of a document, and how much a word weighs that stands there.
enum IndexColumn: Int, CaseIterable {
  case title, otherNames
  /// The words inside the words of the title and the other names.
  case insideNames
  case summary, body
  /// The words inside the words of summary and body.
  case insideTexts

  /// Whether it is of the title or another name.
  var isOfName: Bool { self == .title || self == .otherNames || self == .insideNames }

  var weight: Double {
    switch self {
    case .title: 6
    case .otherNames: 4
    case .insideNames: 1.5
    case .summary: 1
    case .body: 0.4
    case .insideTexts: 0.2
    }
  }
}
