import CoreMetrics
import Synchronization

/// Keeps figures in memory and writes them in the text form of Prometheus: a back end of swift-metrics, as far as `ServerMetrics` uses it.
package final class PrometheusMetrics: MetricsFactory {
  /// A name with its labels.
  struct Series: Hashable, Comparable {
    let name: String
    let labels: String

    init(_ label: String, _ dimensions: [(String, String)]) {
      name = label
      // Names and values are our own words and paths: nothing in them needs to be escaped.
      labels = dimensions.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
    }

    static func < (one: Series, other: Series) -> Bool { (one.name, one.labels) < (other.name, other.labels) }

    /// The name as it stands before a value.
    func text(_ suffix: String = "", _ more: String = "") -> String {
      let all = [labels, more].filter { !$0.isEmpty }.joined(separator: ",")
      return name + suffix + (all.isEmpty ? "" : "{\(all)}")
    }
  }

  private struct Figures {
    var numbers: [Series: Number] = [:]
    var histograms: [Series: Histogram] = [:]
  }

  private let figures = Mutex(Figures())

  package init() {}

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    number(Series(label, dimensions), isCounter: true)
  }

  package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    number(Series(label, dimensions), isCounter: false)
  }

  package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    histogram(Series(label, dimensions))
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { histogram(Series(label, dimensions)) }

  // What was counted stays: a figure that goes away is a fault to whoever reads it.
  package func destroyCounter(_ handler: any CounterHandler) {}
  package func destroyMeter(_ handler: any MeterHandler) {}
  package func destroyRecorder(_ handler: any RecorderHandler) {}
  package func destroyTimer(_ handler: any TimerHandler) {}

  private func number(_ series: Series, isCounter: Bool) -> Number {
    figures.withLock { figures in
      if let known = figures.numbers[series] { return known }
      let new = Number(isCounter: isCounter)
      figures.numbers[series] = new
      return new
    }
  }

  private func histogram(_ series: Series) -> Histogram {
    figures.withLock { figures in
      if let known = figures.histograms[series] { return known }
      let new = Histogram()
      figures.histograms[series] = new
      return new
    }
  }

  /// All figures, in the text form of Prometheus 0.0.4.
  package var text: String {
    let figures = figures.withLock { $0 }
    var lines: [String] = []
    var last = ""
    for (series, number) in figures.numbers.sorted(by: { $0.key < $1.key }) {
      if series.name != last { lines.append("# TYPE \(series.name) \(number.isCounter ? "counter" : "gauge")") }
      last = series.name
      lines.append("\(series.text()) \(number.value)")
    }
    for (series, histogram) in figures.histograms.sorted(by: { $0.key < $1.key }) {
      if series.name != last { lines.append("# TYPE \(series.name) histogram") }
      last = series.name
      lines += histogram.lines(series)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A whole number that goes up, or up and down.
private final class Number: CounterHandler, MeterHandler {
  let isCounter: Bool
  private let count = Atomic<Int>(0)

  init(isCounter: Bool) { self.isCounter = isCounter }

  var value: Int { count.load(ordering: .relaxed) }

  func increment(by amount: Int64) { count.wrappingAdd(Int(amount), ordering: .relaxed) }
  func reset() { count.store(0, ordering: .relaxed) }
  func set(_ value: Int64) { count.store(Int(value), ordering: .relaxed) }
  func set(_ value: Double) { count.store(Int(value), ordering: .relaxed) }
  func increment(by amount: Double) { count.wrappingAdd(Int(amount), ordering: .relaxed) }
  func decrement(by amount: Double) { count.wrappingSubtract(Int(amount), ordering: .relaxed) }
}

/// How many durations were at most so long.
private final class Histogram: TimerHandler, RecorderHandler {
  /// In seconds.
  private static let bounds = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

  private struct Counts {
    var buckets = [Int](repeating: 0, count: bounds.count)
    var all = 0
    var seconds = 0.0
  }

  private let counts = Mutex(Counts())

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    counts.withLock { counts in
      if let index = Self.bounds.firstIndex(where: { value <= $0 }) { counts.buckets[index] += 1 }
      counts.all += 1
      counts.seconds += value
    }
  }

  func lines(_ series: PrometheusMetrics.Series) -> [String] {
    let counts = counts.withLock { $0 }
    var lines: [String] = []
    var sum = 0
    for (bound, count) in zip(Self.bounds, counts.buckets) {
      sum += count
      lines.append("\(series.text("_bucket", "le=\"\(bound)\"")) \(sum)")
    }
    lines.append("\(series.text("_bucket", "le=\"+Inf\"")) \(counts.all)")
    lines.append("\(series.text("_sum")) \(counts.seconds)")
    lines.append("\(series.text("_count")) \(counts.all)")
    return lines
  }
}
