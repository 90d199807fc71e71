/// The elements in order, each once.
package func unique<Element: Hashable>(_ elements: some Sequence<Element>) -> [Element] {
  var seen = Set<Element>()
  return elements.filter { seen.insert($0).inserted }
}
