/// What contracts are priced by beside their assets' prices, path by path: funding, basis, implied volatility.
///
/// Every array has a column of ``PathTile/width`` paths for each of ``assets``, in their order; what an asset's market does
/// not have stays at its value of no effect. All is as it stands at the end of the last step.
public struct DerivativePaths: Sendable {
  /// The places in the model of the assets that have a market for derivatives, ascending.
  public let assets: [Int]
  /// The funding that a long perpetual pays, a fraction of its value per year; 0 for none.
  public internal(set) var fundingRates: [Double]
  /// The basis of futures per year, continuous; 0 for none.
  public internal(set) var basis: [Double]
  /// What all implied volatilities are multiplied by; 1 at the start, and for an asset without a surface.
  public internal(set) var volatilityLevels: [Double]
  /// What a long linear perpetual of one unit has paid, over the asset's first price.
  ///
  /// The sum over the steps of the rate at the step's start, the price ratio there, and the step in years. Times the first
  /// price it is dollars per unit; negative where the long side has received.
  public internal(set) var fundingPaid: [Double]
  /// What a long inverse perpetual with a face of one unit's first price has paid, in units of the asset.
  ///
  /// The sum over the steps of the rate at the step's start and the step in years, over the price ratio there. Over the
  /// first price it is units per dollar of face.
  public internal(set) var inverseFundingPaid: [Double]

  /// The logarithms of ``volatilityLevels``.
  var logLevels: [Double]
  /// The log ratios of the assets before the step.
  var before: [Double]
  /// The step's log returns of one asset, for a moment.
  var returns: [Double]

  init(assets: [Int]) {
    self.assets = assets
    fundingRates = Array(repeating: 0, count: assets.count * PathTile.width)
    (basis, fundingPaid, inverseFundingPaid) = (fundingRates, fundingRates, fundingRates)
    (logLevels, before) = (fundingRates, fundingRates)
    volatilityLevels = Array(repeating: 1, count: fundingRates.count)
    returns = assets.isEmpty ? [] : Array(repeating: 0, count: PathTile.width)
  }

  /// The number of an asset among ``assets``, and so of its column.
  ///
  /// - Parameter asset: The place of the asset in the model.
  /// - Returns: The number, or nil where the asset has no market for derivatives.
  public func column(of asset: Int) -> Int? { assets.firstIndex(of: asset) }
}
