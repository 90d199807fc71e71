import Funding
import Library
import Tools

/// One item of knowledge: what it comes down to, what its fields say, and what it is linked to, both ways.
enum KnowledgeItemPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let guide = request.guide
    guard request.ids.count == 2, let item = guide.library.find(KnowledgeItem.id(KnowledgeKind.ID(request.ids[0]), request.ids[1])) else {
      throw PageProblem.notFound
    }
    let context = try request.page()
    let view = KnowledgeItemView(item, guide)
    return .document(
      Document(
        context: context, title: item.title[context.language], width: .wide,
        before: Parts.backLink(context.addresses.kind(view.kind.id), view.kind.title[context.language], context),
        content: KnowledgeItemMarkup.markup(view, context)))
  }
}

/// What the page of one item says.
struct KnowledgeItemView: Sendable {
  struct Section: Sendable {
    let field: KnowledgeField
    let content: KnowledgeItem.Content
  }

  /// The items of one kind that refer to this one.
  struct Users: Sendable {
    let kind: KnowledgeKind
    let items: [KnowledgeItem]

    /// Everything that refers to something, but for some of it.
    static func of(_ reference: Reference, _ guide: Guide, except excluded: Set<KnowledgeItem.ID> = []) -> [Users] {
      of(guide.library.users(KnowledgeItem.self, of: reference).filter { !excluded.contains($0.id) }, guide)
    }

    /// Items by their kind.
    static func of(_ users: [KnowledgeItem], _ guide: Guide) -> [Users] {
      guide.knowledgeKinds.compactMap { kind in
        let items = users.filter { $0.kind == kind.id }
        return items.isEmpty ? nil : Users(kind: kind, items: items)
      }
    }
  }

  let item: KnowledgeItem
  let kind: KnowledgeKind
  /// Fields that are a word or two: they stand together.
  let short: [Section]
  let sections: [Section]
  let outcomes: [Outcome]
  let users: [Users]
  let tools: [ReadyTool]

  init(_ item: KnowledgeItem, _ guide: Guide) {
    let kind = guide.library[item.kind]
    func isShort(_ field: KnowledgeField) -> Bool {
      switch field.form {
      case .choice, .choices, .day, .webAddress, .email, .telephone: true
      case .text, .texts, .steps, .flow, .items: false
      }
    }
    let all = kind.fields.compactMap { field in item[field.id].map { Section(field: field, content: $0) } }
    (self.item, self.kind) = (item, kind)
    (short, sections) = (all.filter { isShort($0.field) }, all.filter { !isShort($0.field) })
    outcomes = item.outcomes.compactMap { guide.outcome(Outcome.ID($0)) }
    tools = guide.tools(of: item.reference)
    users = Users.of(item.reference, guide, except: Set(item.linkedItems + [item.id]))
  }
}

enum KnowledgeItemMarkup {
  static func markup(_ view: KnowledgeItemView, _ context: PageContext) -> HTML {
    let linked = GlossaryLinks(context)
    let item = view.item
    return """
      <h1>\(item.title[context.language])\(KnowledgeStatus.tag(item, view.kind, context))</h1>
      <p class="lead">\(linked.markup(item.summary[context.language])) \(Citation.inline(item.facts, context))</p>
      <div class="item">
      <div class="item__main">
      \(view.sections.map { section($0, context, linked) })
      </div>
      <div class="item__side">
      \(short(view, context))
      \(HTML.when(!view.tools.isEmpty, "<h2>\(context.say(.toolsForOutcome))</h2>\(ToolMarkup.list(view.tools, context))"))
      \(outcomes(view, context))
      \(users(view, context))
      </div>
      </div>
      \(StructuredData.of(view, context))
      \(keeping(view, context))
      """
  }

  private static func section(_ section: KnowledgeItemView.Section, _ context: PageContext, _ linked: GlossaryLinks) -> HTML {
    let id = section.field.id
    return """
      <section aria-labelledby="\(id)">
      <h2 id="\(id)">\(section.field.name[context.language])</h2>
      \(KnowledgeValueMarkup.markup(section.content, section.field, context, linked: linked))
      </section>
      """
  }

  private static func short(_ view: KnowledgeItemView, _ context: PageContext) -> HTML {
    let fields = view.short.filter { $0.field.id != KnowledgeStatus.field }.map { section -> HTML in
      row(section.field.name, KnowledgeValueMarkup.markup(section.content, section.field, context, linked: nil), context)
    }
    let filters = KnowledgeFilter.all(of: view.kind, context.guide)
    let traits = view.item.traits.compactMap { trait -> HTML? in
      let named = context.guide.library[trait.trait]
      let filter = filters.first { $0.id == trait.trait.text }
      let links = trait.choices.compactMap(named.choice).map { choice -> HTML in
        let name = choice.name[context.language]
        // A list that is short, or alike, cannot be chosen from.
        guard filter?.choices.contains(choice) == true else { return HTML(text: name) }
        return Parts.link(context.addresses.kind(view.kind.id, [(trait.trait.text, choice.id)]), name)
      }
      return row(named.title, links.joined(", "), context)
    }
    guard !(fields + traits).isEmpty else { return .none }
    return "<dl class=\"pairs\">\(fields)\(traits)</dl>"
  }

  private static func row(_ name: Text, _ value: HTML, _ context: PageContext) -> HTML {
    "<div><dt>\(name[context.language])</dt><dd>\(value)</dd></div>"
  }

  private static func outcomes(_ view: KnowledgeItemView, _ context: PageContext) -> HTML {
    guard !view.outcomes.isEmpty else { return .none }
    let links = view.outcomes.map { outcome -> HTML in "<li>\(OutcomeSign.link(outcome, context))</li>" }
    return """
      <section aria-labelledby="routes">
      <h2 id="routes">\(context.say(.knowledgeOutcomes))</h2>
      <ul class="signs">\(links)</ul>
      </section>
      """
  }

  private static func users(_ view: KnowledgeItemView, _ context: PageContext) -> HTML {
    guard !view.users.isEmpty else { return .none }
    return """
      <section aria-labelledby="genoemd">
      <h2 id="genoemd">\(context.say(.knowledgeUsers))</h2>
      \(groups(view.users, folded: false, context))
      </section>
      """
  }

  /// Items by kind, as links.
  ///
  /// - Parameter folded: whether each kind opens on demand.
  static func groups(_ groups: [KnowledgeItemView.Users], folded: Bool, _ context: PageContext) -> HTML {
    groups.map { group -> HTML in
      let links = group.items.map { item -> HTML in "<li>\(Parts.link(context.addresses.item(item), item.title[context.language]))</li>" }
      let list: HTML = "<ul class=\"plain-list\">\(links)</ul>"
      let title = group.kind.title[context.language]
      return folded ? Parts.details("\(title) (\(group.items.count))", list) : "<h3>\(title)</h3>\(list)"
    }.joined()
  }

  /// When it was looked at, and how to say that something is wrong.
  private static func keeping(_ view: KnowledgeItemView, _ context: PageContext) -> HTML {
    let checking = view.item.checking
    let due: HTML = HTML.when(
      checking.isDue(on: context.visit.date), " <span class=\"tag tag--dated\">\(context.say(.knowledgeDue))</span>")
    let changes = context.guide.changes.filter { $0.items.contains(view.item.id) }.map { change -> HTML in
      let address = context.addresses.plain(.changes).at(change.id.text)
      return "<li>\(context.date(change.date)): \(Parts.link(address, change.title[context.language]))</li>"
    }
    let dates = context.say(.knowledgeChecked, ["dag": context.date(checking.last), "herzien": context.date(checking.next)])
    let report = ReportLink.markup(view.item.title[context.language], view.item.reference, context)
    return """
      \(HTML.when(!changes.isEmpty, "<h2>\(context.say(.changesTitle))</h2><ul class=\"plain-list\">\(changes)</ul>"))
      <p class="quiet keeping">\(dates)\(due) \(report)</p>
      """
  }
}
