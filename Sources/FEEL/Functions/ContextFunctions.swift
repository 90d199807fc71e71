enum ContextFunctions {
  static let all: [BuiltinFunction] = []
}
