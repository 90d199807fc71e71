import FEEL

/// One evaluation of a model under way: where it is, what it noted, what it computed once.
final class ModelRun {
  /// It keeps this run as its companion.
  unowned let evaluation: Evaluation
  private(set) var reasons: [NullReason] = []
  private(set) var firings: [Firing] = []
  /// Functions made of business knowledge models and decision services, so that each is one value.
  var functions: [Definitions.Reference: Value] = [:]
  private var place = Place(model: "", element: "", line: 0)

  /// At most this many reasons, and as many firings, are kept.
  static let maximumNotes = 10_000

  private init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    evaluation.companion = self
  }

  /// The run that an evaluation belongs to; a new one when a function of a model is called from outside a model.
  static func of(_ evaluation: Evaluation) -> ModelRun { evaluation.companion as? ModelRun ?? ModelRun(evaluation) }

  struct Place {
    var model: String
    var element: String
    var rule: Int?
    var column: String?
    var line: Int
  }

  /// Evaluates a part of the model; reasons that arise in it are reasons at its place.
  func at<Result>(
    element: String? = nil, of model: Definitions? = nil, rule: Int? = nil, column: String? = nil, line: Int, _ body: () -> Result
  ) -> Result {
    collect()
    let outer = place
    place.line = line
    if let element { place = Place(model: model?.namespace ?? place.model, element: element, line: line) }
    if let rule { place.rule = rule }
    if let column { place.column = column }
    defer {
      collect()
      place = outer
    }
    return body()
  }

  /// Turns the reasons since the last time into reasons at the current place.
  func collect() {
    for reason in evaluation.takeReasons() where reasons.count < ModelRun.maximumNotes {
      reasons.append(
        NullReason(
          model: place.model, element: place.element, rule: place.rule, column: place.column, line: place.line, reason: reason))
    }
  }

  func fired(_ rules: [Int], line: Int) {
    guard firings.count < ModelRun.maximumNotes else { return }
    firings.append(Firing(model: place.model, element: place.element, line: line, rules: rules))
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
}
