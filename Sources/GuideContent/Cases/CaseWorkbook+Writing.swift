import FEEL
import Spreadsheet

extension CaseWorkbook {
  /// The workbook of a case.
  ///
  /// - Parameter help: what stands on the first sheet, line by line.
  /// - Returns: `nil` when something in the case has no place in a sheet.
  static func workbook(of tree: CaseTree, help: [String]) -> Workbook? {
    guard Self.fits(tree) else { return nil }
    let lists = lists()
    let sheets = CaseLayout.pages.map { sheet($0, tree, lists.ranges) }
    let words = help.enumerated().map { Sheet.Row(number: $0.offset + 1, cells: [0: .text($0.element)]) }
    return Workbook(
      sheets: [Sheet(name: CaseLayout.help, rows: words, columns: [.init(width: 110)])] + sheets + [lists.sheet], names: names(tree))
  }

  private static func sheet(_ page: CaseLayout.Page, _ tree: CaseTree, _ ranges: [[String]: CellRange]) -> Sheet {
    let head = Dictionary(uniqueKeysWithValues: page.columns.enumerated().map { ($0.offset, CellValue.text($0.element.head)) })
    let rows = elements(page.home, tree).enumerated().map { index, element in
      let cells = page.columns.enumerated().compactMap { column, layout in
        element[layout.path].flatMap { cell($0, layout.kind) }.map { (column, $0) }
      }
      return Sheet.Row(number: index + 2, cells: Dictionary(uniqueKeysWithValues: cells))
    }
    return Sheet(
      name: page.name, rows: [Sheet.Row(number: 1, cells: head)] + rows,
      columns: page.columns.map { Sheet.Column(width: $0.width, choices: ranges[$0.choices]) })
  }

  /// The elements that are the rows of a sheet.
  private static func elements(_ home: CaseLayout.Home, _ tree: CaseTree) -> [CaseTree.Node] {
    switch home {
    case .root: [tree.root]
    case .mapping(let key): tree.root[key].map { [$0] } ?? []
    case .list(let key): tree.root[key]?.elements ?? []
    case .inner(let list, let key):
      (tree.root[list]?.elements ?? []).flatMap { parent in
        (parent[key]?.elements ?? []).compactMap { element -> CaseTree.Node? in
          guard case .mapping(let members, let place) = element, let id = parent["id"] else { return nil }
          return .mapping([(key: list, value: id)] + members, at: place)
        }
      }
    }
  }

  private static func cell(_ node: CaseTree.Node, _ kind: CaseLayout.Column.Kind) -> CellValue? {
    let text = node.text ?? node.elements.compactMap(\.text).joined(separator: ", ")
    guard !text.isEmpty else { return nil }
    switch kind {
    case .text, .list: return .text(text)
    case .flag: return .text(text == "true" ? "ja" : "nee")
    case .day: return CalendarDate(text).flatMap { $0.year > 1900 ? .day($0) : nil } ?? .text(text)
    // A number with more digits than a sheet keeps stays as it is written.
    case .number: return CellValue.number(exactly: text) ?? .text(text)
    }
  }

  // MARK: What can be chosen, and names

  /// A sheet with the values of each choice, one choice in a column.
  private static func lists() -> (sheet: Sheet, ranges: [[String]: CellRange]) {
    var ranges: [[String]: CellRange] = [:]
    var columns: [(head: String, choices: [String])] = []
    for column in CaseLayout.pages.flatMap(\.columns) where !column.choices.isEmpty && ranges[column.choices] == nil {
      let from = CellPlace(sheet: CaseLayout.lists, row: 2, column: columns.count)
      ranges[column.choices] = CellRange(from: from, count: column.choices.count)
      columns.append((head: column.head, choices: column.choices))
    }
    let most = columns.map(\.choices.count).max() ?? 0
    let rows = (0...most).map { row in
      let cells = columns.enumerated().compactMap { index, column -> (Int, CellValue)? in
        if row == 0 { return (index, .text(column.head)) }
        return row <= column.choices.count ? (index, .text(column.choices[row - 1])) : nil
      }
      return Sheet.Row(number: row + 1, cells: Dictionary(uniqueKeysWithValues: cells))
    }
    let sheet = Sheet(name: CaseLayout.lists, rows: rows, columns: columns.map { _ in .init(width: 20) })
    return (sheet, ranges)
  }

  /// The likely value of each assumption has the name of the assumption, where that can be the name of a cell.
  private static func names(_ tree: CaseTree) -> [String: CellPlace] {
    guard let page = CaseLayout.page("Aannamen"), let column = page.columns.firstIndex(where: { $0.head == "waarschijnlijk" }) else {
      return [:]
    }
    var names: [String: CellPlace] = [:]
    var taken = Set<String>()
    for (index, element) in elements(page.home, tree).enumerated() {
      guard let id = element["id"]?.text, element["waarschijnlijk"] != nil else { continue }
      let name = CellPlace.isCell(id) ? "_" + id : id
      // Capitals make no difference in the name of a cell.
      if taken.insert(name.lowercased()).inserted { names[name] = CellPlace(sheet: page.name, row: index + 2, column: column) }
    }
    return names
  }

  // MARK: What fits

  /// Whether every value has a column.
  private static func fits(_ tree: CaseTree) -> Bool {
    guard case .mapping(let members, _) = tree.root else { return false }
    return members.allSatisfy { member in
      let pages = CaseLayout.pages.filter { page in
        switch page.home {
        case .root: page.columns.contains { $0.path == [member.key] }
        case .mapping(let key), .list(let key), .inner(let key, _): key == member.key
        }
      }
      guard pages.first?.home != .root else { return true }
      let rows = pages.flatMap { page in elements(page.home, tree).map { (page, $0) } }
      let inner = pages.compactMap { page -> String? in if case .inner(_, let key) = page.home { key } else { nil } }
      return !pages.isEmpty && rows.allSatisfy { page, element in fits(element, page.columns.map(\.path), inner) }
    }
  }

  private static func fits(_ element: CaseTree.Node, _ paths: [[String]], _ inner: [String]) -> Bool {
    guard case .mapping(let members, _) = element else { return false }
    return members.allSatisfy { member in
      if inner.contains(member.key) { return true }
      switch member.value {
      case .value: return paths.contains([member.key])
      // What stands in a list is separated by commas.
      case .list(let elements, _):
        return paths.contains([member.key]) && elements.allSatisfy { $0.text?.contains { ",;".contains($0) } == false }
      case .mapping:
        let deeper = paths.filter { $0.first == member.key }.map { Array($0.dropFirst()) }
        return fits(member.value, deeper, [])
      }
    }
  }
}

extension CaseTree.Node {
  /// What stands under keys inside each other.
  fileprivate subscript(path: [String]) -> CaseTree.Node? { path.reduce(self) { $0?[$1] } }
}
