import Library

/// `pages/*.yaml`: pages of plain information.
enum InfoPagesFile {
  static let reader = ContentReader(place: .folder("pages")) { root in [root.read(page)].compactMap(\.self) }

  private static func page(_ root: ContentNode) -> InfoPage? {
    let sections = root.list("secties") { node in
      InfoPage.Section(heading: node.optionalTranslated("kop"), paragraphs: node.list("alineas").map(\.translation))
    }
    let title = root.translated("titel")
    guard let name = root.choice("id", InfoPage.Name.self) else { return nil }
    return InfoPage(id: name.id, origin: root.origin, title: title, sections: sections)
  }
}
