import Library
import Synchronization

/// What stands around a page and is the same for every visitor.
struct Frame: Sendable {
  let menu: HTML
  let footer: HTML
}

/// The frames that were made before. They depend on nothing but the language and the page, unless a visitor chose a date or said who reads:
/// links carry those along.
final class FrameStore: Sendable {
  private struct Key: Hashable {
    let language: Language
    let page: String
  }

  private let known = Mutex<[Key: Frame]>([:])

  func frame(of context: PageContext, _ make: () -> Frame) -> Frame {
    guard context.visit.chosenDate == nil, context.visit.reader == nil else { return make() }
    let key = Key(language: context.language, page: context.page.text)
    if let frame = known.withLock({ $0[key] }) { return frame }
    let frame = make()
    known.withLock { $0[key] = frame }
    return frame
  }
}
