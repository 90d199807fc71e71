import BusinessCase
import FEEL
import Library
import Spreadsheet

/// A case as a workbook.
enum CaseWorkbook {
  /// - Throws: `CaseProblems` with every cell that cannot be read.
  static func tree(of workbook: Workbook) throws(CaseProblems) -> CaseTree {
    var reader = CaseWorkbookReader(workbook)
    let tree = reader.tree()
    guard reader.problems.isEmpty else { throw CaseProblems(reader.problems.sorted()) }
    return tree
  }

  /// Per sheet, where the column of each value stands, by the keys that lead to it.
  static func columns(of workbook: Workbook) -> [String: [[String]: Int]] {
    var columns: [String: [[String]: Int]] = [:]
    for sheet in workbook.sheets {
      guard let page = CaseLayout.page(sheet.name), let head = sheet.rows.first else { continue }
      for (index, value) in head.cells {
        if case .text(let text) = value, let column = page.column(text) { columns[sheet.name, default: [:]][column.path] = index }
      }
    }
    return columns
  }
}

/// Reads the sheets of a case. What it means, is found out by the reader of texts.
private struct CaseWorkbookReader {
  private typealias Node = CaseTree.Node
  private typealias Member = (key: String, value: Node)

  /// An element of a list: its row, and what is filled in.
  private struct Element {
    let place: CellPlace
    var members: [Member]

    func text(_ key: String) -> String? { members.first { $0.key == key }?.value.text }
    var node: Node { .mapping(members, at: place) }
  }

  private let workbook: Workbook
  private(set) var problems: [CaseProblem] = []

  init(_ workbook: Workbook) { self.workbook = workbook }

  private mutating func refuse(_ place: CellPlace?, _ problem: SheetProblem) {
    let spot = place.map { CasePlace.Spot.cell(sheet: $0.sheet, cell: $0.cell) } ?? .whole
    problems.append(CaseProblem(CasePlace(spot, ""), .sheet(problem)))
  }

  mutating func tree() -> CaseTree {
    var elements: [CaseLayout.Home: [Element]] = [:]
    for sheet in workbook.sheets where !sheet.rows.isEmpty {
      if [CaseLayout.help, CaseLayout.lists].contains(sheet.name) || sheet.name.hasPrefix(CaseLayout.own) { continue }
      guard let page = CaseLayout.page(sheet.name) else {
        refuse(
          CellPlace(sheet: sheet.name, row: 1, column: 0),
          .unknownSheet(sheet.name, known: CaseLayout.pages.map(\.name), own: CaseLayout.own))
        continue
      }
      elements[page.home] = read(sheet, page)
    }
    let missing = CaseLayout.pages.filter { CaseLayout.needed.contains($0.name) && elements[$0.home] == nil }
    if !missing.isEmpty {
      refuse(nil, .missingSheets(missing.map(\.name)))
    }
    return CaseTree(root: root(elements))
  }

  /// Puts the elements where they belong in the case.
  private mutating func root(_ elements: [CaseLayout.Home: [Element]]) -> Node {
    var root = elements[.root]?.first?.members ?? []
    var lists: [String: [Element]] = [:]
    for (home, found) in elements {
      switch home {
      case .root: break
      case .mapping(let key): if let only = found.first { root.append((key: key, value: only.node)) }
      case .list(let key): lists[key] = found
      case .inner: break
      }
    }
    for case .inner(let list, let key) in elements.keys {
      for element in elements[.inner(list: list, key: key)] ?? [] {
        let id = element.text(list) ?? ""
        guard let parent = lists[list]?.firstIndex(where: { $0.text("id") == id }) else {
          refuse(element.place, .unknownRow(id, sheet: CaseLayout.pages.first { $0.home == .list(list) }?.name ?? list))
          continue
        }
        let inner = Node.mapping(element.members.filter { $0.key != list }, at: element.place)
        lists[list]?[parent].members.append(inner: inner, under: key, at: element.place)
      }
    }
    if let assumptions = lists["aannamen"] { lists["aannamen"] = assumptions.map { withNamedValue($0) } }
    let needed = CaseLayout.pages.filter { CaseLayout.needed.contains($0.name) }.map(\.home)
    for (key, found) in lists where !found.isEmpty || needed.contains(.list(key)) {
      root.append((key: key, value: .list(found.map(\.node), at: found.first?.place)))
    }
    // Single values first, as they stand; then the lists in the order of a file.
    let order = CaseLayout.order
    let sorted = root.enumerated().sorted {
      (order.firstIndex(of: $0.element.key) ?? -1, $0.offset) < (order.firstIndex(of: $1.element.key) ?? -1, $1.offset)
    }
    return .mapping(sorted.map(\.element), at: elements[.root]?.first?.place)
  }

  /// A value that is not filled in may stand in a cell elsewhere that has the name of the assumption.
  private mutating func withNamedValue(_ element: Element) -> Element {
    guard let id = element.text("id"), element.text("waarschijnlijk") == nil, element.text("parameter") == nil,
      let place = workbook.names[id] ?? workbook.names["_" + id], let value = workbook[place],
      // Its own cell was read already, and has nothing or cannot be read.
      (place.sheet, place.row) != (element.place.sheet, element.place.row),
      let column = CaseLayout.page("Aannamen")?.column("waarschijnlijk"), let node = node(value, column, place)
    else { return element }
    return Element(place: element.place, members: element.members + [(key: "waarschijnlijk", value: node)])
  }

  // MARK: Sheets

  private mutating func read(_ sheet: Sheet, _ page: CaseLayout.Page) -> [Element] {
    guard let head = sheet.rows.first else { return [] }
    var columns: [Int: CaseLayout.Column] = [:]
    for (index, value) in head.cells.sorted(by: { $0.key < $1.key }) {
      let place = CellPlace(sheet: sheet.name, row: head.number, column: index)
      guard case .text(let text) = value, let column = page.column(text) else {
        refuse(place, .unknownColumn(known: page.columns.map(\.head)))
        continue
      }
      if columns.values.contains(where: { $0.path == column.path }) { refuse(place, .columnTwice) }
      columns[index] = column
    }
    guard problems.isEmpty else { return [] }
    let elements = sheet.rows.dropFirst().compactMap { element($0, sheet.name, columns) }
    switch page.home {
    case .root, .mapping:
      for extra in elements.dropFirst() { refuse(extra.place, .oneRow) }
    case .list, .inner: break
    }
    return elements
  }

  private mutating func element(_ row: Sheet.Row, _ sheet: String, _ columns: [Int: CaseLayout.Column]) -> Element? {
    var members: [Member] = []
    var first: CellPlace?
    for (index, value) in row.cells.sorted(by: { $0.key < $1.key }) {
      if case .text(let text) = value, text.allSatisfy(\.isWhitespace) { continue }
      let place = CellPlace(sheet: sheet, row: row.number, column: index)
      guard let column = columns[index] else {
        refuse(place, .noHead)
        continue
      }
      first = first ?? place
      guard let node = node(value, column, place) else { continue }
      members.add(node, at: column.path, place)
    }
    return first.map { Element(place: $0, members: members) }
  }

  // MARK: Cells

  private mutating func node(_ value: CellValue, _ column: CaseLayout.Column, _ place: CellPlace) -> Node? {
    switch value {
    case .failed:
      refuse(place, .formulaFails)
      return nil
    case .unworked:
      refuse(place, .formulaUnworked)
      return nil
    case .moment where column.kind != .day:
      refuse(place, .momentFound)
      return nil
    default: break
    }
    switch column.kind {
    case .text: return .value(Self.text(value), at: place)
    case .number: return number(value, place)
    case .day: return day(value, place)
    case .flag: return flag(value, place)
    case .list:
      let parts = Self.text(value).split(whereSeparator: { $0 == "," || $0 == ";" }).map(Self.trimmed).filter { !$0.isEmpty }
      return .list(parts.map { .value($0, at: place) }, at: place)
    }
  }

  private static func text(_ value: CellValue) -> String {
    switch value {
    case .text(let text): trimmed(text[...])
    case .number(let number): number
    case .day(let day): day.description
    case .flag(let flag): String(flag)
    case .failed, .unworked, .moment: ""
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private mutating func number(_ value: CellValue, _ place: CellPlace) -> Node? {
    let text = Self.text(value)
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    switch value {
    case .number: return .value(Self.unmistakable(text), at: place)
    case .text where isPlain && Double(text) != nil: return .value(text, at: place)
    case .day:
      refuse(place, .momentFound)
      return nil
    default:
      refuse(place, .numberExpected(text))
      return nil
    }
  }

  /// The point of `4.125` could mark thousands in a text that a person writes; with another digit behind it, it cannot.
  private static func unmistakable(_ text: String) -> String {
    let halves = text.split(separator: ".")
    return halves.count == 2 && halves[1].count == 3 ? text + "0" : text
  }

  private mutating func day(_ value: CellValue, _ place: CellPlace) -> Node? {
    let day: CalendarDate? =
      switch value {
      case .day(let day): day
      case .number(let number): workbook.day(number: number)
      case .text(let text): CalendarDate(Self.trimmed(text[...]))
      default: nil
      }
    guard let day else {
      refuse(place, .dayExpected)
      return nil
    }
    return .value(day.description, at: place)
  }

  private mutating func flag(_ value: CellValue, _ place: CellPlace) -> Node? {
    guard let flag = CaseFlag.written(Self.text(value)) else {
      refuse(place, .yesOrNoExpected)
      return nil
    }
    return .value(flag, at: place)
  }
}

extension [(key: String, value: CaseTree.Node)] {
  /// Puts a value under keys inside each other.
  fileprivate mutating func add(_ node: CaseTree.Node, at path: [String], _ place: CellPlace) {
    guard let key = path.first else { return }
    guard path.count > 1 else { return append((key: key, value: node)) }
    let index = firstIndex { $0.key == key }
    var inner: Self = []
    if let index, case .mapping(let members, _) = self[index].value { inner = members }
    inner.add(node, at: [String](path.dropFirst()), place)
    if let index {
      self[index].value = .mapping(inner, at: place)
    } else {
      append((key: key, value: .mapping(inner, at: place)))
    }
  }

  /// Adds an element to the list under a key.
  fileprivate mutating func append(inner node: CaseTree.Node, under key: String, at place: CellPlace) {
    guard let index = firstIndex(where: { $0.key == key }) else { return append((key: key, value: .list([node], at: place))) }
    self[index].value = .list(self[index].value.elements + [node], at: place)
  }
}
