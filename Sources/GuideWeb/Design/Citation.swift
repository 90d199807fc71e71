import FEEL
import Funding
import Library

/// Where a statement comes from: the facts behind it, one click away, each with a mark for how sure it is.
enum Citation {
  /// One quiet link behind a statement, to the facts it rests on. Only what changes what to do is said in words: our own choice,
  /// sources that disagree, a statement from outside the sources or of a year that is over.
  static func inline(_ ids: [Fact.ID], _ context: PageContext) -> HTML {
    let facts = context.guide.facts(ids)
    guard !facts.isEmpty else { return .none }
    var marks: [String] = []
    // Where another fact carries the statement too, these do not change what to do.
    for certainty in [Certainty.ownDefault, .external] where facts.allSatisfy({ $0.certainty == certainty }) {
      marks.append(context.say(short(certainty)))
    }
    if facts.contains(where: { $0.certainty == .disputed }) { marks.append(context.say(short(.disputed))) }
    let dated = facts.allSatisfy { $0.validity.mayBeOutdated(on: context.visit.date) } ? [context.say(.maybeOutdatedShort)] : []
    let words = (marks + dated).joined(separator: ", ")
    return """
      <span class="cite">\(HTML.when(!words.isEmpty, "(\(words)) "))<a\(href: context.addresses.facts(facts.map(\.id)))>\
      \(context.say(facts.count == 1 ? .citeFact : .citeFacts))</a></span>
      """
  }

  private static func short(_ certainty: Certainty) -> Phrase {
    switch certainty {
    case .ownDefault: .certaintyOwnDefault
    case .disputed: .shortDisputed
    default: .shortExternal
    }
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
    "\(context.say(phrase)) \(Citation.inline(context.guide.facts(of: phrase), context))"
  }

  static func one(_ fact: Fact, _ context: PageContext) -> HTML {
    "\(fact.statement[context.language]) \(Citation.inline([fact.id], context))"
  }
}
