/// Something in the content that is wrong, with its place and what to do.
public struct LibraryProblem: Hashable, Sendable {
  public let origin: Origin
  /// What is wrong: `vraag mdr`, `uitkomst zvw`.
  public let subject: String
  public let message: String
  public let remedy: String

  public init(origin: Origin, subject: String, message: String, remedy: String) {
    (self.origin, self.subject, self.message, self.remedy) = (origin, subject, message, remedy)
  }

  /// - Parameter place: where in the item it stands; `nil` for the item as a whole.
  public init(_ item: some ContentItem, at place: Origin? = nil, _ message: String, _ remedy: String) {
    self.init(origin: place ?? item.origin, subject: item.reference.description, message: message, remedy: remedy)
  }
}

extension Library {
  /// What is wrong with the items by themselves: an id that stands twice, a reference that leads nowhere, a statement without facts.
  public var problems: [LibraryProblem] {
    var problems: [LibraryProblem] = []
    var known = Set<Reference>()
    for item in items where !known.insert(item.reference).inserted {
      problems.append(LibraryProblem(item, "This id is used twice.", "Give each its own id."))
    }
    for item in items {
      for reference in unique(item.references) where !known.contains(reference) {
        let near = SimilarName.of(reference.key, among: known.filter { $0.kind == reference.kind }.map(\.key).sorted())
        problems.append(
          LibraryProblem(
            item, at: item.origin(of: reference), "It refers to the \(reference.kind.english) '\(reference.key)', which does not exist.",
            (near.map { "Did you mean '\($0)'? " } ?? "") + "Correct the id, or add the \(reference.kind.english)."))
      }
      for (number, ground) in item.grounds.enumerated() where ground.isEmpty {
        problems.append(
          LibraryProblem(item, at: item.origin(ofGround: number), "It names no facts to rest on.", "Add their ids under feiten."))
      }
    }
    return problems
  }
}
