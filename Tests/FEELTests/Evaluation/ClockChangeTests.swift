import Foundation
import Testing

@testable import FEEL

/// Moments in zones whose clocks change.
@Suite struct ClockChangeTests {
  /// Zones by the changes of their offsets, as Python's `zoneinfo` gives them.
  struct ListedZones: ZoneRules {
    /// Per zone the seconds since 1970, UTC, from which on an offset holds, in order.
    private(set) var changes: [String: [(from: Int, offset: Int)]] = [:]

    mutating func add(_ line: Substring) {
      let parts = line.split(separator: "\t")
      changes[String(parts[0])] = parts.dropFirst().map { change in
        let numbers = change.split(separator: " ").compactMap { Int($0) }
        return (numbers[0], numbers[1])
      }
    }

    func exists(_ zone: String) -> Bool { changes[zone] != nil }
    func offset(of zone: String, at local: DateAndTime) -> Int? { nil }

    func offset(of zone: String, after seconds: Int) -> Int? {
      guard let list = changes[zone] else { return nil }
      var (low, high) = (0, list.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if list[middle].from <= seconds { low = middle } else { high = middle }
      }
      return list[low].offset
    }
  }

  /// The zones of the file, and its sums.
  static let vectors: (zones: ListedZones, sums: [[Substring]]) = {
    let file = Bundle.module.url(forResource: "zone-vectors", withExtension: "tsv")
    guard let file, let text = try? String(contentsOf: file, encoding: .utf8) else { return (ListedZones(), []) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var zones = ListedZones()
    let middle = lines.firstIndex(of: "") ?? 0
    for line in lines[..<middle] { zones.add(line) }
    let names = lines[..<middle].map { $0.prefix { $0 != "\t" } }
    let sums = lines[middle...].filter { !$0.isEmpty }.map { line in
      var parts = line.split(separator: "\t")
      parts[0] = Int(parts[0]).map { names[$0] } ?? ""
      if parts[2] == "=" { parts[2] = parts[1] }
      return parts
    }
    return (zones, sums)
  }()

  /// 10,000 sums by another implementation, Python's `zoneinfo`, in 36 zones, most of them near a change.
  @Test func agreesWithPythonsZoneinfo() throws {
    let (zones, sums) = Self.vectors
    #expect(sums.count == 10_000)
    let environment = Environment(zones: zones)
    for sum in sums {
      let zone = "@\(sum[0])"
      let evaluation = Evaluation(environment)
      let start = TemporalOperations.literal("\(sum[1])\(zone)", zones)
      let length = Value.daysDuration(DaysDuration(seconds: try #require(Int(sum[3]))))
      guard let start, case .dateAndTime(let shown) = start, case .dateAndTime(let end)? = TemporalOperations.add(start, length, evaluation)
      else {
        Issue.record("\(sum)")
        continue
      }
      #expect(shown.description == "\(sum[2])\(zone)" && !shown.isRepeated, "\(sum)")
      #expect(end.description == "\(sum[4])\(zone)" && end.isRepeated == (sum[5] == "2"), "\(sum)")
      #expect(shown.offset(zones) == Int(sum[6]) && end.offset(zones) == Int(sum[7]), "\(sum)")
      #expect(TemporalOperations.subtract(.dateAndTime(end), start, evaluation) == length, "\(sum)")
      #expect(TemporalOperations.subtract(.dateAndTime(end), length, evaluation) == start, "\(sum)")
    }
  }

  /// `«…»` stands for a moment in Amsterdam, and `@…` for a duration.
  private func full(_ text: String) -> String {
    let moments = text.replacing("«", with: "date and time(\"").replacing("»", with: "@Europe/Amsterdam\")")
    return moments.replacing(#/@(P\w+)/#) { "duration(\"\($0.1)\")" }
  }

  private func text(_ expression: String) throws -> String {
    try Parser.expression(expression).evaluate(in: Scope(), Environment(zones: Self.vectors.zones)).value.description
  }

  @Test(arguments: [
    // Clocks go back at 03:00: an hour comes twice, and a text means the first.
    ("«2024-10-27T01:30:00» + @PT1H", "«2024-10-27T02:30:00»"),
    ("«2024-10-27T02:30:00».time offset", "@PT2H"),
    ("(«2024-10-27T02:30:00» + @PT1H).time offset", "@PT1H"),
    ("«2024-10-27T02:30:00» + @PT1H > «2024-10-27T02:30:00»", "true"),
    ("(«2024-10-27T00:30:00» + @PT2H) - «2024-10-27T00:30:00»", "@PT2H"),
    ("(«2024-10-27T00:30:00» + @PT3H) - «2024-10-27T00:30:00»", "@PT3H"),
    // Clocks go forward at 02:00: an hour does not exist.
    ("«2024-03-31T01:30:00» + @PT1H", "«2024-03-31T03:30:00»"),
    ("(«2024-03-31T01:30:00» + @PT1H).hour", "3"),
    ("«2024-03-31T02:30:00»", "«2024-03-31T03:30:00»"),
    ("date and time(date(\"2024-03-31\"), time(\"02:30:00@Europe/Amsterdam\"))", "«2024-03-31T03:30:00»"),
    ("«2024-03-30T02:30:00» + @P1D", "«2024-03-31T03:30:00»"),
    ("«2023-03-31T02:30:00» + @P1Y", "«2024-03-31T03:30:00»"),
    ("«2024-10-27T02:30:00» + @P1Y", "«2025-10-27T02:30:00»"),
    ("(«2024-10-27T02:30:00» + @PT1H + @P0M).time offset", "@PT1H"),
    ("(«2024-10-27T02:30:00» + @PT1H + @P1M).time offset", "@PT1H"),
  ])
  func countsTheTimeThatPasses(_ expression: String, _ expected: String) throws {
    #expect(try text(full(expression)) == full(expected))
  }
}
