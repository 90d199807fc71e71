import FEEL
import Funding

/// Where a statement comes from: the facts behind it, one click away, each with a mark for how sure it is.
enum Citation {
  /// A quiet line of fact numbers behind a statement.
  static func inline(_ ids: [Fact.ID], _ context: PageContext) -> HTML {
    let facts = context.guide.facts(ids)
    guard !facts.isEmpty else { return .none }
    return """
      <span class="cite"><span class="cite__label">\(context.say(facts.count == 1 ? .citeFact : .citeFacts)) </span>\(facts.map { link($0, context) }.joined(", "))</span>
      """
  }

  private static func link(_ fact: Fact, _ context: PageContext) -> HTML {
    """
    <span class="cite__one"><a href="\(context.addresses.fact(fact.id))">\(fact.id.text)</a>\(mark(fact.certainty, context))</span>\(outdated(fact, context))
    """
  }

  /// The sign for how sure a fact is, with its meaning for who cannot see it. What is simply printed has no sign.
  static func mark(_ certainty: Certainty, _ context: PageContext) -> HTML {
    guard certainty != .printed else { return .none }
    let name = context.guide.name(of: certainty, context.language)
    return """
      <span class="certainty" title="\(name)"><span aria-hidden="true">\(glyph(certainty))</span><span class="hidden"> (\(name))</span></span>
      """
  }

  static func glyph(_ certainty: Certainty) -> String {
    switch certainty {
    case .printed: "●"
    case .reconstructed: "◐"
    case .inferred: "○"
    case .ownDefault: "◇"
    case .disputed: "≠"
    case .external: "↗"
    }
  }

  /// The certainty in full: sign and words.
  static func certainty(_ certainty: Certainty, _ context: PageContext) -> HTML {
    """
    <span class="tag"><span aria-hidden="true">\(glyph(certainty))</span> \(context.guide.name(of: certainty, context.language))</span>
    """
  }

  /// The year a statement holds for, and whether it may be outdated on the date of the advice.
  static func outdated(_ fact: Fact, _ context: PageContext) -> HTML {
    guard fact.validity.mayBeOutdated(on: context.visit.date) else {
      return HTML.with(fact.validity.year) { " <span class=\"tag\">\(context.say(.holdsForYear, ["jaar": String($0)]))</span>" }
    }
    let year = fact.validity.year ?? fact.validity.until?.year
    let words = year.map { context.say(.outdatedYear, ["jaar": String($0)]) } ?? context.say(.maybeOutdated)
    return " <span class=\"tag tag--dated\">\(words)</span>"
  }

  /// What the signs mean.
  static func legend(_ context: PageContext) -> HTML {
    let rows = Certainty.allCases.map { certainty -> HTML in
      """
      <div><dt>\(Self.certainty(certainty, context))</dt><dd>\(context.say(explanation(certainty)))</dd></div>
      """
    }
    return "<dl class=\"legend\">\(rows)</dl>"
  }

  static func explanation(_ certainty: Certainty) -> Phrase {
    switch certainty {
    case .printed: .explainPrinted
    case .reconstructed: .explainReconstructed
    case .inferred: .explainInferred
    case .ownDefault: .explainOwnDefault
    case .disputed: .explainDisputed
    case .external: .explainExternal
    }
  }
}

/// Statements as they stand in the facts, each with its citation.
enum Statements {
  static func list(_ ids: [Fact.ID], _ context: PageContext, ordered: Bool = false) -> HTML {
    let facts = context.guide.facts(ids)
    guard !facts.isEmpty else { return .none }
    if facts.count == 1, !ordered { return "<p>\(one(facts[0], context))</p>" }
    let items = facts.map { fact -> HTML in "<li>\(one(fact, context))</li>" }
    return ordered ? "<ol class=\"statements\">\(items)</ol>" : "<ul class=\"statements\">\(items)</ul>"
  }

  /// A text of the interface with the facts it rests on.
  static func phrase(_ phrase: Phrase, _ context: PageContext) -> HTML {
    "\(context.say(phrase)) \(Citation.inline(context.guide.phraseFacts[phrase] ?? [], context))"
  }

  static func one(_ fact: Fact, _ context: PageContext) -> HTML {
    "\(fact.statement[context.language]) \(Citation.inline([fact.id], context))"
  }
}
