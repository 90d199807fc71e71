import FEEL
import NIOCore
import Testing

@testable import GuideWeb

@Suite struct PageStoreTests {
  @Test func aPageIsKeptForItsDayOnly() throws {
    let store = PageStore()
    let (today, tomorrow) = (try #require(CalendarDate("2026-11-21")), try #require(CalendarDate("2026-11-22")))
    store.keep(ByteBuffer(string: "today"), for: "/", on: today)
    #expect(store.body("/", on: today) == ByteBuffer(string: "today"))
    #expect(store.body("/en", on: today) == nil)
    #expect(store.body("/", on: tomorrow) == nil)
    store.keep(ByteBuffer(string: "tomorrow"), for: "/", on: tomorrow)
    #expect(store.body("/", on: tomorrow) == ByteBuffer(string: "tomorrow"))
    #expect(store.body("/", on: today) == nil)
  }
}
