import Funding
import HTTPTypes
import Library

/// A page for everything that goes wrong: it says what, and where to go from here.
enum ErrorPage {
  static func document(_ status: HTTPResponse.Status, _ problems: [String], _ context: PageContext) -> Document {
    let words: (title: Phrase, text: Phrase) =
      switch status {
      case .notFound: (.error404Title, .error404Text)
      case .methodNotAllowed: (.error405Title, .error405Text)
      case .contentTooLarge: (.error413Title, .error413Text)
      case .internalServerError: (.error500Title, .error500Text)
      case .serviceUnavailable: (.error503Title, .error503Text)
      default: (.error400Title, .error400Text)
      }
    let list = problems.map { problem -> HTML in "<li>\(problem)</li>" }
    let first = context.guide.pages.first.map { context.addresses.question($0, Answers.none) } ?? context.addresses.start
    return Document(
      context: context, status: status, title: context.say(words.title),
      content: """
        <h1>\(context.say(words.title))</h1>
        <p class="lead">\(context.say(words.text))</p>
        \(HTML.when(!list.isEmpty, "<ul class=\"plain-list\">\(list)</ul>"))
        <p class="actions">\(Parts.button(first, context.say(.errorStartAgain))) \(Parts.button(context.addresses.start, context.say(.errorHome), secondary: true))</p>
        """)
  }
}
