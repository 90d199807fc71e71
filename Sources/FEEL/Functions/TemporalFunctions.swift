enum TemporalFunctions {
  static let all: [BuiltinFunction] = []
}
