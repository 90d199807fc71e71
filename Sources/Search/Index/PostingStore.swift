import GRDB

/// Which stem stands in which document: a full-text table of SQLite, in memory. It holds no texts.
struct PostingStore: Sendable {
  private let queue: DatabaseQueue

  /// `documents` is called once per document, with a way to hand over the stems of each column, separated by spaces.
  init(documents: Int, stems: (_ document: Int, _ columns: inout [String]) -> Void) throws {
    queue = try DatabaseQueue()
    try queue.inDatabase { database in
      // Nothing can be lost that is not made again at the next start, so nothing is kept to go back to.
      try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY")
      let names = IndexColumn.allCases.map { "\($0)" }
      try database.execute(
        sql: """
          CREATE VIRTUAL TABLE posting USING fts5(\(names.joined(separator: ", ")), content='', tokenize='ascii');
          INSERT INTO posting (posting, rank) VALUES ('hashsize', 67108864);
          """)
      try database.inTransaction {
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        let insert = try database.makeStatement(sql: "INSERT INTO posting (rowid, \(names.joined(separator: ", "))) VALUES (?, \(marks))")
        var columns = names.map { _ in "" }
        for document in 0..<documents {
          stems(document, &columns)
          insert.setUncheckedArguments([document] + StatementArguments(columns))
          try insert.execute()
        }
        return .commit
      }
      try database.execute(sql: "PRAGMA query_only = 1")
    }
  }

  /// A question to the table. An expression is in the language of SQLite.
  enum Request {
    /// Where in a document something stands, and how often.
    case everywhere(String)
    /// The same, of names only.
    case names(String)
    /// Only that it stands there, which costs a quarter.
    case presence(String)

    fileprivate var sql: String {
      switch self {
      case .everywhere, .names: PostingStore.weighing
      case .presence: PostingStore.counting
      }
    }

    fileprivate var expression: String {
      switch self {
      case .everywhere(let expression), .presence(let expression): expression
      case .names(let expression): "{\(PostingStore.names)} : (\(expression))"
      }
    }
  }

  private static let names = IndexColumn.allCases.filter(\.isOfName).map { "\($0)" }.joined(separator: " ")
  private static let weights = IndexColumn.allCases.map { "\($0.weight)" }.joined(separator: ", ")
  private static let weighing = "SELECT rowid, bm25(posting, \(weights)) FROM posting WHERE posting MATCH ?"
  private static let counting = "SELECT rowid, 0.0 FROM posting WHERE posting MATCH ?"

  /// Calls `body` with every document that answers, and how well it fits (higher is better; 0 for presence).
  func find(_ request: Request, _ body: (_ document: Int, _ fit: Double) -> Void) {
    do {
      try queue.inDatabase { database in
        let rows = try Row.fetchCursor(database.cachedStatement(sql: request.sql), arguments: [request.expression])
        while let row = try rows.next() { body(row[0], -(row[1] as Double)) }
      }
    } catch {
      // The expression is made of letters that we wrote down ourselves, so this is a fault of ours.
      preconditionFailure("The search index could not be read: \(error)")
    }
  }
}
