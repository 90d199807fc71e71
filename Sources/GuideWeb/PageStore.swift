import FEEL
import NIOCore
import Synchronization

/// Pages without answers in their address, kept as bytes for the day they were made on. There are only so many of them,
/// and they are the same for everybody. A page with answers is never kept.
final class PageStore: Sendable {
  private let pages = Mutex(Pages())

  /// More pages than the site has, were it not that one page can be written in several ways in an address.
  private static let most = 5_000

  private struct Pages {
    var day: CalendarDate?
    var bodies: [String: ByteBuffer] = [:]
  }

  /// The body kept for an address; `nil` when it was not made yet today.
  func body(_ address: String, on day: CalendarDate) -> ByteBuffer? {
    pages.withLock { $0.day == day ? $0.bodies[address] : nil }
  }

  func keep(_ body: ByteBuffer, for address: String, on day: CalendarDate) {
    pages.withLock { pages in
      if pages.day != day { pages = Pages(day: day) }
      guard pages.bodies.count < Self.most else { return }
      pages.bodies[address] = body
    }
  }
}
