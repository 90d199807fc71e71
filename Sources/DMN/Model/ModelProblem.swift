import FEEL

/// What is wrong with a model, where, and how to mend it.
public struct ModelProblem: Error, Hashable, Sendable {
  /// The line in the model file, counted from 1; 0 when the problem has no line.
  public let line: Int
  /// The place in the model in words: decision, rule, column.
  public let place: String
  /// What is wrong.
  public let message: String
  /// How to mend it.
  public let remedy: String

  /// A problem at this line and place. Very long texts are cut off: names and cells come from the file.
  public init(line: Int, place: String, message: String, remedy: String) {
    (self.line, self.place) = (line, place.cut(to: 500))
    (self.message, self.remedy) = (message.cut(to: 2_000), remedy.cut(to: 2_000))
  }
}

/// All problems found in one go.
public struct ModelProblems: Error, Sendable {
  /// The problems; at least one when it is thrown.
  public let problems: [ModelProblem]

  /// These problems together.
  public init(_ problems: [ModelProblem]) { self.problems = problems }
}

extension ModelProblem {
  /// The same problem, told of in the file that imports the model: its own line becomes part of the place.
  func imported(as name: String, line imported: Int) -> ModelProblem {
    ModelProblem(
      line: imported, place: "import '\(name)', \(line > 0 ? "its line \(line), " : "")\(place)", message: message, remedy: remedy)
  }

  /// - Parameters:
  ///   - text: what asks for the moment or for a time zone, as it is written; `nil` when that is computed.
  ///   - asksMoment: whether what is computed asks for the moment.
  static func dependsOnMoment(_ text: String?, asksMoment: Bool = false, line: Int, place: String) -> ModelProblem {
    let isClock = text.map { ["now()", "today()"].contains($0) } ?? asksMoment
    return ModelProblem(
      line: line, place: place,
      message: isClock
        ? "\(text.map { "'\($0)'" } ?? "What asks for the moment") gives something else at another moment, so nothing about it can be proved."
        : "\(text.map { "'\($0)'" } ?? "This") needs the rules of a time zone, which can change, so nothing about it can be proved.",
      remedy: isClock
        ? "Make the moment an input of the model, of the type date where you can, or say for which moment it must hold."
        : "Write the offset instead of the zone, as in \"2026-07-01T12:00:00+02:00\", or say for which moment it must hold.")
  }
}
