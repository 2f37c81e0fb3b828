/// The prices of some assets at every step of 16 paths, side by side.
///
/// Step by step, asset by asset, 16 paths next to each other: the order in which the check of an account reads them.
public struct PathPrices: Sendable {
  /// The number of paths.
  public static let width = 16

  /// The number of assets.
  public let assets: Int
  /// The number of steps.
  public let steps: Int

  private(set) var storage: AlignedStorage

  /// Prices of 0 everywhere.
  ///
  /// - Precondition: there are an asset and a step.
  public init(assets: Int, steps: Int) {
    precondition(assets > 0 && steps > 0, "Prices need an asset and a step")
    self.assets = assets
    self.steps = steps
    storage = AlignedStorage(count: assets * steps * Self.width)
  }

  /// Sets the prices of an asset at a step.
  ///
  /// - Parameters:
  ///   - asset: The number of the asset, from 0.
  ///   - step: The number of the step, from 1.
  ///   - prices: Holds the prices.
  ///   - run: The 1 to ``width`` prices that are meant, a finite one per path; where they are fewer, the last stands for
  ///     the paths that are missing.
  /// - Precondition: asset and step exist, and the run lies within the prices.
  public mutating func set(asset: Int, step: Int, to prices: [Double], in run: Range<Int>) {
    precondition(asset >= 0 && asset < assets && step >= 1 && step <= steps, "No such asset or step")
    precondition(!run.isEmpty && run.count <= Self.width && run.upperBound <= prices.count, "1 to 16 prices")
    if !isKnownUniquelyReferenced(&storage) { storage = AlignedStorage(storage) }
    let row = unsafe storage.start + ((step - 1) * assets + asset) * Self.width
    for lane in 0..<Self.width {
      unsafe row[lane] = prices[min(run.lowerBound + lane, run.upperBound - 1)]
    }
  }

  /// The price of an asset at a step on one path.
  ///
  /// - Precondition: asset, step, counted from 1, and path exist.
  public func price(asset: Int, step: Int, path: Int) -> Double {
    precondition(asset >= 0 && asset < assets && step >= 1 && step <= steps, "No such asset or step")
    precondition(path >= 0 && path < Self.width, "No such path")
    return withExtendedLifetime(storage) {
      unsafe storage.start[((step - 1) * assets + asset) * Self.width + path]
    }
  }

  /// The least and the greatest price of an asset over all steps, path by path.
  ///
  /// - Parameters:
  ///   - asset: The number of the asset, from 0.
  ///   - lows: Receives the least of each of the ``width`` paths.
  ///   - highs: Receives the greatest.
  /// - Precondition: the asset exists, and both have a place per path.
  public func extremes(of asset: Int, lows: inout [Double], highs: inout [Double]) {
    precondition(asset >= 0 && asset < assets, "No such asset")
    precondition(lows.count == Self.width && highs.count == Self.width, "A place per path")
    withExtendedLifetime(storage) {
      for path in 0..<Self.width {
        unsafe lows[path] = storage.start[asset * Self.width + path]
        highs[path] = lows[path]
      }
      for step in 1..<steps {
        let row = unsafe storage.start + (step * assets + asset) * Self.width
        for path in 0..<Self.width {
          let price = unsafe row[path]
          lows[path] = price < lows[path] ? price : lows[path]
          highs[path] = price > highs[path] ? price : highs[path]
        }
      }
    }
  }
}
