/// A type of values. Models add their own types (item definitions) to those of the language.
public indirect enum FEELType: Hashable, Sendable {
  case any
  case null
  case boolean
  case number
  case string
  case date
  case time
  case dateAndTime
  case daysDuration
  case yearsDuration
  case list(FEELType)
  case range(FEELType)
  /// Entries that must be there; a value may have more.
  case context([String: FEELType])
  case function([FEELType], FEELType)
  /// A type with a name of its own whose values must pass tests.
  case constrained(FEELType, name: String, UnaryTests)
}

/// A type as an expression writes it (`list<number>`, `tPerson`), not yet looked up.
public indirect enum TypeName: Hashable, Sendable {
  case named(String)
  case list(TypeName)
  case range(TypeName)
  case context([Entry])
  case function([TypeName], TypeName)

  public struct Entry: Hashable, Sendable {
    public let name: String
    public let type: TypeName

    public init(name: String, type: TypeName) { (self.name, self.type) = (name, type) }
  }
}
