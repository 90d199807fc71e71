import TestSupport
import Testing

@testable import FEEL

/// The search against a simple one that follows the tree itself, and its bounds on hostile patterns.
@Suite struct PatternSearchTests {
  /// Every pattern of four characters or less over a small alphabet, on every text of four or less.
  @Test func findsWhatASimpleSearchFinds() throws {
    var searches = 0
    for pattern in Self.texts(of: ["a", "b", "|", "*", "?", "+", "(", ")"], upTo: 4) {
      guard var parser = try? PatternParser(pattern, PatternFlags("")), let node = try? parser.pattern() else { continue }
      let compiled = try Pattern(pattern)
      for text in Self.texts(of: ["a", "b"], upTo: 4) {
        let found = try compiled.firstMatch(Array(text.unicodeScalars), Evaluation())?.range
        #expect(found == SimpleSearch(text).first(node), "\(pattern) in \(text)")
        searches += 1
      }
    }
    #expect(searches > 10_000)
  }

  /// The same with counts, reluctant quantifiers, anchors and back references, drawn at random.
  @Test func findsWhatASimpleSearchFindsInLargerPatterns() throws {
    var generator = SeededGenerator(seed: 7)
    var searches = 0
    for _ in 0..<30_000 {
      let pieces = [
        "a", "b", "[ab]", "(", "(", ")", ")", "|", "*", "*?", "+", "+?", "?", "??", "{2}", "{1,3}", "{2,}?", "^", "$", "\\1", "\\2",
      ]
      let pattern = (0..<Int.random(in: 3...10, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      guard var parser = try? PatternParser(pattern, PatternFlags("")), let node = try? parser.pattern() else { continue }
      let compiled = try Pattern(pattern)
      for _ in 0..<4 {
        let text = (0..<Int.random(in: 0...6, using: &generator)).map { _ in Bool.random(using: &generator) ? "a" : "b" }.joined()
        let found = try compiled.firstMatch(Array(text.unicodeScalars), Evaluation())?.range
        #expect(found == SimpleSearch(text).first(node), "\(pattern) in \(text)")
        searches += 1
      }
    }
    #expect(searches > 3_000)
  }

  @Test(arguments: ["(a+)+b", "(a*)*b", "(a|a)*b", "(a|aa)+$b", "(a?){30}a{30}b", "((a*)*)*b", "a*a*a*a*a*b", "(.*)(.*)(.*)(.*)b"])
  func takesNoMoreThanTextTimesPattern(_ pattern: String) throws {
    var limits = Environment.Limits()
    limits.steps = 3_000_000
    let text = String(repeating: "a", count: 5_000)
    #expect(try !Pattern(pattern).matches(text, Evaluation(Environment(limits: limits))))
  }

  @Test func replacesManyMatchesInOneGo() throws {
    let text = String(repeating: "a", count: 20_000)
    let result = try Pattern("a.*b|a").replacing(text, with: "c", Evaluation())
    #expect(result == String(repeating: "c", count: 20_000))
  }

  @Test func givesUpASearchWithBackReferencesThatTakesTooLong() throws {
    let evaluation = Evaluation()
    #expect(throws: PatternError("The search takes more than 1000000 steps; make the pattern simpler.")) {
      try Pattern("(a*)*(a*)*\\1b").matches(String(repeating: "a", count: 200), evaluation)
    }
    #expect(!evaluation.isExhausted)
  }

  @Test func stopsWithTheEvaluation() throws {
    var limits = Environment.Limits()
    limits.steps = 1_000
    let evaluation = Evaluation(Environment(limits: limits))
    #expect(throws: PatternError.self) { try Pattern("b").matches(String(repeating: "a", count: 10_000), evaluation) }
    #expect(evaluation.isExhausted)
  }

  @Test(arguments: [
    String(repeating: "(", count: 60) + String(repeating: ")", count: 60),
    String(repeating: "[a-", count: 60) + "[b" + String(repeating: "]", count: 61),
    String(repeating: "a", count: 10_001), "((a{100}){100}){100}", "a{99999999999999999999}",
  ])
  func refusesPatternsThatAreTooLarge(_ pattern: String) {
    #expect(throws: PatternError.self) { try Pattern(pattern) }
  }

  @Test func boundsTheResult() throws {
    var limits = Environment.Limits()
    limits.size = 100
    let evaluation = Evaluation(Environment(limits: limits))
    #expect(throws: PatternError("The result has more than 100 characters.")) {
      try Pattern("a+").replacing(String(repeating: "a", count: 50), with: "$0$0$0", evaluation)
    }
  }

  static func texts(of alphabet: [String], upTo length: Int) -> [String] {
    var all = [""]
    var last = [""]
    for _ in 0..<length {
      last = last.flatMap { text in alphabet.map { text + $0 } }
      all += last
    }
    return all
  }
}

/// A search by plain recursion: every node gets what comes after it as a function. Right but slow.
private struct SimpleSearch {
  typealias State = (position: Int, groups: [Int: Range<Int>])
  let text: [Unicode.Scalar]

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  func first(_ node: PatternNode) -> Range<Int>? {
    for start in 0...text.count {
      var end = -1
      let found = match(node, (start, [:])) { state in
        end = state.position
        return true
      }
      if found { return start..<end }
    }
    return nil
  }

  private func match(_ node: PatternNode, _ state: State, _ rest: (State) -> Bool) -> Bool {
    switch node {
    case .character(let scalar):
      return state.position < text.count && text[state.position] == scalar && rest((state.position + 1, state.groups))
    case .anyOf(let set):
      return state.position < text.count && set.contains(text[state.position]) && rest((state.position + 1, state.groups))
    case .start: return state.position == 0 && rest(state)
    case .end: return state.position == text.count && rest(state)
    case .group(let content, let number):
      return match(content, state) { after in
        var after = after
        if let number { after.groups[number] = state.position..<after.position }
        return rest(after)
      }
    case .reference(let number):
      let taken = state.groups[number].map { Array(text[$0]) } ?? []
      return text[state.position...].starts(with: taken) && rest((state.position + taken.count, state.groups))
    case .sequence(let nodes):
      guard let first = nodes.first else { return rest(state) }
      return match(first, state) { match(.sequence(Array(nodes.dropFirst())), $0, rest) }
    case .choice(let branches): return branches.contains { match($0, state, rest) }
    case .repetition(let content, let minimum, let maximum, let isReluctant):
      func again(_ minimum: Int, _ maximum: Int?) -> PatternNode {
        .repetition(content, minimum: max(0, minimum - 1), maximum: maximum.map { $0 - 1 }, isReluctant: isReluctant)
      }
      func turn() -> Bool {
        match(content, state) { after in
          // Past the minimum, a turn that took nothing is the last.
          if minimum <= 1, maximum == nil, after.position == state.position { return rest(after) }
          return match(again(minimum, maximum), after, rest)
        }
      }
      if minimum > 0 { return turn() }
      if maximum == 0 { return rest(state) }
      return isReluctant ? rest(state) || turn() : turn() || rest(state)
    }
  }
}
