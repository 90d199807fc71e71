import Funding

/// The decision tree, without answers.
enum TreePage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    return .document(
      Document(
        context: context, title: context.say(.treeTitle), width: .wide,
        content: """
          <h1>\(context.say(.treeTitle))</h1>
          <p class="lead">\(context.say(.treeLead))</p>
          \(TreeMarkup.markup(TreeDrawing(context.guide.tree, answers: nil), context))
          <section class="prose" aria-labelledby="boom-weten">
          <h2 id="boom-weten">\(context.say(.treeAboutTitle))</h2>
          <p>\(context.say(.treeAboutArrows)) \(Citation.inline(["A-AMB1", "A-AMB2", "A-AMB3"], context))</p>
          <p>\(context.say(.treeAboutGuidance)) \(Citation.inline(["K-C01", "DD-06"], context))</p>
          <p>\(context.say(.treeAboutPrevention)) \(Citation.inline(["D-P1", "D-P2", "D-P3", "D-P4"], context))</p>
          <p>\(context.say(.treeAboutOptions)) \(Parts.link(context.addresses.plain("/opties"), context.say(.startAllOptions)))</p>
          </section>
          """))
  }
}
