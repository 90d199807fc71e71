import CAllocations
import Glibc

/// Times work in seconds of the processor, and prints one line of JSON per figure.
struct Measure {
  let runs: Int

  /// Seconds of processor time of this process so far.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Prints how long `count` units of work take: once to warm up, then `runs` times.
  func rate(_ name: String, _ count: Int, _ work: () throws -> Int) rethrows {
    var sink = try work()
    var times: [Double] = []
    for _ in 0..<runs {
      let start = Self.seconds
      sink &+= try work()
      times.append(Self.seconds - start)
    }
    Self.keep(sink)
    print("{\"name\": \"\(name)\", \"count\": \(count), \"seconds\": \(times)}")
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
