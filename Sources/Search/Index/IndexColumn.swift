/// The parts of a document, and how much a word weighs that stands there.
///
/// SQLite does not know here how long a document is, and reckons with a length of about nothing: then a word that stands there once with
/// weight w counts for w / (w + 0.3) of all that it can count for.
enum IndexColumn: Int, CaseIterable {
  case title, otherNames
  /// The words inside the words of the title and the other names.
  case insideNames
  case summary, body
  /// The words inside the words of summary and body.
  case insideTexts

  var weight: Double {
    switch self {
    case .title: 1.5
    case .otherNames: 1
    case .insideNames: 0.4
    case .summary: 0.25
    case .body: 0.1
    case .insideTexts: 0.05
    }
  }
}
