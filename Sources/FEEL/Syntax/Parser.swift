/// Reads FEEL expressions and the tests in table cells.
public struct Parser {
  public static func expression(_ text: String) throws(SyntaxError) -> Expression { throw SyntaxError("", at: 0) }
  public static func unaryTests(_ text: String) throws(SyntaxError) -> UnaryTests { throw SyntaxError("", at: 0) }
}
