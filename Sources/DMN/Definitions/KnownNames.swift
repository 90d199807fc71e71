import FEEL

/// The names that an expression can use. Names in FEEL may hold spaces and operators, so reading needs to know them.
struct KnownNames {
  private var names: Names

  /// - Parameters:
  ///   - members: names that can stand after a dot.
  ///   - types: names of the types of the model and of those it imports.
  init(members: Set<String>, types: [String]) {
    names = Names([String](), members: members, types: types)
  }

  /// These names, and `variables` as names that can stand on their own: required elements, parameters, context entries.
  func adding(_ variables: some Sequence<String>) -> KnownNames {
    var result = self
    result.add(variables)
    return result
  }

  mutating func add(_ variables: some Sequence<String>) {
    for variable in variables { names.insert(variable) }
  }

  /// These names, for a filter: the entries of its elements can be named on their own.
  var insideFilter: KnownNames {
    var result = self
    result.names = names.withMembersOnTheirOwn
    result.names.insert("item")
    return result
  }

  /// Reads the FEEL expression in `text`.
  func expression(_ text: String) -> Result<Expression, SyntaxError> {
    guard !text.isEmpty else { return .failure(SyntaxError("The expression is empty.", at: 0)) }
    return Result { () throws(SyntaxError) in try Parser.expression(text, names: names) }
  }

  /// Reads the tests of a table cell; a cell without text lets every value pass, as `-` does.
  func tests(_ text: String) -> Result<UnaryTests, SyntaxError> {
    guard !text.isEmpty else { return .success(.any) }
    return Result { () throws(SyntaxError) in try Parser.unaryTests(text, names: names) }
  }

  /// Every name that the elements of a model give to something.
  static func members(of element: XMLElement) -> Set<String> {
    var names = Set<String>()
    func collect(_ element: XMLElement) {
      for attribute in element.attributes where ["name", "iteratorVariable"].contains(attribute.name) {
        names.insert(attribute.value.normalizedName)
      }
      for child in element.elements where child.namespace == element.namespace { collect(child) }
    }
    collect(element)
    return names
  }
}

extension String {
  /// A name with its white space as FEEL counts it: none at the ends, one space between parts.
  var normalizedName: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The text without white space at its ends.
  var trimmed: String {
    guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
    let start = drop { $0.isWhitespace }
    return String(start[..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)])
  }
}
