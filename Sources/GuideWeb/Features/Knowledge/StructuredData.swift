import Funding
import Library

/// What a machine that reads the page is told about its subject, in the terms of schema.org, where a type of it fits.
enum StructuredData {
  static func of(_ term: Term, _ context: PageContext) -> HTML {
    HTML(
      structuredData: [
        "@context": "https://schema.org", "@type": "DefinedTerm", "name": .string(term.term[context.language]),
        "description": .string(term.explanation[context.language]), "inLanguage": .string(context.language.rawValue),
      ])
  }

  static func of(_ view: KnowledgeItemView, _ context: PageContext) -> HTML {
    guard let type = view.kind.standardType else { return .none }
    let item = view.item
    var members: [JSON.Member] = [
      JSON.Member(key: "@context", value: "https://schema.org"), JSON.Member(key: "@type", value: .string(type.rawValue)),
      JSON.Member(key: "name", value: .string(item.title[context.language])),
      JSON.Member(key: "description", value: .string(item.summary[context.language])),
      JSON.Member(key: "inLanguage", value: .string(context.language.rawValue)),
    ]
    func written(_ form: KnowledgeField.Form) -> String? {
      view.kind.fields.first { $0.form == form }.flatMap { field in
        if case .written(let text)? = item[field.id] { text } else { nil }
      }
    }
    if type == .organization {
      // A language is what is said about the organisation, not of it.
      members.removeLast()
      if let web = written(.webAddress) { members.append(JSON.Member(key: "url", value: .string(web))) }
      if let email = written(.email) { members.append(JSON.Member(key: "email", value: .string(email))) }
    } else if let web = written(.webAddress) {
      members.append(JSON.Member(key: "url", value: .string(web)))
    }
    return HTML(structuredData: .object(members))
  }
}
