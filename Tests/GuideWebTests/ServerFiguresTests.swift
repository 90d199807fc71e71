import Testing

@testable import GuideWeb

@Suite struct ServerFiguresTests {
  @Test func figuresAreWrittenInOrderWithTheirTypes() {
    let figures = PrometheusMetrics()
    let metrics = ServerMetrics(factory: figures)
    for (route, seconds) in [("/b", 0.000_4), ("/a", 0.3), ("/a", 9)] {
      metrics.record(RequestRecord(id: "1", method: "GET", route: route, status: 200, seconds: seconds))
    }
    metrics.record(RequestRecord(id: "1", method: "geheim", route: nil, status: 400, seconds: 0))
    metrics.shed(.work)
    let lines = figures.text.split(separator: "\n").map(String.init)
    #expect(lines.contains("# TYPE routewijzer_requests_total counter"))
    #expect(lines.contains(#"routewijzer_requests_total{route="/a",method="GET",status="200"} 2"#))
    #expect(lines.contains(#"routewijzer_requests_total{route="none",method="OTHER",status="400"} 1"#))
    #expect(lines.contains(#"routewijzer_requests_shed_total{reason="work"} 1"#))
    #expect(lines.contains(#"routewijzer_request_duration_seconds_bucket{route="/a",le="0.25"} 0"#))
    #expect(lines.contains(#"routewijzer_request_duration_seconds_bucket{route="/a",le="0.5"} 1"#))
    #expect(lines.contains(#"routewijzer_request_duration_seconds_bucket{route="/a",le="+Inf"} 2"#))
    #expect(lines.contains(#"routewijzer_request_duration_seconds_count{route="/a"} 2"#))
    #expect(lines.filter { $0 == "# TYPE routewijzer_request_duration_seconds histogram" }.count == 1)
  }

  @Test func roomForBodiesIsGivenUntilItIsGone() {
    let memory = BodyMemory(maximum: 100)
    #expect(memory.take(60))
    #expect(!memory.take(41))
    #expect(memory.take(40))
    memory.giveBack(100)
    #expect(memory.take(100))
  }

  @Test func workBeyondTheBoundIsRefusedAndTheBoundRecovers() async throws {
    var limits = ServerLimits()
    limits.work = 1
    let work = ServerState(limits: limits, threads: 1).work
    await #expect(throws: Problem.self) {
      try await work.perform { try await work.perform {} }
    }
    #expect(try await work.perform { 1 } == 1)
  }

  @Test func nothingIsComputedForAClientThatLeft() async throws {
    let work = ServerState(threads: 1).work
    let client = Connection()
    client.leave()
    await #expect(throws: Problem.self) {
      try await Connection.$current.withValue(client) { try await work.perform {} }
    }
  }
}
