enum RangeFunctions {
  static let all: [BuiltinFunction] = []
}
