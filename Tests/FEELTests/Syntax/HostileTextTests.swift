import FEEL
import Foundation
import TestSupport
import Testing

/// Texts that are made to exhaust the stack or the time.
@Suite struct HostileTextTests {
  /// Runs `body` on a thread with a stack of 512 kB, as threads of servers may have.
  private func onSmallStack(_ body: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      body()
      done.signal()
    }
    thread.stackSize = 512 * 1_024
    thread.start()
    done.wait()
  }

  private static func rep(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  /// Texts nested `n` times in every way that the language has.
  private static func nested(_ n: Int) -> [String] {
    [
      rep("(", n) + "1" + rep(")", n), rep("[", n) + "1" + rep("]", n), rep("{a:", n) + "1" + rep("}", n),
      rep("if true then 1 else ", n) + "1",
      rep("if ", n) + "true" + rep(" then true else false", n), rep("not(", n) + "true" + rep(")", n),
      rep("function(a) ", n) + "1", rep("abs(", n) + "1" + rep(")", n),
      rep("[1][", n) + "1" + rep("]", n), rep("for x in [1] return ", n) + "x", rep("for x in ", n) + "[1]" + rep(" return x", n),
      rep("some x in [1] satisfies ", n) + "x = 1",
      rep("1 in (", n) + "1" + rep(")", n), rep("1 in ", n) + "1", rep("1 between (", n) + "1" + rep(") and 2", n),
      rep("{a:[1,(-(1 + not(if 1 in (", n) + "1" + rep(") then 1 else 2)))]}", n),
      "1" + rep(" + 1", n), rep("(1 + ", n) + "1" + rep(")", n), "a" + rep(".a", n), "[1]" + rep("[1]", n), "f" + rep("()", n),
      rep("-", n) + "a", rep("(1 = 1 and ", n) + "1=1" + rep(")", n), rep("[1..", n) + "1" + rep("]", n),
      "1 instance of " + rep("list<", n) + "number" + rep(">", n), rep("(function(x) ", n) + "1" + rep(")(1)", n),
      rep("f(a: ", n) + "1" + rep(")", n), rep("1 or 1 and 1 = 1 + 1 * 1 ** (", n) + "1" + rep(")", n),
      rep("(", min(n, 50)) + "1" + rep(rep(" + 1", n / 10 + 1) + ")", min(n, 50)),
      rep("-(", min(n, 30)) + "a" + rep(rep(" + 1", n / 10 + 1) + ")", min(n, 30)), rep("(< ", n) + "1" + rep(")", n),
      rep("]1..", n) + "1" + rep("]", n),
    ]
  }

  @Test(arguments: [10, 40, 90, 99, 150, 1_000, 20_000])
  func noTextExhaustsTheStack(_ count: Int) {
    onSmallStack {
      for text in Self.nested(count) {
        _ = try? Parser.unaryTests(text, allowsUnknownNames: true)
        guard let expression = try? Parser.expression(text) else { continue }
        #expect((try? Parser.expression(expression.description)) == expression)
        #expect(expression.hashValue == expression.hashValue)
        _ = expression.names
        _ = expression.evaluate().value.description
      }
    }
  }

  @Test(arguments: ["(", "[", "{a:", "not(", "if true then 1 else ", "f(", "-(", "x in ("])
  func deepNestingIsRefusedWithAReason(_ opening: String) {
    let error = #expect(throws: SyntaxError.self) { try Parser.expression(Self.rep(opening, 5_000)) }
    #expect(error?.message.contains("nested more than") == true)
  }

  @Test func tooLongTextsAndRowsAreRefused() throws {
    #expect(throws: SyntaxError.self) { try Parser.expression(Self.rep("1+", 60_000) + "1") }
    #expect(throws: SyntaxError.self) { try Parser.expression(Self.rep("1+", 2_000) + "1") }
    #expect(try Parser.expression(Self.rep("1+", 900) + "1").value(in: [:]) == .number(Decimal128(901)))
    #expect(throws: Never.self) { try Parser.expression("[" + Self.rep("1 + 1,", 10_000) + "1]") }
  }

  @Test func deepRecursionAndDeepValuesAreRefused() {
    onSmallStack {
      for text in [
        "{f: function(g, n) if n = 0 then 0 else 1 + g(g, n - 1), r: f(f, 100000)}.r",
        "{f: function(g, n) [g(g, n + 1)], r: f(f, 1)}.r", "{f: function(g, n) for i in [n] return g(g, i + 1), r: f(f, 1)}.r",
        "{f: function(g, n) [n][g(g, n + 1)], r: f(f, 1)}.r",
        "{f: function(g, n) if n in (g(g, n + 1)) then 1 else 2, r: f(f, 1)}.r", "for i in 1..1000 return [partial[-1]]",
        "for i in 1..300 return [partial]",
        "for i in 1..1000 return function() partial[-1]", "for i in 1..1000 return [[[[function() partial[-1]]]]]",
        "for i in 1..500 return {a: partial[-1], f: function() a}",
        "{" + (1...1_000).map { "a\($0): function() \($0)" }.joined(separator: ",") + "}",
        "{a0: 1, " + (1...300).map { "a\($0): [a\($0 - 1)]" }.joined(separator: ",") + "}",
      ] {
        _ = (try? Parser.expression(text))?.evaluate().value.description
      }
    }
  }

  /// Names that share all their first words, and a text of nothing but those words.
  @Test func manyAlikeNamesAreFoundInShortTime() throws {
    let names = Names((1...60).map { Self.rep("a ", $0) + "b" } + [Self.rep("c ", 1_000)])
    #expect(throws: SyntaxError.self) { try Parser.expression(Self.rep("a ", 20_000), names: names) }
    #expect(try Parser.expression(Self.rep("a ", 60) + "b", names: names).names.count == 1)
  }
}
