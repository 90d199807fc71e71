import DMN
import Funding
import Library

/// The tree as a picture, and the same in words.
struct TreeMarkup: Sendable {
  let picture: HTML
  let words: HTML
  /// What the tree takes as given, and where the answers of a person are otherwise.
  let assumptions: HTML

  /// - Parameter answers: what a person answered; `nil` for the plain tree.
  init(_ context: PageContext, answers: Answers?) {
    let tree = TreeView(context, answers: answers)
    picture = HTML.with(tree) { tree in
      """
      <div class="scroll tree-scroll" role="region" tabindex="0" aria-label="\(context.say(.treeRegion))">
      \(TreePicture.markup(tree, context))
      </div>
      \(HTML.when(tree.isPersonal, Self.legend(context)))
      """
    }
    // Open, because on a small screen it stands in place of the picture.
    words = HTML.with(tree) { tree in
      """
      <details class="more more--words" open><summary>\(context.say(.treeInWords))</summary><div class="more__content">\
      \(Self.words(tree, context))</div></details>
      """
    }
    assumptions = Self.assumptions(context, answers)
  }

  private static func legend(_ context: PageContext) -> HTML {
    let items: [(TreeCases.Standing, Phrase)] = [(.taken, .treeTaken), (.open, .treeOpen), (.off, .treeOff)]
    let rows = items.map { standing, phrase -> HTML in
      """
      <li><svg width="44" height="12" aria-hidden="true" focusable="false">\
      <path class="branch branch--\(TreePicture.kind(standing))" d="M2 6h40"/></svg>\(context.say(phrase))</li>
      """
    }
    return "<ul class=\"tree-legend\">\(rows)</ul>"
  }

  private static func assumptions(_ context: PageContext, _ answers: Answers?) -> HTML {
    let guide = context.guide
    func words(_ assumed: [(question: Question.ID, answer: Answer)]) -> String {
      assumed.compactMap { id, answer in
        guide.question(id).map { "\($0.short[context.language]): \(guide.label(of: answer, $0, context.language))" }
      }.joined(separator: "; ")
    }
    guard !guide.tree.assumed.isEmpty else { return .none }
    let others = guide.tree.assumed.filter { assumed in answers?[assumed.question].map { $0 != assumed.answer && $0 != .unknown } ?? false }
    let names = others.map { guide.library[$0.question].short[context.language] }.joined(separator: ", ")
    return """
      <p>\(context.say(.treeAssumes, ["wat": words(guide.tree.assumed)]))</p>
      \(HTML.when(!others.isEmpty, "<p class=\"notice\">\(context.say(.treeAssumesOther, ["wat": names])) \(Parts.link(context.addresses.advice(), context.say(.backToAdvice)))</p>"))
      """
  }

  // MARK: In words

  /// The row of questions from the start, and below each its answers with all that follows.
  private static func words(_ tree: TreeView, _ context: PageContext) -> HTML {
    var items: [HTML] = []
    var next: Int? = 0
    while let index = next, tree.parts.indices.contains(index) {
      let part = tree.parts[index]
      let goesOn = part.place.outline.continuation == nil ? nil : part.below.last
      let answers = part.below.map { answer($0, isShownBelow: $0 == goesOn, tree, context) }
      items.append("<li><strong>\(part.place.outline.text)</strong><ul>\(answers)</ul></li>")
      next = goesOn
    }
    return "<ul class=\"tree-words\">\(items)</ul>"
  }

  /// - Parameter isShownBelow: whether the question it leads to is the next one in the row.
  private static func answer(_ index: Int, isShownBelow: Bool, _ tree: TreeView, _ context: PageContext) -> HTML {
    let part = tree.parts[index]
    let below: HTML =
      isShownBelow || part.below.isEmpty ? .none : "<ul>\(part.below.map { answer($0, isShownBelow: false, tree, context) })</ul>"
    return """
      <li>\(part.place.outline.answers) → \(target(part, context))\(mark(part, context)) \(Citation.inline(part.facts, context))\(below)\
      </li>
      """
  }

  private static func target(_ part: TreeView.Part, _ context: PageContext) -> HTML {
    guard !part.outcomes.isEmpty else { return "\(part.place.outline.text)" }
    return part.outcomes.map { outcome -> HTML in Parts.link(context.addresses.route(outcome), outcome.short[context.language]) }.joined(
      ", ")
  }

  private static func mark(_ part: TreeView.Part, _ context: PageContext) -> HTML {
    switch part.standing {
    case .taken: " <strong>(\(context.say(.treeTaken)))</strong>"
    case .open: " <strong>(\(context.say(.treeOpen)))</strong>"
    case .off, nil: .none
    }
  }
}
