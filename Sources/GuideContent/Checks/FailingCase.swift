import Funding
import Library

/// A case of the experts that the rules answer otherwise. A rule that is sound by itself can still be another rule than the law has; the
/// cases know.
enum FailingCase {
  static func check(_ cases: [ExpertCase], _ guide: Guide, _ findings: Findings) {
    let known = Set(guide.library.items.map(\.reference))
    for item in cases {
      let unknown = unique(item.references).filter { !known.contains($0) }
      for reference in unknown {
        findings.add(
          item.origin.file, item.origin.line,
          "\(item.reference): It refers to the \(reference.kind.english) '\(reference.key)', which does not exist.", "Correct the id.")
      }
      guard unknown.isEmpty else { continue }
      for difference in item.differences(from: guide) {
        findings.add(
          item.origin.file, item.origin.line, "\(item.reference): \(difference)",
          "Correct the rules; or, when an expert agrees that the law changed, correct the case.")
      }
    }
  }
}
