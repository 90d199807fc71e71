import BusinessCase
import Library
import Yams

/// Finds what a place in a file is called: `posten/licentie/bedrag`. An element of a list is called by its id, and otherwise by its number,
/// counted from 1.
struct FieldNames {
  private let root: Node?

  init(_ root: ContentNode?) { self.root = root?.node }

  func place(of problem: FoundProblem) -> CasePlace {
    guard let position = problem.position else { return CasePlace(.whole, "") }
    var field = root.map { Self.path(to: position, in: $0) } ?? []
    // A key that is missing has no place of its own, and the first key stands where its mapping begins.
    if case .file(let file) = problem.what, let key = file.key, field.last != key { field.append(key) }
    return CasePlace(line: position.line, field.joined(separator: "/"))
  }

  /// A place without a line, with the line of the part of the case that it is in.
  func withLine(_ place: CasePlace) -> CasePlace {
    guard case .whole = place.spot, let part = place.field.split(separator: "/").first else { return place }
    let key = root?.mapping?.first { $0.key.scalar.map { $0.string == part } ?? false }?.key
    return CasePlace(line: key?.mark?.line ?? 0, place.field)
  }

  /// At each level the last part that begins before the place, so that a file in which one part stands for many costs no more.
  private static func path(to position: FilePosition, in node: Node) -> [String] {
    if node.position == position { return [] }
    if let mapping = node.mapping, let (key, value) = mapping.reversed().first(where: { $0.key.begins(before: position) }) {
      let isInside = key.position != position && value.begins(before: position)
      return [OutsideText.shown(key.string ?? "?")] + (isInside ? path(to: position, in: value) : [])
    }
    if let sequence = node.sequence,
      let (index, element) = Array(sequence.enumerated()).last(where: { $0.element.begins(before: position) })
    {
      return [name(of: element, index)] + path(to: position, in: element)
    }
    return []
  }

  private static func name(of element: Node, _ index: Int) -> String {
    let id = element.mapping?.first { $0.key.scalar?.string == "id" }?.value.scalar?.string ?? ""
    return id.isEmpty ? "\(index + 1)" : OutsideText.shown(id)
  }
}

extension Node {
  fileprivate var position: FilePosition? { mark.map(FilePosition.init) }

  /// Whether it begins at a place or before it.
  fileprivate func begins(before place: FilePosition) -> Bool { position.map { $0 <= place } ?? false }
}

extension FileProblem {
  /// The key that it is about.
  fileprivate var key: String? {
    switch self {
    case .unknownKey(let key, _), .missingKey(let key), .strayComma(let key): OutsideText.shown(key)
    default: nil
    }
  }
}
