import DMN
import Funding
import Library

/// The tree as a picture.
enum TreePicture {
  static func markup(_ tree: TreeView, _ context: PageContext) -> HTML {
    let width = n(tree.layout.width.rounded(.up))
    let height = n(tree.layout.height.rounded(.up))
    // What is taken lies on top, because lines share their beginning.
    let sorted = tree.parts.sorted { ($0.standing ?? .off) < ($1.standing ?? .off) }
    return """
      <svg class="tree\(HTML.when(tree.isPersonal, " tree--personal"))" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" aria-labelledby="boom-titel boom-tekst">
      <title id="boom-titel">\(context.say(.treePictureTitle))</title>
      <desc id="boom-tekst">\(description(tree, context))</desc>
      \(sorted.map(way))
      \(tree.parts.map(box))
      </svg>
      """
  }

  /// The name that the styles have for a standing.
  static func kind(_ standing: TreeCases.Standing?) -> String {
    switch standing {
    case nil: "plain"
    case .off: "off"
    case .open: "open"
    case .taken: "taken"
    }
  }

  private static func n(_ value: Double) -> String { TreeLayout.number(value) }

  private static func way(_ part: TreeView.Part) -> HTML {
    guard let way = part.place.way else { return .none }
    let kind = kind(part.standing)
    return """
      <path class="branch branch--\(kind)" d="\(way.path)"/>\
      <path class="arrow arrow--\(kind)" d="M\(n(way.tip.x)) \(n(way.tip.y))\(way.isDown ? "l-5 -9h10z" : "l-9 -5v10z")"/>
      <text class="branch-label branch-label--\(kind)">\(lines(way.label, size: TreeView.measures.labelSize))</text>
      """
  }

  private static func box(_ part: TreeView.Part) -> HTML {
    let place = part.place
    let (x, y) = (place.corner.x, place.corner.y)
    let sign: HTML = HTML.with(part.outcome) { outcome in
      """
      <circle class="tree-sign" cx="\(n(x + TreeView.signMiddle))" cy="\(n(y + place.height / 2))" r="\(n(TreeView.signRadius))"/>\
      <text class="tree-sign__text" x="\(n(x + TreeView.signMiddle))" y="\(n(y + place.height / 2 + 4))" text-anchor="middle">\
      \(outcome.sign)</text>
      """
    }
    return """
      <g class="node node--\(kind(part.standing)) \(part.outcome?.hue ?? "")\(HTML.when(part.outcome != nil, " node--end"))">\
      <rect x="\(n(x))" y="\(n(y))" width="\(n(place.width))" height="\(n(place.height))" rx="\(n(part.outcome == nil ? 8 : place.height / 2))"/>\(sign)<text class="node__text" text-anchor="middle">\(lines(place.text, size: TreeView.measures.fontSize))</text></g>
      """
  }

  /// Lines of text around their middle.
  private static func lines(_ text: TreeLayout.Lines, size: Double) -> HTML {
    let pitch = size * 1.2
    let first = text.point.y + size * 0.35 - Double(text.lines.count - 1) * pitch / 2
    return text.lines.enumerated().map { index, line -> HTML in
      """
      <tspan x="\(n(text.point.x))" y="\(n(first + Double(index) * pitch))">\(line)</tspan>
      """
    }.joined(" ")
  }

  /// One sentence that says where the answers lead.
  private static func description(_ tree: TreeView, _ context: PageContext) -> String {
    guard tree.isPersonal else { return context.say(.treePlainDescription) }
    let sentences = [(tree.outcomes(.taken), Phrase.treeLeadsTo), (tree.outcomes(.open), .treeMayLeadTo)].compactMap { outcomes, phrase in
      outcomes.isEmpty ? nil : context.say(phrase, ["wat": outcomes.map { $0.short[context.language] }.joined(separator: ", ")])
    }
    return sentences.isEmpty ? context.say(.treeLeadsNowhere) : sentences.joined(separator: " ")
  }
}
