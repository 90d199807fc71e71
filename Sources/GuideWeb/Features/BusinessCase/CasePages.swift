import BusinessCase
import Funding
import HTTPTypes
import Library

/// Business cases: what they are, examples to begin with, and a place to put one's own.
enum CasePage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let desk = request.environment.cases
    let examples = desk.examples.map { example -> HTML in
      """
      <li>\(Parts.link(context.addresses.caseExample(example.id), example.name)) \
      <span class="quiet">(\(Parts.link(context.addresses.caseFile(example.id), context.say(.caseDownload))))</span></li>
      """
    }
    return .document(
      Document(
        context: context, title: context.say(.caseTitle),
        content: """
          <h1>\(context.say(.caseTitle))</h1>
          <p class="lead">\(context.say(.caseLead))</p>
          <p>\(Parts.button(context.addresses.plain(.caseBegin), context.say(.sketchLink)))</p>
          <h2>\(context.say(.caseExamples))</h2>
          <ul class="plain-list">\(examples)</ul>
          \(CaseMarkup.form(desk.example("begin")?.text ?? "", context))
          """))
  }
}

/// What comes out of a case that somebody sends. Nothing of it is kept.
enum CaseResultPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let text = request.body.value(CaseMarkup.field)
    switch request.environment.cases.result(of: Array(text.utf8)) {
    case .success(let result): return .document(document(result, text, context))
    case .failure(let failure):
      let items = CaseProblemMarkup.items(failure.problems, context)
      return .document(
        Document(
          context: context, status: .badRequest, title: context.say(.caseTitle),
          content: """
            <h1>\(context.say(.caseTitle))</h1>
            <div class="notice notice--error" role="alert"><h2>\(context.say(.caseProblem))</h2><ul>\(items)</ul></div>
            \(CaseMarkup.form(text, context))
            """))
    }
  }

  /// What comes out of an example.
  @Sendable static func example(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let desk = request.environment.cases
    guard let example = desk.example(request.id), case .success(let result) = desk.result(of: Array(example.text.utf8)) else {
      throw PageProblem.notFound
    }
    return .document(document(result, example.text, context))
  }

  /// The file of an example.
  @Sendable static func file(_ request: PageRequest) throws -> PageReply {
    guard let example = request.environment.cases.example(request.id) else { throw PageProblem.notFound }
    return .file(example.text, type: "application/yaml; charset=utf-8", name: "\(example.id).zaak.yaml")
  }

  private static func document(_ result: CaseResult, _ text: String, _ context: PageContext) -> Document {
    Document(
      context: context, title: result.ready.source.name, width: .wide,
      before: Parts.backLink(context.addresses.plain(.businessCase), context.say(.caseTitle), context),
      content: CaseMarkup.result(result, text, context))
  }
}
