enum ListFunctions {
  static let all: [BuiltinFunction] = []
}
