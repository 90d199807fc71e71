import FEEL

/// One evaluation of a model under way: where it is, what it noted, what it computed once.
final class ModelRun {
  /// It keeps this run as its companion.
  unowned let evaluation: Evaluation
  private(set) var reasons: [NullReason] = []
  private(set) var firings: [Firing] = []
  /// The faults of tables that were met.
  private(set) var faults: [TableFault] = []
  /// Functions made of business knowledge models and decision services, so that each is one value.
  var functions: [Definitions.Reference: Value] = [:]
  /// The elements that are being evaluated, the innermost last.
  private var elements: [Element] = []
  private var part = Part(line: 0)
  /// When the evaluation nests too deep: the elements that call one another in a circle, the first of them once more at the end.
  private(set) var circle: [String] = []

  /// At most this many reasons, and as many firings, are kept.
  static let maximumNotes = 10_000

  private init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    evaluation.companion = self
  }

  /// The run that an evaluation belongs to; a new one when a function of a model is called from outside a model.
  static func of(_ evaluation: Evaluation) -> ModelRun { evaluation.companion as? ModelRun ?? ModelRun(evaluation) }

  /// An element of a model, or of one that it imports.
  private struct Element: Equatable {
    let model: String
    let name: String
  }

  /// A part of an element.
  private struct Part {
    var rule: Int?
    var column: String?
    var line: Int
  }

  /// Evaluates an element of a model; reasons that arise in it are reasons at its place.
  func at<Result>(element: String, of model: Definitions?, line: Int, _ body: () -> Result) -> Result {
    collect()
    let outer = part
    elements.append(Element(model: model?.namespace ?? elements.last?.model ?? "", name: element))
    part = Part(line: line)
    defer {
      collect()
      part = outer
      elements.removeLast()
    }
    return body()
  }

  /// Evaluates a part of an element; reasons that arise in it are reasons at its place.
  func at<Result>(rule: Int? = nil, column: String? = nil, line: Int, _ body: () -> Result) -> Result {
    collect()
    let outer = part
    part.line = line
    if let rule { part.rule = rule }
    if let column { part.column = column }
    defer {
      collect()
      part = outer
    }
    return body()
  }

  /// The first part in a row that does not pass; `nil` when all do. It is what `at` for each of them would give, in less time.
  ///
  /// - Parameter body: whether a part passes, after it said where it stands.
  func firstFailing(of count: Int, rule: Int, _ place: (Int) -> (column: String, line: Int), _ passes: (Int) -> Bool) -> Int? {
    collect()
    let outer = part
    defer { part = outer }
    for index in 0..<count {
      let (column, line) = place(index)
      part = Part(rule: rule, column: column, line: line)
      let isPassed = passes(index)
      collect()
      if !isPassed { return index }
    }
    return nil
  }

  /// Turns the reasons since the last time into reasons at the current place.
  func collect() {
    guard evaluation.hasReasons else { return }
    for reason in evaluation.takeReasons() where reasons.count < ModelRun.maximumNotes {
      let isFirstTooDeep = evaluation.isTooDeep && circle.isEmpty
      if isFirstTooDeep { circle = innermostCircle }
      reasons.append(
        NullReason(
          model: elements.last?.model ?? "", element: elements.last?.name ?? "", rule: part.rule, column: part.column, line: part.line,
          reason: isFirstTooDeep && !circle.isEmpty ? "\(reason) \(Self.circleText(circle))" : reason))
    }
  }

  /// How a circle is told.
  static func circleText(_ circle: [String]) -> String {
    // What nests deep can go round through many.
    let shown = circle.count > 20 ? circle.prefix(10) + ["…"] + circle.suffix(10) : circle[...]
    return "These call one another in a circle: \(shown.joined(separator: " → "))."
  }

  /// The elements from the last time that the innermost one was entered before; empty when that did not happen.
  private var innermostCircle: [String] {
    guard let last = elements.last, let before = elements.dropLast().lastIndex(of: last) else { return [] }
    return elements[before...].map(\.name)
  }

  func fired(_ rules: [Int], line: Int) {
    guard firings.count < ModelRun.maximumNotes else { return }
    firings.append(Firing(model: elements.last?.model ?? "", element: elements.last?.name ?? "", line: line, rules: rules))
  }

  /// Notes that a table has no result.
  func note(_ fault: TableFault.Kind, line: Int) {
    guard faults.count < ModelRun.maximumNotes else { return }
    faults.append(TableFault(kind: fault, model: elements.last?.model ?? "", element: elements.last?.name ?? "", line: line))
  }

  /// The faults noted so far, which are then no longer kept here.
  func takeFaults() -> Set<TableFault> {
    guard !faults.isEmpty else { return [] }
    defer { faults = [] }
    return Set(faults)
  }

  /// The value as a value of the type; `null` with a reason when it is none.
  func coerce(_ value: Value, to type: FEELType, _ what: @autoclosure () -> String) -> Value {
    type.coerced(value, what(), evaluation) ?? .null
  }
}

/// Values of inputs and decisions in one use of a model: each call of a decision service has its own.
final class Frame {
  var values: [Definitions.Reference: Value]
  /// Names that no element has, and expressions use all the same.
  var undeclared: Scope?

  init(_ values: [Definitions.Reference: Value] = [:]) { self.values = values }

  /// A frame with room for so many values.
  init(capacity: Int) { values = Dictionary(minimumCapacity: capacity) }
}
