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
      <span class="quiet">(\(Parts.link(context.addresses.caseFile(example.id), context.say(.caseDownload))), \
      \(Parts.link(context.addresses.caseWorkbook(example.id), context.say(.caseSpreadsheet))))</span></li>
      """
    }
    return .document(
      Document(
        context: context, title: context.say(.caseTitle),
        content: """
          <h1>\(context.say(.caseTitle))</h1>
          <p class="lead">\(context.say(.caseLead))</p>
          <p>\(Parts.button(context.addresses.plain(.caseBegin), context.say(.sketchLink)))</p>
          \(CaseFiles.upload(desk, context))
          <h2>\(context.say(.caseExamples))</h2>
          <ul class="plain-list">\(examples)</ul>
          \(CaseMarkup.form(desk.example("begin")?.text ?? "", context))
          """))
  }
}

/// What comes out of a case that somebody sends, as a text or as a file. Nothing of it is kept.
enum CaseResultPage {
  /// Whoever asks for a result without a case, such as by an address that was kept, comes where a case can be given.
  @Sendable static func again(_ request: PageRequest) throws -> PageReply {
    .goTo(try request.page().addresses.plain(.businessCase))
  }

  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let desk = request.environment.cases
    let typed = CaseDesk.Sent(text: request.body.value(CaseMarkup.field), cautions: nil)
    switch request.body.bytes(CaseFiles.field).map(desk.files.text) ?? .success(typed) {
    case .failure(let failure): return .document(refusal(failure, nil, desk, context))
    case .success(let sent):
      switch desk.result(of: Array(sent.text.utf8)) {
      case .success(let result):
        let choices = CaseReading.keys.map { (key: $0, value: request.body.value($0)) }
        return try .document(document(result, sent, context, choices.filter { !$0.value.isEmpty }, .form))
      case .failure(let failure): return .document(refusal(failure, sent.text, desk, context))
      }
    }
  }

  /// What is wrong with a case, and the way to send it again.
  ///
  /// - Parameter text: what was sent, to be mended; `nil` for a workbook, which is mended where it was made.
  static func refusal(_ failure: CaseProblems, _ text: String?, _ desk: CaseDesk, _ context: PageContext) -> Document {
    let items = CaseProblemMarkup.items(failure.problems, context)
    return Document(
      context: context, status: .badRequest, title: context.say(.caseTitle),
      content: """
        <h1>\(context.say(.caseTitle))</h1>
        <div class="notice notice--error" role="alert"><h2>\(context.say(.caseProblem))</h2><ul>\(items)</ul></div>
        \(CaseFiles.upload(desk, context))
        \(HTML.with(text) { CaseMarkup.form($0, isOpen: true, context) })
        """)
  }

  /// What comes out of an example, as a whole or as one of its sheets.
  @Sendable static func example(_ request: PageRequest) throws -> PageReply {
    let context = try request.page(allowing: [.date, .choices(CaseReading.keys)])
    let desk = request.environment.cases
    guard let example = desk.example(request.id), case .success(let result) = desk.result(of: Array(example.text.utf8)) else {
      throw PageProblem.notFound
    }
    return try .document(
      document(result, CaseDesk.Sent(text: example.text, cautions: nil), context, context.visit.choices, .example(example.id)))
  }

  /// The file of an example.
  @Sendable static func file(_ request: PageRequest) throws -> PageReply { try file(.text, request) }

  /// The workbook of an example.
  @Sendable static func workbook(_ request: PageRequest) throws -> PageReply { try file(.openXML, request) }

  private static func file(_ form: CaseDesk.Form, _ request: PageRequest) throws -> PageReply {
    let desk = request.environment.cases
    guard let example = desk.example(request.id), case .success(let bytes) = desk.files.written(example.text, form, request.language)
    else { throw PageProblem.notFound }
    return .file(bytes, type: form.type, name: example.id + form.suffix)
  }

  private static func document(
    _ result: CaseResult, _ sent: CaseDesk.Sent, _ context: PageContext, _ choices: [(key: String, value: String)], _ links: CaseLinks
  ) throws(PageProblem) -> Document {
    guard let reading = CaseReading(choices, result) else { throw .badRequest([context.say(.problemUnknown)]) }
    let title = reading.title(CaseWords(result, context), result, context)
    return Document(
      context: context, title: title, width: .wide, before: way(back: reading, result, context, links),
      content: """
        \(CaseMarkup.page(reading, result, sent.text, context, cautions: sent.cautions.map { CaseProblemMarkup.items($0, context) }, links: links))
        \(HTML.when(reading == .everything, CaseFiles.downloads(sent.text, context)))
        """,
      // A case that was sent goes along into the other language.
      resending: links.isForm ? Document.Resending(form: CaseLinks.formID, choice: reading.choice(result)) : nil,
      // The examples are Dutch; in which language others call theirs, nobody said.
      dutchNames: links.isExample ? result.ready.source.allNames : [])
  }

  /// From a sheet of an example to the whole example, from the rest to all cases.
  private static func way(back reading: CaseReading, _ result: CaseResult, _ context: PageContext, _ links: CaseLinks) -> HTML {
    if case .example(let id) = links, reading != .everything {
      return Parts.backLink(context.addresses.caseExample(id), result.ready.source.name, context)
    }
    return Parts.backLink(context.addresses.plain(.businessCase), context.say(.caseTitle), context)
  }
}
