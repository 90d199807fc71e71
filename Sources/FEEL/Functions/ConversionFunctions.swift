enum ConversionFunctions {
  static let all: [BuiltinFunction] = []
}
