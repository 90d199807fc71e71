import Funding
import Library

/// The decision tree with the path of these answers, as a picture and in words.
enum AdviceTreePage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.advicePage()
    let tree = TreeMarkup(context, answers: context.visit.answers)
    return .document(
      Document(
        context: context, title: context.say(.treeTitle), width: .wide,
        before: Parts.backLink(context.addresses.advice(), context.say(.backToAdvice), context),
        content: """
          <h1>\(context.say(.treeTitle))</h1>
          <p class="lead">\(context.say(.treeIntroPath))</p>
          \(tree.assumptions)
          <div class="tree-page"><div>\(tree.picture)</div><div>\(tree.words)</div></div>
          """))
  }
}
