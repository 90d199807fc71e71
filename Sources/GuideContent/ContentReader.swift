import Funding
import Library

/// How one kind of content, or a few that stand together, is read: where it stands, and what a file of it holds.
///
/// A new kind of content is its type, its reader (which names itself in `all`) and its page.
package struct ContentReader: Sendable {
  /// Where files of this kind stand.
  enum Place: Hashable, Sendable {
    /// One file, which must be there.
    case file(String)
    /// Every YAML file in a folder.
    case folder(String)

    func holds(_ path: String) -> Bool {
      switch self {
      case .file(let name): path == name
      case .folder(let name): path.hasPrefix(name + "/") && path.hasSuffix(".yaml")
      }
    }
  }

  let place: Place
  /// Reads all files of the place.
  let read: @Sendable ([ContentNode]) -> [any ContentItem]

  /// A reader of files that can only be read together: one says what another may hold.
  init(together place: Place, read: @escaping @Sendable ([ContentNode]) -> [any ContentItem]) { (self.place, self.read) = (place, read) }

  /// A reader of files that stand by themselves.
  init(place: Place, read: @escaping @Sendable (ContentNode) -> [any ContentItem]) {
    self.init(together: place) { $0.flatMap(read) }
  }

  /// A reader of files that are one list of items.
  ///
  /// - Parameter key: the key of the list, the only one of the file.
  init<Item: ContentItem>(_ place: Place, list key: String, _ item: @escaping @Sendable (ContentNode) -> Item?) {
    self.init(place: place) { root in root.read { $0.list(key, item) } ?? [] }
  }

  /// The items of this kind among files; says what is wrong with them.
  func items(in files: [ContentFile], _ findings: Findings) -> [any ContentItem] {
    let found = files.filter { place.holds($0.path) && !ContentDirectory.isCases($0.path) }
    if case .file(let path) = place, found.isEmpty { findings.add(path, 0, "The file is missing.", "Put it back.") }
    return read(found.compactMap { ContentNode.root(of: $0, findings) })
  }

  /// The items of this kind alone among files.
  ///
  /// - Throws: `ContentFailure` with everything that is wrong with them.
  func items(in files: [ContentFile]) throws(ContentFailure) -> [any ContentItem] {
    let findings = Findings()
    let items = items(in: files, findings)
    guard findings.diagnostics.isEmpty else { throw ContentFailure(diagnostics: findings.diagnostics.sorted()) }
    return items
  }

  /// What reads the content of this project.
  package static let all: [ContentReader] = [
    QuestionsFile.reader, ConditionsFile.reader, ReadersFile.reader, RetirementsFile.reader, OutcomesFile.reader,
    DeliveryFormsFile.reader, WarningsFile.reader, ContactsFile.reader, MomentsFile.reader, ConversationsFile.reader, FactsFile.reader,
    SourcesFile.reader, TermsFile.reader, InfoPagesFile.reader, TextsFile.reader, KnowledgeFiles.reader, InventoryFile.reader,
    ChangesFile.reader, SameWordsFile.reader,
    ParametersFile.reader, ToolFiles.reader, CaseMessagesFile.reader,
  ]
}
