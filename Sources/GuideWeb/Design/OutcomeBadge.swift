import Funding

extension Outcome {
  /// The class that gives an outcome its one colour; options share the colour of their law.
  var colour: HTML {
    switch law {
    case .wlz: "hue hue--wlz"
    case .zvw: "hue hue--zvw"
    case .wmo: "hue hue--wmo"
    case nil:
      switch kind {
      case .development: "hue hue--development"
      case .option: "hue hue--neutral"
      case .route:
        switch id {
        case "consument": "hue hue--consumer"
        case "werkgever": "hue hue--employer"
        case "zorgaanbieder": "hue hue--provider"
        default: "hue hue--neutral"
        }
      }
    }
  }
}

/// The sign of an outcome: its letters in its colour, round for a route and square for an option.
enum OutcomeSign {
  static func markup(_ outcome: Outcome, large: Bool = false) -> HTML {
    """
    <span class="sign \(outcome.colour)\(HTML.when(outcome.kind == .option, " sign--option"))\(HTML.when(large, " sign--large"))" aria-hidden="true">\(outcome.sign)</span>
    """
  }

  /// The sign with the short name beside it, as a link to the page of the outcome.
  static func link(_ outcome: Outcome, _ context: PageContext) -> HTML {
    "<a class=\"outcome-link\" href=\"\(context.addresses.route(outcome))\">\(markup(outcome))<span>\(outcome.short[context.language])</span></a>"
  }
}

/// The status of an outcome: an icon and words.
enum StatusMark {
  static func markup(_ status: Status, _ context: PageContext) -> HTML {
    """
    <span class="status status--\(status.rawValue)">\(Icons.status(status))<span>\(context.guide.name(of: status, context.language))</span></span>
    """
  }
}
