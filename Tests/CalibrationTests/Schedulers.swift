import Foundation
import Simulation
import Synchronization

/// Does the last block first, and folds in order.
struct BackwardScheduler: BlockScheduler {
  func run<Result: Sendable>(
    blocks: Int, work: @escaping @Sendable (_ block: Int) -> Result, fold: (Result) -> Void
  ) {
    for result in (0..<blocks).reversed().map(work).reversed() { fold(result) }
  }
}

/// Does all blocks on as many threads as there are, and folds in order.
struct ThreadedScheduler: BlockScheduler {
  func run<Result: Sendable>(
    blocks: Int, work: @escaping @Sendable (_ block: Int) -> Result, fold: (Result) -> Void
  ) {
    let results = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: blocks) { block in
      let result = work(block)
      results.withLock { $0[block] = result }
    }
    let done = results.withLock { $0 }
    for block in 0..<blocks { if let result = done[block] { fold(result) } }
  }
}
