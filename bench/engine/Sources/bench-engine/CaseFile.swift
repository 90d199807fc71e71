import DMN
import FEEL
import Foundation

/// The cases that the driver wrote, with their reference answers.
struct CaseFile {
  struct Row {
    /// One value per input, in the order of the model; `nil` when open.
    let inputs: [Value?]
    /// Route, option, rate and amount; empty for a case with open inputs.
    let answer: [Value]
    /// The rule that fires per table.
    let rules: [Int]
  }

  let rows: [Row]

  init(_ path: String, inputs: Int) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    rows = text.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.value)
      return Row(
        inputs: Array(fields.prefix(inputs)), answer: fields.dropFirst(inputs).prefix(4).compactMap(\.self),
        rules: line.split(separator: "\t").dropFirst(inputs + 4).compactMap { Int($0) })
    }
  }

  private static func value(_ text: Substring) -> Value? {
    switch text {
    case ".": nil
    case "true": .boolean(true)
    case "false": .boolean(false)
    default: Decimal128(text).map(Value.number) ?? .string(String(text))
    }
  }

  /// The compiled model of a file.
  static func model(_ path: String) throws -> CompiledModel {
    try CompiledModel(DecisionModel(reading: bytes(path)))
  }

  static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
}
