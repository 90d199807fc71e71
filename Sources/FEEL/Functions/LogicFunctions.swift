enum LogicFunctions {
  static let all: [BuiltinFunction] = []
}
