extension BlockScheduler {
  /// Does the paths of a run tile by tile, with a thread's scratch that is used for one tile after the other, and folds the
  /// tiles' results in the order of the paths.
  ///
  /// - Parameters:
  ///   - paths: The number of paths, at least 1; they are numbered from 0.
  ///   - blockPaths: How many make one piece of work, at least 1; a tile holds no more of them. Only results that are sums
  ///     over the paths of a tile depend on it, in the last bits: whoever makes such gives whole tiles.
  ///   - makeWorker: Makes a thread's scratch.
  ///   - work: Makes the result of 1 to ``PathTile/width`` paths that follow each other; it must not depend on which scratch
  ///     it gets.
  ///   - fold: Takes the results, the first paths first, on the calling thread.
  package func runTiles<Worker: Sendable, Tile: Sendable>(
    of paths: Int, blockPaths: Int, makeWorker: @escaping @Sendable () -> Worker,
    work: @escaping @Sendable (_ worker: inout Worker, _ paths: Range<Int>) -> Tile, fold: (Tile) -> Void
  ) {
    let pool = WorkerPool(makeWorker)
    run(blocks: (paths - 1) / blockPaths + 1) { block in
      let end = min(paths, (block + 1) * blockPaths)
      return pool.withWorker { worker in
        stride(from: block * blockPaths, to: end, by: PathTile.width).map { first in
          work(&worker, first..<min(end, first + PathTile.width))
        }
      }
    } fold: { block in
      for tile in block { fold(tile) }
    }
  }
}
