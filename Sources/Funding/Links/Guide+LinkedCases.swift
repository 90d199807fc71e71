import Library

extension Guide {
  /// What the rules link to the case of an expert, as text that people read: per kind the items, each with the reason.
  package func linkedKnowledge(of expertCase: ExpertCase) -> String {
    let head = "\(expertCase.id) \(expertCase.title)\n"
    guard case .success(let answers) = answers(expertCase.answers) else { return head + "  its answers cannot be used\n" }
    let found = knowledge(for: advice(for: answers, on: expertCase.date, .outcomes))
    return head
      + found.map { kind, items in
        "  \(kind.title.nl)\n" + items.map { "    \($0.item.localID): \(because($0, .nl))\n" }.joined()
      }.joined()
  }
}
