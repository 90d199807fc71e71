import CoreMetrics
import NIOPosix
import Synchronization

/// The threads on which answers are computed. They are not those that read, write and give what is kept, so the system divides the
/// processor between dear answers and cheap ones, and a cheap one does not wait for the dear ones before it.
///
/// There is a bound on what is computed or waits; beyond it a request is refused at once.
package final class WorkPool: Sendable {
  private let executor: WorkExecutor
  private let threads: Int
  private let limit: Int
  private let inFlight = Atomic(0)
  private let metrics: ServerMetrics
  private let warnings: ServerWarnings

  init(threads: Int, limit: Int, _ metrics: ServerMetrics, _ warnings: ServerWarnings) {
    executor = WorkExecutor(threads: threads)
    (self.threads, self.limit, self.metrics, self.warnings) = (threads, limit, metrics, warnings)
  }

  /// Computes something for a request. Nothing is computed for a client that has left meanwhile.
  /// - Parameter work: what to compute; it must not wait for the client.
  /// - Throws: `Problem.overloaded`, and what `work` throws.
  func perform<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
    let before = inFlight.add(1, ordering: .relaxed).oldValue
    metrics.workInFlight.increment()
    defer {
      inFlight.subtract(1, ordering: .relaxed)
      metrics.workInFlight.decrement()
    }
    guard before < limit else {
      metrics.shed(.work)
      warnings.say(.tooMuchWork)
      throw Problem.overloaded
    }
    let connection = Connection.current
    let waits = before >= threads
    return try await withTaskExecutorPreference(executor) {
      // A client that closes its side and still reads is rare; it is answered when there is no queue.
      guard connection.map({ !$0.isGone && !($0.hasClosedInput && waits) }) ?? true else {
        metrics.shed(.abandoned)
        throw Problem.overloaded
      }
      return try await work()
    }
  }
}

/// Runs tasks on threads of its own.
private final class WorkExecutor: TaskExecutor {
  private let pool: NIOThreadPool

  init(threads: Int) {
    pool = NIOThreadPool(numberOfThreads: threads)
    pool.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    pool.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
