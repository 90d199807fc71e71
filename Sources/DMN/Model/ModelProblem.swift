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
