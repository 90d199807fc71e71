import Funding

/// The documents the guide rests on.
enum SourcesPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let guide = context.guide
    let items = guide.sources.map { source -> HTML in
      let count = guide.facts.count { $0.places.contains { $0.source == source.id } }
      return """
        <section id="\(source.id.text)" aria-labelledby="\(source.id.text)-titel">
        <h2 id="\(source.id.text)-titel">\(source.title[context.language])</h2>
        <dl class="pairs">
        <div><dt>\(context.say(.sourcePublisher))</dt><dd>\(source.publisher[context.language])</dd></div>
        <div><dt>\(context.say(.sourceEdition))</dt><dd>\(source.edition[context.language])</dd></div>
        <div><dt>\(context.say(.sourceKind))</dt><dd>\(source.kind[context.language])</dd></div>
        <div><dt>\(context.say(.sourceStatus))</dt><dd>\(source.status[context.language])</dd></div>
        <div><dt>\(context.say(.sourceFacts))</dt><dd>\(count)</dd></div>
        </dl>
        </section>
        """
    }
    return .document(
      Document(
        context: context, title: context.say(.sourcesTitle),
        content: """
          <h1>\(context.say(.sourcesTitle))</h1>
          <p class="lead">\(context.say(.sourcesLead, ["aantal": context.count(guide.sources.count)]))</p>
          <p>\(context.say(.sourcesOwnWords)) \(Parts.link(context.addresses.plain(.facts), context.say(.sourcesAllFacts)))</p>
          \(items)
          <section aria-labelledby="zekerheid">
          <h2 id="zekerheid">\(context.say(.howSure))</h2>
          \(Citation.legend(context))
          </section>
          """))
  }
}
