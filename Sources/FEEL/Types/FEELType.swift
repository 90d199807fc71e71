/// A type of values. Models add their own types (item definitions) to those of the language.
public indirect enum FEELType: Hashable, Sendable {
  /// Every value.
  case any
  /// Only `null`.
  case null
  /// `true` and `false`.
  case boolean
  /// Decimal numbers.
  case number
  /// Texts.
  case string
  /// Days of the calendar.
  case date
  /// Times of day.
  case time
  /// Days with a time of day.
  case dateAndTime
  /// Durations of days, hours, minutes and seconds.
  case daysDuration
  /// Durations of years and months.
  case yearsDuration
  /// Lists of elements of one type.
  case list(FEELType)
  /// Ranges with ends of one type.
  case range(FEELType)
  /// Entries that must be there; a value may have more.
  case context([String: FEELType])
  /// Functions, by the types of their parameters and of their result.
  case function([FEELType], FEELType)
  /// A type with a name of its own whose values must pass tests.
  case constrained(FEELType, name: String, UnaryTests)
}

/// A type as an expression writes it (`list<number>`, `tPerson`), not yet looked up.
public indirect enum TypeName: Hashable, Sendable {
  /// A type of the language or of a model.
  case named(String)
  /// `list<…>`.
  case list(TypeName)
  /// `range<…>`.
  case range(TypeName)
  /// `context<name: …>`.
  case context([Entry])
  /// `function<…> -> …`.
  case function([TypeName], TypeName)

  /// An entry of the type of a context.
  public struct Entry: Hashable, Sendable {
    /// The name of the entry.
    public let name: String
    /// The type that its value must have.
    public let type: TypeName

    /// An entry with this name.
    public init(name: String, type: TypeName) { (self.name, self.type) = (name, type) }
  }
}
