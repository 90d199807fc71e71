/// What is wrong in a case, where, and how to mend it.
package struct CaseProblem: Hashable, Sendable {
  package let line: Int
  /// Where: `posten/licentie/bedrag`.
  package let field: String
  package let message: String
  package let remedy: String

  package init(line: Int, field: String, message: String, remedy: String) {
    (self.line, self.field, self.message, self.remedy) = (line, field, message, remedy)
  }
}

/// Every reason why a case cannot be computed.
package struct CaseProblems: Error, Sendable {
  package let problems: [CaseProblem]
}
