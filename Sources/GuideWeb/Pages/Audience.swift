/// For whom a page is made. Everything that follows from it is decided here, and nowhere else: whether its bytes are kept, who may use
/// them again, whether it may be found, and whether its links carry the answers of a visitor.
///
/// There is no default: whoever adds a page must say it. A page for one person (a dossier behind a link that only its holder has) will
/// be a third case, `holder(of: Right)`: not kept, `no-store`, not indexed, never compressed together with what a stranger can choose,
/// and with a holder in `PageRequest` that `Page` makes from the request before the page itself is asked. The log needs nothing new,
/// because it holds templates and no paths.
enum Audience: Hashable, Sendable {
  /// The same for everybody on one day.
  case everyone
  /// Made for the answers in the address of one visitor.
  case visitor

  /// Whether the bytes are kept and given to whoever asks for the page without anything in the address.
  var isKept: Bool { self == .everyone }

  var caching: Caching {
    switch self {
    case .everyone: .revalidated
    case .visitor: .never
    }
  }

  /// Whether search engines may show it.
  var isIndexed: Bool { self == .everyone }

  /// Whether the address of the page holds answers, and that of the same page in another language too.
  var hasAnswers: Bool { self == .visitor }
}
