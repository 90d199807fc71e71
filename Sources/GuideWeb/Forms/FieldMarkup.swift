import Funding
import Library

/// The markup of every field of a form.
enum FieldMarkup {
  /// How a field stands on its page.
  struct Style: Sendable {
    /// What the legend or label holds: the heading of the page, when the field is all there is.
    let heading: HTML
    /// A field among others, with less room.
    var isShort = false
    /// What stands behind the help.
    var note: HTML = .none
  }

  /// What is wrong on a page, above everything else: it is read first, and leads to where it is mended.
  ///
  /// - Parameter errors: the id of the field, and what is wrong with it in words.
  static func summary(_ errors: [(field: String, text: String)], _ context: PageContext) -> HTML {
    guard !errors.isEmpty else { return .none }
    let items = errors.map { error -> HTML in "<li>\(Parts.link(.place(error.field), error.text))</li>" }
    return """
      <div class="error-summary" role="alert" aria-labelledby="probleem" tabindex="-1" autofocus>
      <h2 id="probleem">\(context.say(.errorTitle))</h2>
      <ul>\(items)</ul>
      </div>
      """
  }

  /// - Parameter error: what is wrong with what was filled in, in words.
  static func markup<Value>(_ field: Field<Value>, error: String?, _ style: Style, _ context: PageContext) -> HTML {
    let (helpID, errorID) = ("\(field.name)-uitleg", "\(field.name)-fout")
    let hasError = error != nil
    let kind: HTML = "question\(HTML.when(style.isShort, " question--short"))\(HTML.when(hasError, " question--error"))"
    let describing = (isHelped(field, style) ? [helpID] : []) + (hasError ? [errorID] : [])
    let problem = HTML.with(error) { error in
      "<p class=\"question__error\" id=\"\(errorID)\"><strong>\(context.say(.errorPrefix))</strong> \(error)</p>"
    }
    return """
      <fieldset class="\(kind)"\(described(by: describing))>
      <legend>\(style.heading)</legend>
      \(HTML.when(isHelped(field, style), "<p class=\"question__help\" id=\"\(helpID)\">\(field.help)\(style.note)</p>"))
      \(problem)
      \(control(field, describing, context))
      </fieldset>
      """
  }

  private static func isHelped<Value>(_ field: Field<Value>, _ style: Style) -> Bool { !field.help.isEmpty || !style.note.isEmpty }

  private static func described(by ids: [String]) -> HTML {
    HTML.when(!ids.isEmpty, " aria-describedby=\"\(ids.joined(separator: " "))\"")
  }

  private static func control<Value>(_ field: Field<Value>, _ describing: [String], _ context: PageContext) -> HTML {
    switch field.control {
    case .oneOf(let choices): self.choices(choices, "radio", field, context)
    case .severalOf(let choices): self.choices(choices, "checkbox", field, context)
    case .text(let mode): input(field, "type=\"text\" inputmode=\"\(mode.rawValue)\"", describing)
    case .day: input(field, "type=\"date\"", describing)
    }
  }

  /// The heading above it shows what the label says.
  private static func input<Value>(_ field: Field<Value>, _ kind: HTML, _ describing: [String]) -> HTML {
    let unit = HTML.with(field.unit) { " <span class=\"field__unit\">\($0)</span>" }
    return """
      <div class="field">
      <label for="\(field.name)" class="hidden">\(field.label)</label>
      <input \(kind) id="\(field.name)" name="\(field.name)" value="\(field.typed.first ?? "")"\
      \(described(by: describing))>\(unit)\(HTML.with(field.beside) { select($0, beside: field.label) })
      </div>
      """
  }

  private static func select(_ select: FieldSelect, beside label: String) -> HTML {
    let options = select.choices.map { choice -> HTML in
      "<option value=\"\(choice.value)\"\(HTML.when(choice.value == select.chosen, " selected"))>\(choice.label)</option>"
    }
    return """
       <label for="\(select.name)" class="hidden">\(label): \(select.label)</label>\
      <select id="\(select.name)" name="\(select.name)">\(options)</select>
      """
  }

  private static func choices<Value>(_ choices: [FieldChoice], _ type: HTML, _ field: Field<Value>, _ context: PageContext) -> HTML {
    """
    <div class="choices">
    \(choices.map { choice($0, type, field, context) })
    </div>
    """
  }

  private static func choice<Value>(_ choice: FieldChoice, _ type: HTML, _ field: Field<Value>, _ context: PageContext) -> HTML {
    let id = choice.id(in: field.name)
    let hintID = "\(id)-toelichting"
    let isChosen = HTML.when(field.typed.contains(choice.value), " checked")
    let described = HTML.when(choice.hint != nil, " aria-describedby=\"\(hintID)\"")
    return """
      \(HTML.when(choice.standsApart, "<p class=\"choices__or\" aria-hidden=\"true\">\(context.say(.or))</p>"))
      <div class="choice\(HTML.when(choice.standsApart, " choice--unknown"))">
      <input type="\(type)" id="\(id)" name="\(field.name)" value="\(choice.value)"\(isChosen)\(described)>
      <label for="\(id)">\(choice.label)</label>
      \(HTML.with(choice.hint) { "<p class=\"choice__hint\" id=\"\(hintID)\">\($0)</p>" })
      </div>
      """
  }
}
