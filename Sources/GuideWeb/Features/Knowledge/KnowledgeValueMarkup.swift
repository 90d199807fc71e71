import Funding
import Library

/// What a field of an item says.
enum KnowledgeValueMarkup {
  /// - Parameter linked: makes the terms of the glossary into links; `nil` where there is no room for that.
  static func markup(_ content: KnowledgeItem.Content, _ field: KnowledgeField, _ context: PageContext, linked: GlossaryLinks?) -> HTML {
    switch content {
    case .statements(let statements): self.statements(statements, field.form, context, linked)
    case .steps(let steps): self.steps(steps, field.form, context, linked)
    case .choices(let ids): HTML(text: ids.compactMap(field.choice).map { $0.name[context.language] }.joined(separator: ", "))
    case .links(let links): "<ul class=\"plain-list\">\(links.map { link($0, context, linked) })</ul>"
    case .day(let day): HTML(text: context.date(day))
    case .written(let text): written(text, field.form)
    }
  }

  private static func statements(
    _ statements: [SourcedText], _ form: KnowledgeField.Form, _ context: PageContext, _ linked: GlossaryLinks?
  ) -> HTML {
    let texts = statements.map { statement($0, context, linked) }
    if texts.count == 1 { return "<p>\(texts)</p>" }
    return "<ul class=\"statements\">\(texts.map { text -> HTML in "<li>\(text)</li>" })</ul>"
  }

  private static func steps(
    _ steps: [KnowledgeItem.Step], _ form: KnowledgeField.Form, _ context: PageContext, _ linked: GlossaryLinks?
  ) -> HTML {
    let items = steps.map { step -> HTML in
      let who = HTML.with(step.item.map { context.guide.library[$0] }) { item in
        " \(Parts.link(context.addresses.item(item), item.title[context.language]))"
      }
      return "<li>\(statement(step.statement, context, linked))\(who)</li>"
    }
    return "<ol class=\"\(form == .flow ? "flow" : "statements" as HTML)\">\(items)</ol>"
  }

  private static func statement(_ statement: SourcedText, _ context: PageContext, _ linked: GlossaryLinks?) -> HTML {
    let text = statement.text[context.language]
    return "\(linked.map { $0.markup(text) } ?? HTML(text: text)) \(Citation.inline(statement.facts, context))"
  }

  private static func link(_ link: KnowledgeItem.Link, _ context: PageContext, _ linked: GlossaryLinks?) -> HTML {
    let item = context.guide.library[link.item]
    let name = Parts.link(context.addresses.item(item), item.title[context.language])
    return "<li>\(name)\(HTML.with(link.statement) { "<br>\(statement($0, context, linked))" })</li>"
  }

  private static func written(_ text: String, _ form: KnowledgeField.Form) -> HTML {
    let address: WebAddress? =
      switch form {
      case .email: WebAddress(email: text)
      case .telephone: WebAddress(telephone: text)
      default: WebAddress(https: text)
      }
    return address.map { form == .webAddress ? Parts.outside($0, text) : Parts.link($0, text) } ?? HTML(text: text)
  }
}
