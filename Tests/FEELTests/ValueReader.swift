import TestSupport

@testable import FEEL

extension Value {
  /// A value as tables of tests write it: `null`, `true`, a number, a text between apostrophes, a list of such, or what
  /// `@"…"` holds.
  init(_ text: String) {
    if text.hasPrefix("[") {
      let parts = text.dropFirst().dropLast().split(separator: ",").map { $0.drop { $0 == " " } }
      self = .list(parts.map { Value(String($0)) })
    } else if text.hasPrefix("'") {
      self = .string(String(text.dropFirst().dropLast()))
    } else if let number = Decimal128(text) {
      self = .number(number)
    } else {
      let truth = ["true": Value.boolean(true), "false": .boolean(false)][text]
      self = truth ?? TemporalOperations.literal(text, TestZones()) ?? .null
    }
  }

  static let testEnvironment = Environment(moment: DateAndTime("2026-01-31T13:30:00+01:00"), zones: TestZones())

  /// What a function gives, called as the language calls it: the first overload with room for the arguments.
  static func call(_ name: String, _ arguments: [Value], _ evaluation: Evaluation = Evaluation(testEnvironment)) -> Value? {
    let overload = Builtins.all[name]?.overloads.first {
      $0.isVariadic || ($0.parameters.count - $0.optional...$0.parameters.count).contains(arguments.count)
    }
    return overload?.apply(arguments, evaluation)
  }
}
