import Funding
import Library

/// The decision tree, without answers.
enum TreePage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let tree = TreeMarkup(context, answers: nil)
    return .document(
      Document(context: context, title: context.say(.treeTitle), width: .wide, content: TreePageMarkup.markup(tree, context)))
  }
}

enum TreePageMarkup {
  static func markup(_ tree: TreeMarkup, _ context: PageContext) -> HTML {
    """
    <h1>\(context.say(.treeTitle))</h1>
    <p class="lead">\(context.say(.treeLead))</p>
    <div class="tree-page">
    <div>\(tree.picture)</div>
    <div>
    \(tree.words)
    \(about(tree, context))
    </div>
    </div>
    """
  }

  private static func about(_ tree: TreeMarkup, _ context: PageContext) -> HTML {
    """
    <section class="prose" aria-labelledby="boom-weten">
    <h2 id="boom-weten">\(context.say(.treeAboutTitle))</h2>
    \(tree.assumptions)
    <p>\(Statements.phrase(.treeAboutArrows, context))</p>
    <p>\(Statements.phrase(.treeAboutGuidance, context))</p>
    <p>\(Statements.phrase(.treeAboutPrevention, context))</p>
    <p>\(context.say(.treeAboutOptions)) \(Parts.link(context.addresses.plain(.options), context.say(.startAllOptions)))</p>
    </section>
    """
  }
}
