/// Something in the content that is wrong, with its place and what to do.
package struct LibraryProblem: Hashable, Sendable {
  package let origin: Origin
  /// What is wrong: `vraag mdr`, `uitkomst zvw`.
  package let subject: String
  package let message: String
  package let remedy: String

  package init(origin: Origin, subject: String, message: String, remedy: String) {
    (self.origin, self.subject, self.message, self.remedy) = (origin, subject, message, remedy)
  }

  package init(_ item: some ContentItem, _ message: String, _ remedy: String) {
    self.init(origin: item.origin, subject: item.reference.description, message: message, remedy: remedy)
  }
}

extension Library {
  /// What is wrong with the items by themselves: an id that stands twice, a reference that leads nowhere, a statement without facts.
  package var problems: [LibraryProblem] {
    var problems: [LibraryProblem] = []
    var known = Set<Reference>()
    for item in items where !known.insert(item.reference).inserted {
      problems.append(LibraryProblem(item, "This id is used twice.", "Give each its own id."))
    }
    for item in items {
      for reference in unique(item.references) where !known.contains(reference) {
        problems.append(
          LibraryProblem(
            item, "It refers to the \(reference.kind.english) '\(reference.key)', which does not exist.",
            "Correct the id, or add the \(reference.kind.english)."))
      }
      if item.grounds.contains(where: \.isEmpty) {
        problems.append(LibraryProblem(item, "It names no facts to rest on.", "Add their ids under feiten."))
      }
    }
    return problems
  }
}
