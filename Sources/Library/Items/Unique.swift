/// The elements in order, each once.
package func unique<Element: Hashable>(_ elements: some Sequence<Element>) -> [Element] {
  var seen = Set<Element>(minimumCapacity: elements.underestimatedCount)
  var result: [Element] = []
  for element in elements where seen.insert(element).inserted { result.append(element) }
  return result
}
