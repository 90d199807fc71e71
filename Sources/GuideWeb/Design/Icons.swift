import Funding
import Library

/// The small pictures of the site. Each stands beside words that say the same, so none is read aloud.
enum Icons {
  /// A signpost with two boards.
  static let wordmark: HTML = """
    <svg class="wordmark__sign" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">\
    <path class="wordmark__post" d="M15 2h2v28h-2z"/><path class="wordmark__board-1" d="M8 5h15l5 4.5-5 4.5H8z"/>\
    <path class="wordmark__board-2" d="M24 16H9l-5 4.5L9 25h15z"/></svg>
    """

  static func status(_ status: Status) -> HTML {
    let shape: HTML =
      switch status {
      case .fits: "<circle class=\"fill\" cx=\"10\" cy=\"10\" r=\"9\"/><path class=\"cut\" d=\"m5.6 10.3 3 3 5.8-6.4\"/>"
      case .fitsAfter:
        "<circle class=\"line\" cx=\"10\" cy=\"10\" r=\"8\"/><path class=\"fill\" d=\"M10 2a8 8 0 0 0 0 16z\"/>"
      case .unknown:
        """
        <circle class="line dashed" cx="10" cy="10" r="8"/><path class="line" d="M7.7 8.1a2.4 2.4 0 1 1 3.4 2.2c-.8.4-1.1.9-1.1 1.7"/>\
        <circle class="fill" cx="10" cy="14.4" r="1.1"/>
        """
      case .fitsNot: "<circle class=\"line\" cx=\"10\" cy=\"10\" r=\"8\"/><path class=\"line\" d=\"m7 7 6 6m0-6-6 6\"/>"
      case .notInForce:
        "<circle class=\"line\" cx=\"10\" cy=\"10\" r=\"8\"/><path class=\"line\" d=\"M8 7v6m4-6v6\"/>"
      }
    return "<svg class=\"icon\" viewBox=\"0 0 20 20\" width=\"20\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">\(shape)</svg>"
  }

  static func condition(_ state: Condition.State) -> HTML {
    let shape: HTML =
      switch state {
      case .met: "<path class=\"line\" d=\"m4 10.5 4 4 8-9\"/>"
      case .notMet: "<path class=\"line\" d=\"m5 5 10 10m0-10-10 10\"/>"
      case .open:
        """
        <path class="line" d="M6.6 7.2a3.4 3.4 0 1 1 4.9 3.1c-1.1.5-1.5 1.2-1.5 2.3"/><circle class="fill" cx="10" cy="15.8" r="1.3"/>
        """
      }
    return "<svg class=\"icon\" viewBox=\"0 0 20 20\" width=\"18\" height=\"18\" aria-hidden=\"true\" focusable=\"false\">\(shape)</svg>"
  }

  static let back: HTML = """
    <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">\
    <path class="line" d="M17 10H4m5-5-5 5 5 5"/></svg>
    """
  static let forward: HTML = """
    <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">\
    <path class="line" d="M3 10h13m-5-5 5 5-5 5"/></svg>
    """
}
