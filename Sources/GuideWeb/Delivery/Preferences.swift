import HTTPTypes

/// What a client says it takes, in `Accept` and `Accept-Encoding` (RFC 9110 §12.4.2): names with a weight from 0 to 1.
struct Preferences {
  private var weights: [(name: String, weight: Double)] = []

  /// - Parameter field: the header as it was sent. A part that is no name with a weight is left out.
  init(_ field: String) {
    for part in field.split(separator: ",") {
      let pieces = part.split(separator: ";").map(\.withoutSpaceAround)
      guard let first = pieces.first, !first.isEmpty else { continue }
      var weight = 1.0
      for piece in pieces.dropFirst() {
        let text = piece.lowercased()
        guard text.hasPrefix("q=") else { continue }
        weight = Double(text.dropFirst(2)).flatMap { (0...1).contains($0) ? $0 : nil } ?? 0
      }
      weights.append((first.lowercased(), weight))
    }
  }

  /// How much the client wants the first of these names that it mentions; `nil` when it mentions none.
  func weight(of names: String...) -> Double? {
    names.lazy.compactMap { name in weights.first { $0.name == name }?.weight }.first
  }

  /// Whether to send gzip: the client takes it, and does not want the bytes as they are more.
  static func wantsGzip(_ headers: HTTPFields) -> Bool {
    guard let field = headers.plain(.acceptEncoding) else { return false }
    let preferences = Preferences(field)
    let gzip = preferences.weight(of: "gzip", "x-gzip", "*") ?? 0
    return gzip > 0 && gzip >= preferences.weight(of: "identity") ?? 0
  }

  /// Whether a client takes JSON, for problems too. Without the header it takes everything.
  static func takesJSON(_ headers: HTTPFields) -> Bool {
    guard headers.contains(.accept) else { return true }
    // A header that is too long to read says nothing.
    guard let field = headers.plain(.accept) else { return true }
    let preferences = Preferences(field)
    guard !preferences.weights.isEmpty else { return true }
    return (preferences.weight(of: "application/json", "application/problem+json", "application/*", "*/*") ?? 0) > 0
  }
}

extension Substring {
  /// Without the spaces and tabs at both ends: between the parts of a header there may be some.
  var withoutSpaceAround: Substring {
    var text = self
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
