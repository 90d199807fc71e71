import Library

/// What is wrong in a case, or makes it weaker: where, and what.
///
/// It holds no sentence, so that it can be said in any language: `CaseSentences` does, from the content. Without content `description` names
/// the kind and its parts.
package struct CaseProblem: Hashable, Sendable {
  package let place: CasePlace
  package let what: What

  package enum What: Hashable, Sendable {
    /// The file as it is written.
    case file(FileProblem)
    /// What it says.
    case meaning(Kind, [Part: Value])
  }

  /// What fills a place in a sentence.
  package enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case decimal(Double)
    case list([String])
    /// In euros.
    case money(Double)
  }

  package init(_ place: CasePlace, _ problem: FileProblem) { self.init(place, .file(problem)) }

  /// - Parameter parts: a value for every part of the kind.
  package init(_ place: CasePlace, _ kind: Kind, _ parts: [Part: Value] = [:]) {
    assert(Set(parts.keys) == kind.parts, "The problem '\(kind.rawValue)' has the parts \(kind.parts), and not \(parts.keys).")
    (self.place, what) = (place, .meaning(kind, parts))
  }

  /// The kind, for programs: it stays the same when sentences change.
  package var kindID: String {
    switch what {
    case .file(let problem): problem.kind.rawValue
    case .meaning(let kind, _): kind.rawValue
    }
  }

  /// Whether it is of this kind.
  package func isOf(_ kind: Kind) -> Bool { if case .meaning(kind, _) = what { true } else { false } }

  /// Whether it asks if something was meant as it was written.
  package var isDoubt: Bool { if case .meaning(let kind, _) = what { kind.isDoubt } else { false } }

  /// The same at another place: where a case stands in something else than a file of lines.
  package func moved(_ place: (CasePlace) -> CasePlace) -> CaseProblem { CaseProblem(place(self.place), what) }

  package init(_ place: CasePlace, _ what: What) { (self.place, self.what) = (place, what) }
}

extension CaseProblem: Comparable {
  package static func < (a: CaseProblem, b: CaseProblem) -> Bool { a.place == b.place ? a.kindID < b.kindID : a.place < b.place }
}

extension CaseProblem: CustomStringConvertible {
  /// `12: posten/licentie/bedrag: eenheid-anders (gevonden: euro per uur, verwacht: euro per maand)`
  package var description: String {
    switch what {
    case .file(let problem): "\(place): \(problem.kind.rawValue): \(problem.message.en)"
    case .meaning(let kind, let parts):
      "\(place): \(kind.rawValue)"
        + (parts.isEmpty
          ? ""
          : " (" + parts.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue): \($0.value)" }.joined(separator: ", ")
            + ")")
    }
  }
}

extension CaseProblem.Value: CustomStringConvertible {
  package var description: String {
    switch self {
    case .text(let text): text
    case .number(let number): "\(number)"
    case .decimal(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .list(let names): names.joined(separator: ", ")
    case .money(let euros): Cents(euros).description
    }
  }
}

/// Every reason why a case cannot be computed.
package struct CaseProblems: Error, Hashable, Sendable {
  package let problems: [CaseProblem]

  package init(_ problems: [CaseProblem]) { self.problems = problems }
}
