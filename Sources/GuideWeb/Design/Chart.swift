/// Pictures that are as wide as there is room, while their words keep their size: every place is a part of the width. Each says nothing that
/// does not also stand beside it in words or in a table.
enum Chart {
  /// Which values fit between the left and the right edge, or between below and above. 0 always does.
  struct Scale: Sendable {
    let low: Double
    let high: Double

    init(_ values: [Double]) { (low, high) = (min(values.min() ?? 0, 0), max(values.max() ?? 0, 0)) }

    /// From 0 at the low edge to 100 at the high edge.
    func place(_ value: Double) -> Double { high > low ? (min(max(value, low), high) - low) / (high - low) * 100 : 0 }
  }

  struct Bar: Sendable {
    let from: Double
    let to: Double
    let look: Look

    enum Look: String, Sendable {
      /// What is kept or gained.
      case gain
      /// What is lost.
      case loss
      /// What all together comes to.
      case total
      /// From the least to the most.
      case range
      /// What goes from one to another.
      case moves
    }

    init(_ from: Double, _ to: Double, _ look: Look) { (self.from, self.to, self.look) = (from, to, look) }

    /// From 0 to a gain or a loss.
    init(_ value: Double) { self.init(0, value, value < 0 ? .loss : .gain) }
  }

  /// Bars beside each other on one line, with a mark at 0.
  static func track(_ bars: [Bar], _ scale: Scale) -> HTML {
    let drawn = bars.map { bar -> HTML in
      let (from, to) = (scale.place(min(bar.from, bar.to)), scale.place(max(bar.from, bar.to)))
      // What is there is seen.
      let width = bar.from == bar.to ? 0 : max(to - from, 0.4)
      return "<rect class=\"\(bar.look.rawValue)\" x=\"\(percent(min(from, 99.6)))\" y=\"15%\" width=\"\(percent(width))\" height=\"70%\"/>"
    }
    let zero = percent(scale.place(0))
    return """
      <svg class="track" aria-hidden="true" focusable="false">\(drawn)<line class="axis" x1="\(zero)" x2="\(zero)" y1="0" y2="100%"/></svg>
      """
  }

  /// A bar up or down for each value.
  static func columns(_ values: [Double], _ scale: Scale, label: String) -> HTML {
    let step = 100 / Double(max(values.count, 1))
    let zero = 100 - scale.place(0)
    let drawn = values.enumerated().map { index, value -> HTML in
      let top = 100 - scale.place(max(value, 0))
      let height = value == 0 ? 0 : max(abs(scale.place(value) - scale.place(0)), 1)
      return """
        <rect class="\(value < 0 ? Bar.Look.loss.rawValue : Bar.Look.gain.rawValue)" x="\(percent((Double(index) + 0.1) * step))" \
        y="\(percent(min(top, 99)))" width="\(percent(step * 0.8))" height="\(percent(height))"/>
        """
    }
    return """
      <svg class="columns-chart" role="img" aria-label="\(label)">\(drawn)\
      <line class="axis" x1="0" x2="100%" y1="\(percent(zero))" y2="\(percent(zero))"/></svg>
      """
  }

  /// Bands that widen from 0 over the years, with a line in their middle.
  ///
  /// - Parameters:
  ///   - bands: from the widest to the narrowest, the lower and the upper edge at the end of each year.
  ///   - middle: at the end of each year.
  ///   - amount: a value in words.
  static func fan(
    _ bands: [(low: [Double], high: [Double])], middle: [Double], label: String, amount: (Double) -> String
  ) -> HTML {
    let scale = Scale(bands.flatMap { $0.low + $0.high } + middle)
    let years = middle.count
    func points(_ values: [Double], reversed: Bool = false) -> String {
      let places = ([0] + values).enumerated().map { year, value in "\(year),\(percent(100 - scale.place(value)).dropLast())" }
      return (reversed ? places.reversed() : places).joined(separator: " ")
    }
    let drawn = bands.map { band -> HTML in
      "<polygon class=\"band\" points=\"\(points(band.low)) \(points(band.high, reversed: true))\"/>"
    }
    // Beside the amounts, so that no line runs through them where it begins.
    let gutter = 14.0
    let step = max(1, (years + 9) / 10)
    let ticks = stride(from: step, through: years, by: step).map { year -> HTML in
      let place = percent(gutter + Double(year) / Double(years) * (100 - gutter))
      return "<text x=\"\(place)\" y=\"100%\" text-anchor=\"end\">\(year)</text>"
    }
    let plot = 0.88
    // An amount that lies close to 0 would stand upon it.
    let near = (scale.high - scale.low) * 0.12
    let heights = Set([scale.low, 0, scale.high].filter { $0 == 0 || abs($0) > near }).sorted().map { value -> HTML in
      let y = (100 - scale.place(value)) * plot
      return """
        <line class="axis" x1="0" x2="100%" y1="\(percent(y))" y2="\(percent(y))"/>\
        <text x="0" y="\(percent(y))" dy="\(value == scale.high ? "1em" : "-0.3em")">\(amount(value))</text>
        """
    }
    return """
      <svg class="fan-chart" role="img" aria-label="\(label)">\
      <svg x="\(percent(gutter))" width="\(percent(100 - gutter))" height="\(percent(plot * 100))" viewBox="0 0 \(years) 100" preserveAspectRatio="none">\(drawn)\
      <polyline class="middle" points="\(points(middle))"/></svg>\(heights)\(ticks)</svg>
      """
  }

  /// With one digit behind the point: `12.5%`.
  static func percent(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(abs(tenths % 10))%"
  }
}

/// A table in which a bar stands under each name: the picture and its figures are one, and cannot differ.
struct BarTable: Sendable {
  struct Row: Sendable {
    let name: String
    let bars: [Chart.Bar]
    let amounts: [String]
    var isSum = false
  }

  let title: String
  /// The name of each column, that of the names first.
  let heads: [String]
  let rows: [Row]

  func markup() -> HTML {
    let scale = Chart.Scale(rows.flatMap { $0.bars.flatMap { [$0.from, $0.to] } })
    let lines = rows.map { row -> HTML in
      let cells = row.amounts.map { amount -> HTML in "<td class=\"amount\">\(amount)</td>" }
      return """
        <tr\(HTML.when(row.isSum, " class=\"sum\""))><th scope="row"><span class="bar-row"><span>\(row.name)</span>\(Chart.track(row.bars, scale))</span></th>\(cells)</tr>
        """
    }
    return TableMarkup.scrolling(title, heads, lines, kind: "case case--bars")
  }
}

enum TableMarkup {
  /// A table that scrolls sideways by itself where it does not fit.
  ///
  /// - Parameter words: how many of the first columns hold words; the others hold amounts.
  static func scrolling(_ title: String, _ heads: [String], _ rows: [HTML], words: Int = 1, kind: HTML = "case") -> HTML {
    let columns = heads.enumerated().map { index, head -> HTML in
      head.isEmpty ? "<td></td>" : "<th scope=\"col\"\(HTML.when(index >= words, " class=\"amount\""))>\(head)</th>"
    }
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="\(title)"><table class="\(kind)"><caption class="hidden">\(title)</caption>\
      <thead><tr>\(columns)</tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }
}
