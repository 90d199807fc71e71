import FEEL
import Funding

/// One fact: what it says, how sure it is, where it stands, how long it holds and what rests on it.
enum FactPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    guard let fact = request.guide.fact(Fact.ID(request.id)) else { throw PageProblem.notFound }
    let context = try request.page()
    return .document(
      Document(
        context: context, title: context.say(.factTitle, ["nummer": fact.id.text]),
        before: Parts.backLink(context.addresses.plain(.facts), context.say(.allFacts), context),
        content: """
          <h1>\(context.say(.factTitle, ["nummer": fact.id.text]))</h1>
          <p class="lead">\(fact.statement[context.language])</p>
          <section aria-labelledby="zeker">
          <h2 id="zeker">\(context.say(.factHowSure))</h2>
          <p>\(Citation.certainty(fact.certainty, context))</p>
          <p>\(context.say(Citation.explanation(fact.certainty)))</p>
          \(HTML.when(!fact.disputedBy.isEmpty, "<h3>\(context.say(.factDisputed))</h3>\(Statements.list(fact.disputedBy, context))"))
          </section>
          \(places(fact, context))
          \(validity(fact, context))
          \(uses(context.guide.uses(of: fact.id), context))
          """))
  }

  private static func places(_ fact: Fact, _ context: PageContext) -> HTML {
    let items = fact.places.map { place -> HTML in
      let title = context.guide.source(place.source)?.title[context.language] ?? place.source.text
      return """
        <li><a\(href: context.addresses.plain(.sources).at(place.source.text))>\(title)</a><br>\(FactPlaces.section(place, context)), \(FactPlaces.lines(place, context))</li>
        """
    }
    let list: HTML =
      items.isEmpty
      ? "<p>\(context.say(fact.certainty == .ownDefault ? .factOwnChoice : .factNoPlaces))</p>"
      : "<ul class=\"statements\">\(items)</ul><p class=\"quiet\">\(context.say(.factLineNumbers))</p>"
    return """
      <section aria-labelledby="waar">
      <h2 id="waar">\(context.say(.factPlaces))</h2>
      \(list)
      </section>
      """
  }

  private static func validity(_ fact: Fact, _ context: PageContext) -> HTML {
    let validity = fact.validity
    let lines: [String] = [
      validity.from.map { context.say(.validFrom, ["datum": context.date($0)]) },
      validity.until.map { context.say(.validUntil, ["datum": context.date($0)]) },
      validity.year.map { context.say(.validYear, ["jaar": String($0)]) },
    ].compactMap(\.self)
    return """
      <section aria-labelledby="wanneer">
      <h2 id="wanneer">\(context.say(.factValidity))</h2>
      <p>\(lines.isEmpty ? context.say(.validUnknown) : lines.joined(separator: " "))\(Citation.outdated(fact, context))</p>
      </section>
      """
  }

  private static func uses(_ uses: FactUses, _ context: PageContext) -> HTML {
    let guide = context.guide
    let outcomes = uses.outcomes.compactMap(guide.outcome).map { outcome -> HTML in
      "<li>\(OutcomeSign.link(outcome, context))</li>"
    }
    let questions = uses.questions.compactMap(guide.question).map { question -> HTML in
      "<li>\(question.heading[context.language])</li>"
    }
    let conditions = uses.decisions.compactMap { guide.conditionTexts[$0] }.map { text -> HTML in
      "<li>\(text.short[context.language])</li>"
    }
    let warnings = uses.warnings.compactMap { id in guide.warnings.first { $0.id == id } }.map { warning -> HTML in
      "<li>\(warning.title[context.language])</li>"
    }
    let terms = uses.terms.compactMap { id in guide.terms.first { $0.id == id } }.map { term -> HTML in
      "<li><a\(href: context.addresses.plain(.terms).at(term.id))>\(term.term[context.language])</a></li>"
    }
    let forms = uses.deliveryForms.compactMap { id in guide.deliveryForms.first { $0.id == id } }.map { form -> HTML in
      "<li><a\(href: context.addresses.plain(.deliveryForms))>\(form.name[context.language])</a></li>"
    }
    let names = uses.contacts.compactMap(guide.contact).map(\.name) + uses.moments.compactMap(guide.moment).map(\.name)
    let steps = names.map { name -> HTML in "<li>\(name[context.language])</li>" }
    let sheets = uses.sheets.compactMap(guide.sheet).map { sheet -> HTML in
      "<li>\(context.say(.sheetFor, ["wie": sheet.name[context.language]]))</li>"
    }
    let disputes = Statements.list(uses.disputes, context)
    func block(_ title: Phrase, _ items: [HTML], _ kind: HTML = "plain-list") -> HTML {
      items.isEmpty ? .none : "<h3>\(context.say(title))</h3><ul class=\"\(kind)\">\(items)</ul>"
    }
    return """
      <section aria-labelledby="gebruik">
      <h2 id="gebruik">\(context.say(.factUses))</h2>
      \(HTML.when(uses.isEmpty, "<p>\(context.say(.factUnused))</p>"))
      \(block(.usesOutcomes, outcomes, "signs"))
      \(block(.usesQuestions, questions))
      \(block(.usesConditions, conditions))
      \(block(.usesWarnings, warnings))
      \(block(.usesTerms, terms))
      \(block(.usesForms, forms))
      \(block(.usesSteps, steps + sheets))
      \(HTML.when(uses.isCitedInTexts, "<p>\(context.say(.usesTexts))</p>"))
      \(HTML.when(!disputes.isEmpty, "<h3>\(context.say(.usesDisputes))</h3>\(disputes)"))
      </section>
      """
  }
}

/// Places in words.
enum FactPlaces {
  static func lines(_ place: Place, _ context: PageContext) -> String {
    let ranges = place.lines.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    let isOne = place.lines.count == 1 && place.lines[0].count == 1
    return context.say(isOne ? .lineOne : .lineMany, ["regels": ranges.joined(separator: ", ")])
  }

  /// All places in one line. The sections of the sources are Dutch in every language.
  static func short(_ fact: Fact, _ context: PageContext) -> HTML {
    fact.places.map { place -> HTML in
      let title = context.guide.source(place.source)?.title[context.language] ?? place.source.text
      return "\(title), \(section(place, context)), \(lines(place, context))"
    }.joined("; ")
  }

  static func section(_ place: Place, _ context: PageContext) -> HTML {
    context.language == .nl ? HTML(text: place.section) : "<span lang=\"nl\">\(place.section)</span>"
  }
}
