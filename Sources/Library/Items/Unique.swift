/// The elements in order, each once.
@inlinable public func unique<Element: Hashable>(_ elements: some Sequence<Element>) -> [Element] {
  let all = Array(elements)
  guard all.count > 1 else { return all }
  var result: [Element] = []
  result.reserveCapacity(all.count)
  // Of a few it is quicker to compare them all.
  if all.count <= 8 {
    for element in all where !result.contains(element) { result.append(element) }
    return result
  }
  var seen = Set<Element>(minimumCapacity: all.count)
  for element in all where seen.insert(element).inserted { result.append(element) }
  return result
}
