/// Who does the work of a run's blocks: the library cuts a run into blocks, its caller owns the threads.
public protocol BlockScheduler: Sendable {
  /// Does some blocks of work in any order, on any threads, and folds their results in the order of the blocks.
  ///
  /// - Parameters:
  ///   - blocks: The number of blocks.
  ///   - work: Makes the result of a block, counted from 0; called concurrently.
  ///   - fold: Takes the results, block 0 first, on the calling thread.
  func run<Result: Sendable>(
    blocks: Int, work: @escaping @Sendable (_ block: Int) -> Result, fold: (Result) -> Void)
}

/// Does one block after the other on the calling thread.
public struct SerialScheduler: BlockScheduler {
  /// The scheduler.
  public init() {}

  /// Does the blocks in order.
  public func run<Result: Sendable>(
    blocks: Int, work: @escaping @Sendable (_ block: Int) -> Result, fold: (Result) -> Void
  ) {
    for block in 0..<blocks { fold(work(block)) }
  }
}
