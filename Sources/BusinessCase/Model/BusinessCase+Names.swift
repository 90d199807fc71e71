extension BusinessCase {
  /// Everything in it that somebody wrote in words of his own.
  package var allNames: [String] {
    let people = parties.map(\.name) + options.map(\.name) + adoptions.map(\.name)
    let figures = assumptions.flatMap { [$0.name, $0.source ?? ""] } + derived.map(\.name)
    let beside = softFacts.flatMap { [$0.name, $0.before, $0.after, $0.evidence] }
    return ([name] + people + figures + items.map(\.name) + beside).filter { !$0.isEmpty }
  }
}
