enum StringFunctions {
  static let all: [BuiltinFunction] = []
}
