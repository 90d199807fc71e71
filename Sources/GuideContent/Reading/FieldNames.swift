import BusinessCase
import Library

/// Finds what a place in a file is called: `posten/licentie/bedrag`. An element of a list is called by its id, and otherwise by its number,
/// counted from 1.
struct FieldNames {
  private let tree: YAMLTree?

  init(_ root: ContentNode?) { tree = root?.tree }

  func place(of problem: FoundProblem) -> CasePlace {
    guard let position = problem.position else { return CasePlace(.whole, "") }
    var field = tree.map { Self.path(to: position, in: 0, of: $0) } ?? []
    // A key that is missing has no place of its own, and the first key stands where its mapping begins.
    if case .file(let file) = problem.what, let key = file.key, field.last != key { field.append(key) }
    return CasePlace(line: position.line, field.joined(separator: "/"))
  }

  /// A place without a line, with the line of the part of the case that it is in.
  func withLine(_ place: CasePlace) -> CasePlace {
    guard case .whole = place.spot, let part = place.field.split(separator: "/").first else { return place }
    let position = tree.flatMap { tree in tree.place(of: String(part), in: 0).flatMap(tree.position) }
    return CasePlace(line: position?.line ?? 0, place.field)
  }

  /// At each level the last part that begins before the place, so that a file in which one part stands for many costs no more.
  private static func path(to position: FilePosition, in place: Int, of tree: YAMLTree) -> [String] {
    func begins(_ part: Int) -> Bool { tree.position(part).map { $0 <= position } ?? false }
    if tree.position(place) == position { return [] }
    let parts = tree.parts(place)
    guard let index = parts.lastIndex(where: begins) else { return [] }
    if tree.kind(place) == .sequence {
      return [name(of: parts[index], index, tree)] + path(to: position, in: parts[index], of: tree)
    }
    let (key, value) = (parts[index], tree.next(parts[index]))
    let isInside = tree.position(key) != position && begins(value)
    return [OutsideText.shown(tree.text(key) ?? "?")] + (isInside ? path(to: position, in: value, of: tree) : [])
  }

  private static func name(of element: Int, _ index: Int, _ tree: YAMLTree) -> String {
    let id = tree.place(of: "id", in: element).flatMap { tree.text(tree.next($0)) } ?? ""
    return id.isEmpty ? "\(index + 1)" : OutsideText.shown(id)
  }
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
