internal import Foundation
public import Simulation
internal import Synchronization

/// Does blocks of work on several threads, which take them from a counter, and folds the results in block order.
///
/// What a run gives does not depend on the number of threads: only the folding sees results of different blocks together,
/// and it sees them in the same order always.
public struct ThreadedScheduler: BlockScheduler {
  /// The number of threads that work.
  public let threads: Int
  private let observer: any BlockObserver

  /// A scheduler.
  ///
  /// - Parameters:
  ///   - threads: The number of threads that work, at least 1, the calling thread among them.
  ///   - observer: Who is told of the work's progress.
  public init(threads: Int, observer: any BlockObserver) {
    precondition(threads >= 1, "Work needs a thread")
    self.threads = threads
    self.observer = observer
  }

  /// Does the blocks on the threads, of which the calling one is one, and folds on it.
  ///
  /// - Parameters:
  ///   - blocks: The number of blocks.
  ///   - work: Makes the result of a block; called concurrently.
  ///   - fold: Takes the results in order.
  public func run<Result: Sendable>(
    blocks: Int, work: @escaping @Sendable (_ block: Int) -> Result, fold: (Result) -> Void
  ) {
    observer.expect(blocks)
    let workers = min(threads, blocks)
    guard workers > 1 else {
      for block in 0..<blocks {
        fold(work(block))
        observer.advance()
      }
      return
    }
    let exchange = BlockExchange<Result>(blocks: blocks)
    for _ in 1..<workers {
      Thread.detachNewThread {
        while let block = exchange.take() { exchange.put(work(block), of: block) }
      }
    }
    var folded = 0
    func take(_ result: Result) {
      fold(result)
      observer.advance()
      folded += 1
    }
    // The calling thread works too: one that only folded would push the others off their processors, block after block.
    while let block = exchange.take() {
      exchange.put(work(block), of: block)
      while folded < blocks, let result = exchange.arrivedResult(of: folded) { take(result) }
    }
    while folded < blocks { take(exchange.result(of: folded)) }
  }
}
