internal import Synchronization

/// Workers that have nothing to do: a block of a run takes one and gives it back, so that there are no more of them than
/// blocks at work at a time, and their memory is not fetched and returned block after block.
final class WorkerPool<Worker: Sendable>: Sendable {
  private let idle = Mutex<[Worker]>([])
  private let make: @Sendable () -> Worker

  init(_ make: @escaping @Sendable () -> Worker) { self.make = make }

  /// Does something with a worker; what comes out must not depend on which.
  func withWorker<Result>(_ body: (inout Worker) -> Result) -> Result {
    var worker = idle.withLock { $0.popLast() } ?? make()
    let result = body(&worker)
    let done = worker
    idle.withLock { $0.append(done) }
    return result
  }
}
