import Foundation
import Simulation
import Synchronization
import Testing

/// Does the blocks on some threads, and folds in order.
struct SomeThreads: BlockScheduler, CustomTestStringConvertible {
  let threads: Int
  var testDescription: String { "\(threads) threads" }

  func run<Result: Sendable>(
    blocks: Int, work: @escaping @Sendable (_ block: Int) -> Result, fold: (Result) -> Void
  ) {
    let results = Mutex<[Int: Result]>([:])
    let threads = threads
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for block in stride(from: thread, to: blocks, by: threads) {
        let result = work(block)
        results.withLock { $0[block] = result }
      }
    }
    let done = results.withLock { $0 }
    for block in 0..<blocks { if let result = done[block] { fold(result) } }
  }
}
