import Funding
import Library

extension Outcome {
  /// The class that gives an outcome its colour.
  var hue: HTML {
    switch colour {
    case .development: "hue hue--development"
    case .consumer: "hue hue--consumer"
    case .employer: "hue hue--employer"
    case .provider: "hue hue--provider"
    case .wlz: "hue hue--wlz"
    case .zvw: "hue hue--zvw"
    case .wmo: "hue hue--wmo"
    }
  }
}

/// The sign of an outcome: its letters in its colour, round for a route and square for an option.
enum OutcomeSign {
  static func markup(_ outcome: Outcome, large: Bool = false) -> HTML {
    """
    <span class="sign \(outcome.hue)\(HTML.when(outcome.kind == .option, " sign--option"))\(HTML.when(large, " sign--large"))" aria-hidden="true">\(outcome.sign)</span>
    """
  }

  /// The sign with the short name beside it, as a link to the page of the outcome.
  static func link(_ outcome: Outcome, _ context: PageContext) -> HTML {
    """
    <a class="outcome-link"\(href: context.addresses.route(outcome))>\(markup(outcome))<span>\(outcome.short[context.language])</span></a>
    """
  }
}

/// The status of an outcome: an icon and words.
enum StatusMark {
  static func markup(_ advised: OutcomeAdvice, _ context: PageContext) -> HTML {
    """
    <span class="status status--\(advised.status.rawValue)">\(Icons.status(advised.status))<span>\
    \(context.guide.name(of: advised, context.language))</span></span>
    """
  }

  /// In running text.
  static func small(_ advised: OutcomeAdvice, _ context: PageContext) -> HTML {
    "<span class=\"status status--small status--\(advised.status.rawValue)\">\(context.guide.name(of: advised, context.language))</span>"
  }

  static func markup(_ status: Status, _ context: PageContext) -> HTML {
    """
    <span class="status status--\(status.rawValue)">\(Icons.status(status))<span>\(context.guide.name(of: status, context.language))\
    </span></span>
    """
  }
}
