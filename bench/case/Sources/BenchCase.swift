import BusinessCase
import Dispatch
import Glibc
import Library

/// How quick a business case is drawn; `bench/case/run` calls it. Prints JSON.
///
/// usage: see below
@main
enum BenchCase {
  private static let usage = """
    usage: bench-case write PARTIES ITEMS YEARS                       the case, for another program
           bench-case draw PARTIES ITEMS YEARS DRAWS WORKERS RUNS     drawing it
    """

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let numbers = arguments.dropFirst().compactMap(Int.init)
    guard numbers.count == arguments.count - 1, numbers.count >= 3 else {
      print(usage)
      exit(64)
    }
    let ready = try ReadyCase(GeneratedCase(parties: numbers[0], items: numbers[1], years: numbers[2]).source, parameters: [])
    switch (arguments[0], numbers.count) {
    case ("write", 3): print(ready.written.text(indent: false))
    case ("draw", 6): try draw(ready, draws: numbers[3], workers: numbers[4], runs: numbers[5])
    default: print(usage)
    }
  }

  private static func draw(_ ready: ReadyCase, draws: Int, workers: Int, runs: Int) throws {
    let cores: Workers = { count, work in DispatchQueue.concurrentPerform(iterations: count, execute: work) }
    let team = workers == 1 ? Parallel.alone : cores
    var (times, processor): ([JSON], [JSON]) = ([], [])
    var found: Uncertainty?
    for _ in 0..<runs {
      let (start, used) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
      found = try ready.uncertainty(nil, transfers: nil, draws: draws, seed: 1, workers: team)
      times.append(.number("\(seconds(CLOCK_MONOTONIC) - start)"))
      processor.append(.number("\(seconds(CLOCK_PROCESS_CPUTIME_ID) - used)"))
    }
    guard let found else { return }
    let spreads = (found.parties + [found.total]).map { JSON.array([$0.mean, $0.p5, $0.p50, $0.p95].map(number)) }
    let figures: JSON = [
      "wall": .array(times), "processor": .array(processor), "memory": .number("\(mostMemory())"), "lines": .array(spreads),
      "ranks": .array(found.rankCorrelations.map { number($0.value) }),
      "everything": .array((found.knowing + [found.knowingTotal]).map { number($0.everything) }),
      "perAssumption": .array(found.knowingTotal.perAssumption.map { number($0.value) }),
    ]
    print(figures.text(indent: false))
  }

  private static func number(_ value: Double) -> JSON { .number("\(value)") }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory that this process ever had, in kB.
  private static func mostMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}

extension ReadyCase {
  /// Everything that another program needs to compute the same.
  fileprivate var written: JSON {
    [
      "years": .number("\(source.years)"), "rate": .number("\(source.rate)"), "parties": .array(source.parties.map { .string($0.id) }),
      "groups": .object(source.groups.map { JSON.Member(key: $0.id, value: .number("\($0.strength)")) }),
      "assumptions": .array(source.assumptions.map(Self.written)), "items": .array(source.items.map(written)),
      "uses": .object(
        source.adoptions.map { use in
          JSON.Member(
            key: use.id,
            value: ["count": .string(use.count.text), "shares": .array((0..<source.months).map { .number("\(use.share(in: $0))") })])
        }),
    ]
  }

  private static func written(_ assumption: Assumption) -> JSON {
    guard case .spread(let spread) = assumption.value else { return .null }
    let group: JSON = assumption.group.map { ["id": .string($0.group), "sign": .number($0.isOpposite ? "-1" : "1")] } ?? .null
    var shape = ["\(spread.shape)"]
    if case .beta(let a, let b) = spread.shape { shape = ["beta", "\(a)", "\(b)"] }
    return [
      "id": .string(assumption.id), "shape": .array(shape.map(JSON.string)), "low": .number("\(spread.low)"),
      "likely": .number("\(spread.likely)"), "high": .number("\(spread.high)"), "group": group,
    ]
  }

  private func written(_ item: CaseItem) -> JSON {
    func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
    return [
      "kind": .string(item.kind.rawValue), "party": text(item.party), "receiver": text(item.receiver), "amount": .string(item.amount.text),
      "use": text(item.adoption), "factors": .array(item.timing.factors(months: source.months).map { .number("\($0)") }),
      "share": text(item.cashing?.share.text), "floor": text(item.cashing?.floor?.text), "spent": text(item.spentToday?.text),
    ]
  }
}
