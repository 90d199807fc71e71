enum NumberFunctions {
  static let all: [BuiltinFunction] = []
}
