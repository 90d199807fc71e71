import Library

/// `inventory.yaml`: every fact that the sources hold, by number, and which of them are left out of the content and why.
enum InventoryFile {
  static let reader = ContentReader(.file("inventory.yaml"), list: "groepen") { node in
    let numbers = node.strings("nummers").flatMap { $0.split(separator: " ").map(String.init) }
    let leftOut = node.optionalList("weggelaten") { node in
      InventoryGroup.LeftOut(number: node.string("nummer"), reason: node.string("reden"))
    }
    for left in leftOut where !numbers.contains(left.number) {
      node.refuse("'\(left.number)' is left out, but is no number of this group.", "Correct the number.")
    }
    if Set(numbers).count != numbers.count { node.refuse("A number stands twice in this group.", "Keep one.") }
    return InventoryGroup(id: node.id(), origin: node.origin, title: node.translated("titel"), numbers: numbers, leftOut: leftOut)
  }
}
