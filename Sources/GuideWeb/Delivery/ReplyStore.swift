import FEEL
import Funding
import Library
import Synchronization

/// Answers that are the same for everybody on one day, kept as bytes. An answer is kept under its page, its ids and its language, after
/// the page said that it exists: so nobody can fill the store with spellings of addresses.
final class ReplyStore: Sendable {
  struct Key: Hashable, Sendable {
    let path: PathTemplate
    let ids: [String]
    let language: Language
  }

  private struct Kept {
    var day: CalendarDate?
    var replies: [Key: Reply] = [:]
    /// The oldest first.
    var order: [Key] = []
    var size = 0
  }

  private let kept = Mutex(Kept())
  /// In bytes of bodies. When more comes, the oldest goes.
  private let limit: Int

  init(limit: Int = 24_000_000) { self.limit = limit }

  /// The answer as it was kept on this day; `nil` when it was not made yet.
  func reply(_ key: Key, on day: CalendarDate) -> Reply? { kept.withLock { $0.day == day ? $0.replies[key] : nil } }

  func keep(_ reply: Reply, as key: Key, on day: CalendarDate) {
    kept.withLock { kept in
      if kept.day != day { kept = Kept(day: day) }
      guard reply.size <= limit, kept.replies.updateValue(reply, forKey: key) == nil else { return }
      kept.order.append(key)
      kept.size += reply.size
      while kept.size > limit, !kept.order.isEmpty {
        kept.size -= kept.replies.removeValue(forKey: kept.order.removeFirst())?.size ?? 0
      }
    }
  }
}
