import Dispatch
import Library

package enum Cores {
  /// As many at once as there are cores.
  package static let all: Workers = { count, work in DispatchQueue.concurrentPerform(iterations: count, execute: work) }
}
