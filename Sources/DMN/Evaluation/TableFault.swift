import FEEL

/// That a table had no result: no rule matched and it has no default, or rules contradicted each other. It is told apart from other nulls
/// because it is a fault of the table, also where the table is worked out as a part of something else.
struct TableFault: Hashable {
  /// What went wrong; rules are counted from 0.
  enum Kind: Hashable {
    case noRule
    case contradiction(Int, Int)
    /// A value that the column with this name does not list.
    case notListed(column: String)
  }

  let kind: Kind
  /// The namespace of the model that holds the table.
  let model: String
  /// The name of the element that holds it.
  let element: String
  /// The line in the file of that model.
  let line: Int
}
