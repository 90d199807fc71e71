import DMN
import Funding
import Library

/// The decision tree with how each part stands for these answers, and where everything is drawn.
struct TreeView: Sendable {
  /// A question or an end of the tree.
  struct Part: Sendable {
    let place: TreeLayout.Part
    /// How it stands for the answers of a person; `nil` when the tree is plain.
    let standing: TreeCases.Standing?
    /// The outcomes that the tree leads to here.
    let outcomes: [Outcome]
    /// The facts behind the answers that lead here.
    let facts: [Fact.ID]
    /// The parts that the answers lead to, as positions in `parts`.
    fileprivate(set) var below: [Int] = []

    /// The outcome whose sign and colour the box bears.
    var outcome: Outcome? { outcomes.count == 1 ? outcomes[0] : nil }
    var isEnd: Bool { place.outline.kind == .result }
  }

  let layout: TreeLayout
  /// Each part before those below it; the first is where everyone starts.
  private(set) var parts: [Part] = []
  /// Whether the answers of a person are shown; otherwise the tree is plain.
  let isPersonal: Bool

  static let measures = {
    var measures = TreeLayout.Measures()
    (measures.fontSize, measures.labelSize, measures.padding, measures.gap) = (15, 14, 24, 6)
    (measures.boxLimit, measures.labelLimit, measures.letterRoom) = (200, 128, 0.15)
    return measures
  }()
  static let signRadius = 12.0
  /// The middle of a sign, from the left side of its box.
  static let signMiddle = 17.0

  /// - Parameter answers: what a person answered; `nil` for the plain tree.
  /// - Returns: `nil` when the guide has no tree in this language, which its checks rule out.
  init?(_ context: PageContext, answers: Answers?) {
    let guide = context.guide
    guard let outline = guide.tree.outline(context.language) else { return nil }
    layout = TreeLayout(outline, measures: Self.measures) {
      guide.tree.outcomes(at: $0).count == 1 ? Self.signMiddle + Self.signRadius - 6 : 0
    }
    isPersonal = answers != nil
    let standings = answers.map { guide.treeStandings(for: $0, on: context.visit.date) }
    for (index, place) in layout.parts.enumerated() {
      parts.append(
        Part(
          place: place, standing: standings?[index], outcomes: guide.library[guide.tree.outcomes(at: place.outline)],
          facts: place.parent.map { guide.tree.facts(from: layout.parts[$0].outline, to: place.outline) } ?? []))
      if let parent = place.parent { parts[parent].below.append(index) }
    }
  }

  /// The outcomes that are reached at best like this, each once.
  func outcomes(_ standing: TreeCases.Standing) -> [Outcome] {
    var best: [(outcome: Outcome, standing: TreeCases.Standing)] = []
    for part in parts {
      guard let own = part.standing else { continue }
      for outcome in part.outcomes {
        if let index = best.firstIndex(where: { $0.outcome.id == outcome.id }) {
          best[index].standing = max(best[index].standing, own)
        } else {
          best.append((outcome, own))
        }
      }
    }
    return best.filter { $0.standing == standing }.map(\.outcome)
  }
}
