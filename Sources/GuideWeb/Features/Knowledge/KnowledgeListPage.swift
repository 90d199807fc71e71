import Funding
import Library

/// Everything of one kind, or the part that someone chose.
enum KnowledgeListPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    guard let kind = request.guide.library.find(KnowledgeKind.ID(request.id)) else { throw PageProblem.notFound }
    let filters = KnowledgeFilter.all(of: kind, request.guide)
    let context = try request.page(allowing: [.date, .choices(filters.map(\.id))])
    let view = try KnowledgeListView(kind, filters, context)
    return .document(
      Document(
        context: context, title: kind.title[context.language], width: .wide,
        before: Parts.backLink(context.addresses.plain(.knowledge), context.say(.knowledgeTitle), context),
        content: KnowledgeListMarkup.markup(view, context)))
  }
}

/// Something to choose by in the list of a kind: a field of the kind, or a trait that all kinds share.
struct KnowledgeFilter: Sendable {
  let id: String
  let name: Text
  /// What leads somewhere, and is offered.
  let choices: [KnowledgeChoice]
  /// What may be asked: an address that was kept stays good when the last item of its choice is gone.
  let known: [KnowledgeChoice]

  static func all(of kind: KnowledgeKind, _ guide: Guide) -> [KnowledgeFilter] {
    let items = guide.library.items(of: kind.id)
    // A short list is read as it is.
    guard items.count > 12 else { return [] }
    let fields = kind.fields.filter(\.isFilter).map { KnowledgeFilter(id: $0.id, name: $0.name, choices: $0.choices, known: $0.choices) }
    let traits = guide.knowledgeTraits.map { KnowledgeFilter(id: $0.id.text, name: $0.title, choices: $0.choices, known: $0.choices) }
    return (fields + traits).map { filter in
      let used = Set(items.flatMap { $0.choices(filter.id) })
      let choices = filter.choices.filter { used.contains($0.id) }
      return KnowledgeFilter(id: filter.id, name: filter.name, choices: choices, known: filter.known)
    }
  }
}

/// What the list of a kind says.
struct KnowledgeListView: Sendable {
  struct Group: Sendable {
    /// `nil` where the list is one.
    let choice: KnowledgeChoice?
    let items: [KnowledgeItem]
  }

  let kind: KnowledgeKind
  let filters: [KnowledgeFilter]
  /// What was chosen, by filter.
  let chosen: [String: String]
  let total: Int
  let groups: [Group]
  /// What does not match the choice, each with the filters that it fails.
  let misses: [(item: KnowledgeItem, filters: [KnowledgeFilter])]

  var count: Int { groups.reduce(0) { $0 + $1.items.count } }

  init(_ kind: KnowledgeKind, _ filters: [KnowledgeFilter], _ context: PageContext) throws(PageProblem) {
    var chosen: [String: String] = [:]
    for (key, value) in context.visit.choices {
      guard chosen[key] == nil, let filter = filters.first(where: { $0.id == key }), filter.known.contains(where: { $0.id == value })
      else { throw .badRequest([context.say(.problemUnknown)]) }
      chosen[key] = value
    }
    let all = context.guide.library.items(of: kind.id)
    var items = all.filter { item in chosen.allSatisfy { item.choices($0.key).contains($0.value) } }
    if kind.isAlphabetical {
      items = items.map { ($0.title[context.language].lowercased(), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let matched = Set(items.map(\.id))
    misses =
      chosen.isEmpty
      ? []
      : all.filter { !matched.contains($0.id) }.map { item in
        (item, filters.filter { filter in chosen[filter.id].map { !item.choices(filter.id).contains($0) } ?? false })
      }.sorted { $0.1.count < $1.1.count }
    (self.kind, self.filters, self.chosen, total) = (kind, filters, chosen, all.count)
    guard let field = kind.grouping.flatMap(kind.field), chosen[field.id] == nil else {
      groups = items.isEmpty ? [] : [Group(choice: nil, items: items)]
      return
    }
    groups = field.choices.compactMap { choice in
      let members = items.filter { $0.choices(field.id).contains(choice.id) }
      return members.isEmpty ? nil : Group(choice: choice, items: members)
    }
  }
}

enum KnowledgeListMarkup {
  static func markup(_ view: KnowledgeListView, _ context: PageContext) -> HTML {
    let count = context.say(
      view.chosen.isEmpty ? .knowledgeCount : .knowledgeCountChosen, ["aantal": String(view.count), "totaal": String(view.total)])
    return """
      <h1>\(view.kind.title[context.language])</h1>
      <p class="lead">\(view.kind.introduction[context.language])</p>
      \(filters(view, context))
      <p class="quiet" role="status">\(count)</p>
      \(view.groups.map { group($0, view, context) })
      \(HTML.when(view.count == 0, "<p>\(context.say(.knowledgeNothing)) \(Parts.link(context.addresses.kind(view.kind.id), context.say(.knowledgeAll)))</p>"))
      \(misses(view, context))
      \(HTML.when(view.kind.isCompared && view.chosen.isEmpty, KnowledgeTable.markup(view.kind, context)))
      <p class="quiet keeping">\(ReportLink.markup(view.kind.title[context.language], view.kind.reference, words: .reportMissing, context))</p>
      """
  }

  private static func filters(_ view: KnowledgeListView, _ context: PageContext) -> HTML {
    // One choice is no choice.
    let filters = view.filters.filter { $0.choices.count > 1 || view.chosen[$0.id] != nil }
    guard !filters.isEmpty else { return .none }
    let selects = filters.map { filter -> HTML in
      let offered = Set(filter.choices.map(\.id) + [view.chosen[filter.id]].compactMap(\.self))
      let options = filter.known.filter { offered.contains($0.id) }.map { choice -> HTML in
        """
        <option value="\(choice.id)"\(HTML.when(view.chosen[filter.id] == choice.id, " selected"))>\(choice.name[context.language])</option>
        """
      }
      return """
        <div class="filter"><label for="\(filter.id)">\(filter.name[context.language])</label>
        <select id="\(filter.id)" name="\(filter.id)"><option value="">\(context.say(.filterAll))</option>\(options)</select></div>
        """
    }
    return """
      <form class="filters no-print"\(action: context.addresses.kind(view.kind.id)) method="get" aria-label="\(context.say(.filterTitle))">
      \(selects)
      <button class="button button--secondary" type="submit">\(context.say(.filterAction))</button>
      \(HTML.when(!view.chosen.isEmpty, Parts.link(context.addresses.kind(view.kind.id), context.say(.filterClear))))
      </form>
      """
  }

  private static func group(_ group: KnowledgeListView.Group, _ view: KnowledgeListView, _ context: PageContext) -> HTML {
    let list = "<ul class=\"entries\">\(group.items.map { entry($0, view.kind, context) })</ul>" as HTML
    guard let choice = group.choice else { return list }
    return """
      <section aria-labelledby="groep-\(choice.id)">
      <h2 id="groep-\(choice.id)">\(choice.name[context.language]) <span class="count">(\(group.items.count))</span></h2>
      \(list)
      </section>
      """
  }

  /// What does not match, the nearest first, each with what it says instead.
  private static func misses(_ view: KnowledgeListView, _ context: PageContext) -> HTML {
    guard !view.misses.isEmpty else { return .none }
    let items = view.misses.map { miss -> HTML in
      let reasons = miss.filters.map { filter in
        let own = miss.item.choices(filter.id).compactMap { id in filter.choices.first { $0.id == id }?.name[context.language] }
        return "\(filter.name[context.language]): \(own.isEmpty ? context.say(.filterSaysNothing) : own.joined(separator: ", "))"
      }
      let link = Parts.link(context.addresses.item(miss.item), miss.item.title[context.language])
      return "<li>\(link) <span class=\"quiet\">\(reasons.joined(separator: "; "))</span></li>"
    }
    return Parts.details(context.say(.filterMisses, ["aantal": String(view.misses.count)]), "<ul class=\"plain-list\">\(items)</ul>")
  }

  /// One item in a list: its name, whether it is open, and what it comes down to.
  static func entry(_ item: KnowledgeItem, _ kind: KnowledgeKind, _ context: PageContext, because: HTML = .none) -> HTML {
    """
    <li><a\(href: context.addresses.item(item))>\(item.title[context.language])</a>\(KnowledgeStatus.tag(item, kind, context))
    <p>\(item.summary[context.language])</p>\(because)</li>
    """
  }
}

/// The first choice of an item that says how things stand, such as whether a scheme is open: it belongs beside its name.
enum KnowledgeStatus {
  static let field = "stand"

  static func tag(_ item: KnowledgeItem, _ kind: KnowledgeKind, _ context: PageContext) -> HTML {
    guard let field = kind.field(field), let id = item.choices(field.id).first, let choice = field.choice(id) else { return .none }
    return " <span class=\"tag tag--\(id)\">\(choice.name[context.language])</span>"
  }
}

/// The few items of a kind side by side: a column per item, a row per field.
enum KnowledgeTable {
  static func markup(_ kind: KnowledgeKind, _ context: PageContext) -> HTML {
    let items = context.guide.library.items(of: kind.id)
    let heads = items.map { item -> HTML in
      "<th scope=\"col\">\(Parts.link(context.addresses.item(item), item.title[context.language]))</th>"
    }
    let rows = kind.fields.filter { $0.form != .items }.map { field -> HTML in
      let cells = items.map { item -> HTML in
        "<td>\(HTML.with(item[field.id]) { KnowledgeValueMarkup.markup($0, field, context, linked: nil) })</td>"
      }
      return "<tr><th scope=\"row\">\(field.name[context.language])</th>\(cells)</tr>"
    }
    let title = context.say(.knowledgeCompare)
    return """
      <h2>\(title)</h2>
      <p class="quiet scroll-hint">\(context.say(.scrollHint))</p>
      <div class="scroll" role="region" tabindex="0" aria-label="\(title)">
      <table class="compare"><caption class="hidden">\(title)</caption>
      <thead><tr><td></td>\(heads)</tr></thead><tbody>\(rows)</tbody></table>
      </div>
      """
  }
}
