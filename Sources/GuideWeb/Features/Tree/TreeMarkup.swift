import Funding

/// The tree as a picture, and the same in words.
enum TreeMarkup {
  static func markup(_ drawing: TreeDrawing, _ context: PageContext) -> HTML {
    """
    <div class="scroll tree-scroll" role="region" tabindex="0" aria-label="\(context.say(.treeRegion))">
    \(picture(drawing, context))
    </div>
    \(HTML.when(drawing.isPersonal, legend(context)))
    \(Parts.details(context.say(.treeInWords), words(drawing, context), kind: "more--words"))
    """
  }

  private static func picture(_ drawing: TreeDrawing, _ context: PageContext) -> HTML {
    let size = TreeGeometry.size(drawing.nodes)
    let width = TreeGeometry.n(size.x)
    let height = TreeGeometry.n(size.y)
    let sorted = drawing.branches.sorted { $0.standing < $1.standing }
    return """
      <svg class="tree\(HTML.when(drawing.isPersonal, " tree--personal"))" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" aria-labelledby="boom-titel boom-tekst">
      <title id="boom-titel">\(context.say(.treePictureTitle))</title>
      <desc id="boom-tekst">\(description(drawing, context))</desc>
      <defs>\(arrow("off"))\(arrow("open"))\(arrow("taken"))</defs>
      \(sorted.map { branch($0, drawing) })
      \(drawing.nodes.map { node($0, drawing, context) })
      \(sorted.map { label($0, drawing, context) })
      </svg>
      """
  }

  private static func arrow(_ kind: HTML) -> HTML {
    """
    <marker id="pijl-\(kind)" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="arrow arrow--\(kind)" d="M0 0l8 4-8 4z"/></marker>
    """
  }

  private static func kind(_ branch: TreeDrawing.Branch, _ drawing: TreeDrawing) -> String {
    drawing.isPersonal ? branch.standing.rawValue : "plain"
  }

  private static func branch(_ branch: TreeDrawing.Branch, _ drawing: TreeDrawing) -> HTML {
    let marker = drawing.isPersonal ? branch.standing.rawValue : "off"
    return """
      <path class="branch branch--\(kind(branch, drawing))" d="\(TreeGeometry.line(branch).path)" marker-end="url(#pijl-\(marker))"/>
      """
  }

  private static func label(_ branch: TreeDrawing.Branch, _ drawing: TreeDrawing, _ context: PageContext) -> HTML {
    let line = TreeGeometry.line(branch)
    return """
      <text class="branch-label branch-label--\(kind(branch, drawing))" x="\(TreeGeometry.n(line.label.x))" y="\(TreeGeometry.n(line.label.y))" text-anchor="\(line.anchor)">\(branch.label[context.language])</text>
      """
  }

  private static func node(_ node: TreePicture.Node, _ drawing: TreeDrawing, _ context: PageContext) -> HTML {
    let centre = TreeGeometry.centre(node)
    let left = centre.x - TreeGeometry.nodeWidth / 2
    let top = centre.y - TreeGeometry.nodeHeight / 2
    let standing = drawing.isPersonal ? drawing.standing(of: node).rawValue : "plain"
    var outcome: Outcome?
    if case .outcome(let id) = node.subject { outcome = context.guide.outcome(id) }
    let signSpace = outcome == nil ? 0.0 : 38.0
    let lines = TreeGeometry.lines(node.label[context.language], limit: outcome == nil ? 18 : 14)
    let first = centre.y + 5 - Double(lines.count - 1) * 8.5
    let text = lines.enumerated().map { index, line -> HTML in
      """
      <tspan x="\(TreeGeometry.n(centre.x + signSpace / 2))" y="\(TreeGeometry.n(first + Double(index) * 17))">\(line)</tspan>
      """
    }
    let sign: HTML = HTML.with(outcome) { outcome in
      """
      <circle class="tree-sign" cx="\(TreeGeometry.n(left + 26))" cy="\(TreeGeometry.n(centre.y))" r="16"/><text class="tree-sign__text" x="\(TreeGeometry.n(left + 26))" y="\(TreeGeometry.n(centre.y + 5))" text-anchor="middle">\(outcome.sign)</text>
      """
    }
    return """
      <g class="node node--\(standing) \(outcome?.colour ?? "")\(HTML.when(outcome != nil, " node--end"))"><rect x="\(TreeGeometry.n(left))" y="\(TreeGeometry.n(top))" width="\(TreeGeometry.n(TreeGeometry.nodeWidth))" height="\(TreeGeometry.n(TreeGeometry.nodeHeight))" rx="\(outcome == nil ? 8 : 30)"/>\(sign)<text class="node__text" text-anchor="middle">\(text)</text></g>
      """
  }

  /// One sentence that says where the answers lead.
  private static func description(_ drawing: TreeDrawing, _ context: PageContext) -> String {
    guard drawing.isPersonal else { return context.say(.treePlainDescription) }
    func ends(_ standing: TreeDrawing.Standing) -> [String] {
      drawing.nodes.compactMap { node in
        guard case .outcome(let id) = node.subject, drawing.standing(of: node) == standing else { return nil }
        return context.guide.outcome(id)?.short[context.language]
      }
    }
    let taken = ends(.taken)
    let open = ends(.open)
    var sentences: [String] = []
    if !taken.isEmpty { sentences.append(context.say(.treeLeadsTo, ["wat": taken.joined(separator: ", ")])) }
    if !open.isEmpty { sentences.append(context.say(.treeMayLeadTo, ["wat": open.joined(separator: ", ")])) }
    return sentences.isEmpty ? context.say(.treeLeadsNowhere) : sentences.joined(separator: " ")
  }

  private static func legend(_ context: PageContext) -> HTML {
    let items: [(HTML, Phrase)] = [("taken", .treeTaken), ("open", .treeOpen), ("off", .treeOff)]
    let rows = items.map { kind, phrase -> HTML in
      """
      <li><svg width="44" height="12" aria-hidden="true" focusable="false"><path class="branch branch--\(kind)" d="M2 6h40"/></svg>\(context.say(phrase))</li>
      """
    }
    return "<ul class=\"tree-legend\">\(rows)</ul>"
  }

  private static func words(_ drawing: TreeDrawing, _ context: PageContext) -> HTML {
    let questions = drawing.nodes.filter { node in drawing.branches.contains { $0.from.id == node.id } }
    let items = questions.map { node -> HTML in
      let branches = drawing.branches.filter { $0.from.id == node.id }.map { branch -> HTML in
        let standing: Phrase? =
          switch branch.standing {
          case .taken: .treeTaken
          case .open: .treeOpen
          case .off: nil
          }
        let mark: HTML = drawing.isPersonal ? HTML.with(standing) { " <strong>(\(context.say($0)))</strong>" } : .none
        return """
          <li>\(branch.label[context.language]) → \(branch.to.label[context.language])\(mark) \(Citation.inline(branch.facts, context))</li>
          """
      }
      return "<li><strong>\(node.label[context.language])</strong><ul>\(branches)</ul></li>"
    }
    return "<ul class=\"tree-words\">\(items)</ul>"
  }
}
