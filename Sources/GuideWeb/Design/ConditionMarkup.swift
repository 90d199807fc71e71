import FEEL
import Funding
import Library

/// Conditions with how they stand for this person, or only named.
enum ConditionMarkup {
  /// How each condition stands, in sentences that name the answer that was given.
  static func list(_ conditions: [Condition], _ context: PageContext) -> HTML {
    "<ul class=\"conditions\">\(conditions.map { item($0, context) })</ul>"
  }

  /// What is asked of anyone.
  static func requirements(_ conditions: [Condition], _ context: PageContext) -> HTML {
    let items = conditions.map { condition -> HTML in
      """
      <li>\(context.guide.requirement(condition.subject, context.language)) \(Citation.inline(condition.facts, context))\(parts(condition, context) { requirements($0, context) })</li>
      """
    }
    return "<ul class=\"plain-list\">\(items)</ul>"
  }

  private static func item(_ condition: Condition, _ context: PageContext) -> HTML {
    let sentence = context.guide.sentence(of: condition, context.visit.answers, on: context.visit.date, context.language)
    // What is met needs no proof here.
    let below: HTML = condition.state == .met ? .none : parts(condition, context) { list($0, context) }
    return """
      <li class="condition condition--\(condition.state.rawValue)">\(Icons.condition(condition.state))<div><span class="hidden">\
      \(context.say(name(condition.state))) </span>\(sentence) \(Citation.inline(condition.facts, context))\(below)</div></li>
      """
  }

  /// What a computed condition consists of.
  private static func parts(_ condition: Condition, _ context: PageContext, _ list: ([Condition]) -> HTML) -> HTML {
    let ways = condition.alternatives
    guard !ways.isEmpty else { return .none }
    let lists = ways.enumerated().map { index, way -> HTML in
      """
      \(HTML.when(ways.count > 1, "<p class=\"way\">\(context.say(.wayNumber, ["nummer": String(index + 1)]))</p>"))
      \(list(way))
      """
    }
    let about = context.guide.requirement(condition.subject, context.language)
    return Parts.details(
      context.say(.whatThisMeans), "\(HTML.when(ways.count > 1, "<p>\(context.say(.oneWayIsEnough))</p>"))\(lists)", kind: "more--small",
      about: about)
  }

  private static func name(_ state: Condition.State) -> Phrase {
    switch state {
    case .met: .conditionMet
    case .notMet: .conditionNotMet
    case .open: .conditionOpen
    }
  }
}
