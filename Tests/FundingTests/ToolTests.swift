import FEEL
import Funding
import Library
import TestSupport
import Testing
import Tools

/// What a tool gives, on the tool of the small guide: an amount, the same for ten times, a last day, a verdict.
@Suite struct ToolTests {
  let guide: Guide
  let tool: ReadyTool

  init() throws {
    guide = try FixtureContent.guide.get()
    tool = try #require(guide.tool("prijs"))
  }

  private func run(_ inputs: [String: Value] = [:], on date: String = "2026-05-04", acceptsOldFigures: Bool = false) throws -> ToolRun {
    tool.run(inputs, on: try #require(CalendarDate(date)), acceptsOldFigures: acceptsOldFigures)
  }

  private func number(_ text: String) throws -> Decimal128 { try #require(Decimal128(text)) }
  private func three() throws -> [String: Value] { ["aantal": .number(try number("3"))] }

  private func missing(_ run: ToolRun, _ id: String) throws -> [String] { run.missing(for: try #require(run.answer(id))) }

  // MARK: What is open

  @Test func whatIsOpenStaysOpenAndSaysWhatItWaitsFor() throws {
    let run = try run()
    #expect(run.open.map(\.result.id) == ["bedrag", "tienmaal", "einde", "oordeel"])
    #expect(try missing(run, "bedrag") == ["aantal"] && missing(run, "einde") == ["start"] && missing(run, "oordeel") == ["wie", "klaar"])
    #expect(run.answer("einde")?.state == .open && run.notices.isEmpty)
    let known = try self.run(["start": .date(try #require(CalendarDate("2024-02-29")))])
    #expect(known.answer("einde")?.state == .known(.date(try #require(CalendarDate("2025-02-27")))))
    #expect(known.open.map(\.result.id) == ["bedrag", "tienmaal", "oordeel"])
  }

  /// Where every number moves a result one way only, its range is exact; of another result nothing is said.
  @Test func anOpenNumberGivesTheRange() throws {
    let run = try run()
    #expect(run.answer("bedrag")?.state == .between(try number("0"), try number("33.5")))
    #expect(run.answer("tienmaal")?.state == .open)
  }

  /// Verdicts that open choices leave over are named; when only one is left, it is known.
  @Test func openChoicesAreTried() throws {
    let unknown = try run(["klaar": .boolean(false)])
    #expect(unknown.answer("oordeel")?.state == .oneOf([.string("later"), .string("mag")]))
    #expect(unknown.facts == ["A-2"])
    let ready = try run(["klaar": .boolean(true)])
    #expect(ready.answer("oordeel")?.state == .known(.string("mag")))
    #expect(ready.answer("oordeel")?.reasons.map(\.text) == ["Het is klaar."])
    // Known whatever the other becomes, but each time for another reason: then no reason is given.
    let municipality = try run(["wie": .string("gemeente")])
    #expect(municipality.answer("oordeel")?.state == .known(.string("mag")) && municipality.answer("oordeel")?.reasons.isEmpty == true)
  }

  // MARK: What is known

  /// 3 × 0.335 is 1.005, and ten times that is 10.05 and not ten times 1.01.
  @Test func amountsAreRoundedOnceAtTheEnd() throws {
    let run = try run(try three())
    #expect(run.answer("bedrag")?.state == .known(.number(try number("1.01"))))
    #expect(run.answer("tienmaal")?.state == .known(.number(try number("10.05"))))
  }

  @Test func aNoticeIsGivenWhenItsRuleHolds() throws {
    func notices(_ count: String) throws -> [String] { try run(["aantal": .number(try number(count))]).notices.map(\.id) }
    #expect(try notices("50") == [] && notices("51") == ["veel"] && run().notices.isEmpty)
    #expect(try run(["aantal": .number(try number("51"))]).facts.contains("B-1"))
  }

  /// A figure of another time is used only when the reader says so, and is marked.
  @Test func anOldFigureNeedsConsent() throws {
    let refused = try run(try three(), on: "2027-05-04")
    #expect(refused.answer("bedrag")?.state == .open && refused.figures.isEmpty)
    #expect(try missing(refused, "bedrag") == ["prijs"])
    let accepted = try run(try three(), on: "2027-05-04", acceptsOldFigures: true)
    #expect(accepted.answer("bedrag")?.state == .known(.number(try number("1.01"))))
    #expect(accepted.figures.map(\.isOutOfDate) == [true] && accepted.figures[0].used.from.year == 2026)
    // The figure of its own year, and before the first one the first.
    let earlier = try run(try three(), on: "2025-12-31")
    #expect(earlier.answer("bedrag")?.state == .known(.number(try number("0.75"))) && earlier.figures.map(\.isOutOfDate) == [false])
    let before = try run(try three(), on: "2024-01-01", acceptsOldFigures: true)
    #expect(before.figures.map(\.isOutOfDate) == [true] && before.figures[0].used.from.year == 2025)
  }

  @Test func theAnswerAsTextSaysTheSumAndWhatIsMissing() throws {
    let dutch = ToolText.of(try run(try three()), guide, .nl)
    #expect(dutch.contains("Bedrag: € 1,01\n") && dutch.contains("  3 × 0,335\n"))
    #expect(dutch.contains("Laatste dag: hulp-ontbreekt Eerste dag\n"))
    let english = ToolText.of(try run(try three(), on: "2027-05-04", acceptsOldFigures: true), guide, .en)
    #expect(
      english.contains("Amount: € 1.01\n") && english.contains("  3 × 0.335\n") && english.contains("! hulp-oud-cijfer 2026 Price apiece"))
  }

  // MARK: From an advice

  @Test func anAdviceFillsInWhatItKnows() throws {
    func known(_ payer: String) throws -> [String]? {
      let answers = try guide.answers([("betaler", .list([payer])), ("klaar", .text("ja"))]).get()
      let advice = guide.advice(for: answers, on: try #require(CalendarDate("2026-05-04")), .outcomes)
      return guide.tools(for: advice).first.map { entry in entry.given.map { "\($0.input)=\($0.value)" } }
    }
    #expect(try known("burger") == ["wie=burger"])
    #expect(try known("gemeente") == nil, "the route of the tool does not fit")
  }

  // MARK: The tools of this project

  /// What is declared to move one way only does, along every number, whatever the others are.
  @Test func aResultWithARangeMovesOneWay() throws {
    let guide = try SampleContent.guide.get()
    let date = try #require(CalendarDate("2026-11-28"))
    var random = SeededGenerator(seed: 12)
    var count = 0
    for ready in guide.tools {
      for result in ready.tool.results where result.isMonotone {
        count += 1
        for _ in 0..<Seeds.upTo(80).count {
          let given = ready.tool.inputs.reduce(into: [String: Value]()) { $0[$1.id] = Self.value($1.kind, &random) }
          for input in ready.tool.inputs {
            guard case .number(let measure, let bounds) = input.kind else { continue }
            let steps = try Self.steps(measure, bounds, &random).map { step -> Decimal128? in
              let run = ready.run(given.merging([input.id: .number(step)]) { $1 }, on: date)
              guard case .known(.number(let found))? = run.answer(result.id)?.state else { return nil }
              return found
            }
            let known = steps.compactMap(\.self)
            let pairs = zip(known, known.dropFirst())
            #expect(
              pairs.allSatisfy { $0 <= $1 } || pairs.allSatisfy { $0 >= $1 }, "\(ready.tool.id)/\(result.id) along \(input.id): \(given)")
          }
        }
      }
    }
    #expect(count > 3)
  }

  /// Numbers within the bounds, from small to large, with the bounds themselves.
  private static func steps(
    _ measure: ToolValueKind.Measure, _ bounds: ToolValueKind.Bounds, _ random: inout SeededGenerator
  ) throws -> [Decimal128] {
    let (from, to) = (try #require(bounds.from), try #require(bounds.to))
    let inner = (0..<10).compactMap { _ in between(from, to, measure, &random) }
    return ([from, to] + inner).sorted()
  }

  private static func between(
    _ from: Decimal128, _ to: Decimal128, _ measure: ToolValueKind.Measure, _ random: inout SeededGenerator
  ) -> Decimal128? {
    // Small numbers more often than large ones: that is where rules change.
    let share = Decimal128(Int.random(in: 0...1_000, using: &random) * Int.random(in: 0...1_000, using: &random))
    return to.subtracting(from).flatMap { $0.multiplied(by: share) }?.divided(by: Decimal128(1_000_000)).flatMap { $0.adding(from) }?
      .rounded(toScale: measure == .whole ? 0 : 2, .down)
  }

  private static func value(_ kind: ToolValueKind, _ random: inout SeededGenerator) -> Value? {
    switch kind {
    case .choice(let choices): choices.randomElement(using: &random).map { .string($0.id) }
    case .choices(let choices): .list(choices.filter { _ in Bool.random(using: &random) }.map { .string($0.id) })
    case .yesNo: .boolean(Bool.random(using: &random))
    case .number(let measure, let bounds):
      between(bounds.from ?? Decimal128(0), bounds.to ?? Decimal128(1_000), measure, &random).map(Value.number)
    case .date: CalendarDate(dayNumber: Int.random(in: 18_000...22_000, using: &random)).map(Value.date)
    case .rows: nil
    }
  }
}
