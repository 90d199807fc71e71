import CAllocations
import Glibc

/// Times work in seconds of the processor, and prints one line of JSON per figure.
struct Measure {
  let runs: Int

  /// One run takes at least this long, since the clock of the processor moves in steps of some milliseconds.
  static let shortestRun = 0.3

  /// Seconds of processor time of this process so far.
  static var seconds: Double { Double(nanoseconds(CLOCK_PROCESS_CPUTIME_ID)) / 1e9 }

  static func nanoseconds(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Prints how long `count` units of work take: once to warm up, then `runs` times, as often per run as fills one.
  func rate(_ name: String, _ count: Int, _ work: () throws -> Int) rethrows {
    let first = Self.nanoseconds(CLOCK_MONOTONIC)
    var sink = try work()
    let once = Double(Self.nanoseconds(CLOCK_MONOTONIC) - first) / 1e9
    let times = Int((Self.shortestRun / max(once, 1e-6)).rounded(.up))
    var runTimes: [Double] = []
    for _ in 0..<runs {
      let start = Self.seconds
      for _ in 0..<times { sink &+= try work() }
      runTimes.append(Self.seconds - start)
    }
    Self.keep(sink)
    print("{\"name\": \"\(name)\", \"count\": \(count * times), \"seconds\": \(runTimes)}")
  }

  /// How long one piece of work takes by the clock on the wall, in nanoseconds: the best of three, so that what other
  /// programs do in between does not count.
  static func latency(_ work: () throws -> Int) rethrows -> Int {
    var best = Int.max
    for _ in 0..<3 {
      let start = nanoseconds(CLOCK_MONOTONIC)
      keep(try work())
      best = min(best, nanoseconds(CLOCK_MONOTONIC) - start)
    }
    return best
  }

  /// Prints one figure that is not a rate.
  static func value(_ name: String, _ value: some BinaryInteger, _ unit: String) {
    print("{\"name\": \"\(name)\", \"value\": \(value), \"unit\": \"\(unit)\"}")
  }

  /// Prints the blocks and bytes of memory that one unit of work asks for.
  static func memory(_ name: String, _ count: Int, _ work: () throws -> Int) rethrows {
    let (blocks, bytes) = (allocation_count(), allocation_bytes())
    keep(try work())
    value("\(name), blocks", (allocation_count() - blocks) / UInt(count), "blocks")
    value("\(name), bytes", (allocation_bytes() - bytes) / UInt(count), "bytes")
  }

  /// Makes a result needed, so that the work for it is not left out.
  @inline(never) static func keep(_ value: Int) { if value == Int.min { print(value) } }
}

/// What went wrong, in words.
struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
