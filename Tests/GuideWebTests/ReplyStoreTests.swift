import FEEL
import Funding
import HTTPTypes
import Library
import NIOCore
import Testing

@testable import GuideWeb

@Suite struct ReplyStoreTests {
  private func reply(_ text: String) -> Reply { Reply(.ok, [:], ByteBuffer(string: text), .revalidated) }
  private func key(_ id: String, _ language: Language = .nl) -> ReplyStore.Key {
    ReplyStore.Key(path: .fact, ids: [id], language: language)
  }

  @Test func anAnswerIsKeptForItsDayAndItsLanguageOnly() throws {
    let store = ReplyStore()
    let (today, tomorrow) = (try #require(CalendarDate("2026-11-21")), try #require(CalendarDate("2026-11-22")))
    store.keep(reply("today"), as: key("a"), on: today)
    #expect(store.reply(key("a"), on: today)?.body == ByteBuffer(string: "today"))
    #expect(store.reply(key("a", .en), on: today) == nil)
    #expect(store.reply(key("b"), on: today) == nil)
    #expect(store.reply(key("a"), on: tomorrow) == nil)
    store.keep(reply("tomorrow"), as: key("a"), on: tomorrow)
    #expect(store.reply(key("a"), on: tomorrow)?.body == ByteBuffer(string: "tomorrow"))
    #expect(store.reply(key("a"), on: today) == nil)
  }

  @Test func theOldestMakesRoom() throws {
    let store = ReplyStore(limit: 10)
    let today = try #require(CalendarDate("2026-11-21"))
    for id in ["a", "b", "c"] { store.keep(reply("12345"), as: key(id), on: today) }
    #expect(["a", "b", "c"].map { store.reply(key($0), on: today) != nil } == [false, true, true])
    store.keep(reply("more than fits"), as: key("d"), on: today)
    #expect(store.reply(key("d"), on: today) == nil)
    #expect(store.reply(key("c"), on: today) != nil)
  }
}
