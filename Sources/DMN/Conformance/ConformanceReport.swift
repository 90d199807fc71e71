/// What the cases of the conformance kit gave.
public struct ConformanceReport: Sendable {
  /// Every test case, in the order of folders and files.
  public let cases: [Case]

  /// A report of these cases.
  public init(cases: [Case]) { self.cases = cases }

  /// One test case.
  public struct Case: Sendable {
    /// The folder inside the kit: `compliance-level-3/0001-filter`.
    public let folder: String
    /// The test file without its extension.
    public let file: String
    /// The id of the test in its file; empty when the file itself could not be read.
    public let id: String
    /// Whether it passed, and if not why.
    public let verdict: Verdict

    /// The case in one word, for lists of cases: folder, file and id.
    public var name: String { "\(folder)/\(file)#\(id)" }
  }

  /// What a test case gave.
  public enum Verdict: Hashable, Sendable {
    /// The result is the expected one; `exactly` when also its digits and its time zone are.
    case passed(exactly: Bool)
    /// What is wrong.
    case failed(String)

    /// Whether the result is the expected one.
    public var hasPassed: Bool { if case .passed = self { true } else { false } }
  }

  /// How many cases passed.
  public var passed: Int { cases.count { $0.verdict.hasPassed } }
  /// How many cases did not pass.
  public var failed: Int { cases.count - passed }
  /// How many cases give the expected result to the last digit; the kit itself allows a difference of 0.00000001.
  public var exact: Int { cases.count { $0.verdict == .passed(exactly: true) } }

  /// The report in the format in which the kit publishes results, one line per case.
  public var csv: String {
    cases.map { test in
      var comment = ""
      if case .failed(let reason) = test.verdict { comment = reason }
      return [test.folder, test.file, test.id, test.verdict.hasPassed ? "SUCCESS" : "ERROR", comment].map(Self.quoted).joined(
        separator: ",") + "\n"
    }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("\"", with: "\"\"") + "\""
  }
}
