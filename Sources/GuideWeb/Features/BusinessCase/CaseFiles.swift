import BusinessCase
import Funding
import Library

/// A case as a file that somebody keeps: sent to the site, and given back by it. The site keeps none.
enum CaseFiles {
  /// The name of the field of a file.
  static let field = "bestand"
  static let formField = "vorm"

  /// Where a file is chosen and sent.
  static func upload(_ desk: CaseDesk, _ context: PageContext) -> HTML {
    let form = (desk.example("begin") ?? desk.examples.first).map { example -> HTML in
      "<p>\(Parts.link(context.addresses.caseWorkbook(example.id), context.say(.caseEmptySpreadsheet)))</p>"
    }
    return """
      <section class="no-print" aria-labelledby="opsturen"><h2 id="opsturen">\(context.say(.caseUpload))</h2>
      \(form ?? .none)
      <form\(action: context.addresses.caseForm) method="post" enctype="multipart/form-data">
      <label for="\(field)">\(context.say(.caseUploadLabel))</label>
      <p class="quiet" id="bestand-uitleg">\(context.say(.caseUploadHint, ["aantal": String(FormBody.mostBytes / 1024)]))</p>
      <input type="file" id="\(field)" name="\(field)" accept=".xlsx,.ods,.yaml,.yml,.json" required aria-describedby="bestand-uitleg">
      <p><button class="button" type="submit">\(context.say(.toolAction))</button></p>
      </form>
      </section>
      """
  }

  /// The files of a case, to keep. They are made from what the page itself holds.
  static func downloads(_ text: String, _ context: PageContext) -> HTML {
    let buttons = CaseDesk.Form.allCases.map { form -> HTML in
      "<button class=\"button button--secondary\" type=\"submit\" name=\"\(formField)\" value=\"\(form.rawValue)\">\(context.say(form.name))</button> "
    }
    return """
      <section class="no-print" aria-labelledby="bewaren"><h2 id="bewaren">\(context.say(.caseKeep))</h2>
      <p>\(context.say(.caseKeepHint))</p>
      <form\(action: context.addresses.caseKeep) method="post">
      <input type="hidden" name="\(CaseMarkup.field)" value="\(text)">
      <div class="actions">\(buttons)</div></form></section>
      """
  }

  /// The file of the case that was sent.
  @Sendable static func keep(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let desk = request.environment.cases
    let text = request.body.value(CaseMarkup.field)
    guard let form = CaseDesk.Form(rawValue: request.body.value(formField)) else {
      throw PageProblem.badRequest([context.say(.problemUnknown)])
    }
    let ready = desk.read(Array(text.utf8))
    switch ready.flatMap({ ready in desk.files.written(text, form, request.language).map { ($0, ready.source.name) } }) {
    case .success(let (bytes, name)): return .file(bytes, type: form.type, name: fileName(name) + form.suffix)
    case .failure(let failure): return .document(CaseResultPage.refusal(failure, text, desk, context))
    }
  }

  /// The name of a case as that of a file: small letters, digits and hyphens, and as many whole words as fit.
  static func fileName(_ name: String) -> String {
    let words = name.lowercased().utf8.split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }
    var text = ""
    for word in words.map({ String(decoding: $0, as: UTF8.self) }) {
      let longer = text.isEmpty ? String(word.prefix(mostOfName)) : text + "-" + word
      guard longer.count <= mostOfName else { break }
      text = longer
    }
    return text.isEmpty ? "zaak" : text
  }

  private static let mostOfName = 60
}

extension CaseDesk.Form {
  var name: Phrase {
    switch self {
    case .text: .caseAsText
    case .openXML: .caseAsOpenXML
    case .openDocument: .caseAsOpenDocument
    }
  }

  /// How the name of the file ends.
  var suffix: String {
    switch self {
    case .text: ".zaak.yaml"
    case .openXML, .openDocument: "." + rawValue
    }
  }

  var type: String {
    switch self {
    case .text: "application/yaml; charset=utf-8"
    case .openXML: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .openDocument: "application/vnd.oasis.opendocument.spreadsheet"
    }
  }
}
