internal import Synchronization

/// Workers that have nothing to do: a block of a run takes one and gives it back.
final class StressPool: Sendable {
  private let idle = Mutex<[StressWorker]>([])
  private let make: @Sendable () -> StressWorker

  init(_ make: @escaping @Sendable () -> StressWorker) { self.make = make }

  /// Does something with a worker; what comes out must not depend on which.
  func withWorker<Result>(_ body: (inout StressWorker) -> Result) -> Result {
    var worker = idle.withLock { $0.popLast() } ?? make()
    let result = body(&worker)
    let done = worker
    idle.withLock { $0.append(done) }
    return result
  }
}
