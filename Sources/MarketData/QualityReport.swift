public import Documents

/// What is odd about the prices of a table, each finding with its file, rows, column, value and bound.
///
/// A report changes nothing: the prices stay as they are, and what is missing stays missing.
public struct QualityReport: Codable, Equatable, Sendable {
  /// The name of the file.
  public let source: String
  /// How many rows of prices there are.
  public let rows: Int
  /// The time of the first row.
  public let first: Timestamp
  /// The time of the last row.
  public let last: Timestamp
  /// The step in seconds.
  public let step: Int
  /// The bounds that the findings break.
  public let bounds: QualityBounds
  /// One summary per asset, in the order of the columns.
  public let assets: [AssetSummary]
  /// The findings: those about times first, then asset by asset in the order of the columns; by kind, then by row.
  public let findings: [Finding]

  /// The report on a table of prices.
  ///
  /// - Parameters:
  ///   - prices: the prices.
  ///   - bounds: beyond what prices are odd.
  /// - Complexity: O(rows times assets).
  public init(_ prices: PriceTable, bounds: QualityBounds = .standard) {
    let returns = LogReturns(prices)
    source = prices.source
    rows = prices.times.count
    first = prices.times[0]
    last = prices.times[rows - 1]
    step = prices.step
    self.bounds = bounds
    assets = prices.assets.indices.map { AssetSummary(of: $0, in: prices, returns: returns) }
    let inspection = PriceInspection(prices, returns: returns, bounds: bounds)
    findings = inspection.spacings() + prices.assets.indices.flatMap { inspection.findings(ofAsset: $0) }
  }
}

extension AssetSummary {
  init(of asset: Int, in prices: PriceTable, returns: LogReturns) {
    let span = prices.span(of: asset)
    self.asset = prices.assets[asset]
    first = span.map { prices.times[$0.lowerBound] }
    last = span.map { prices.times[$0.upperBound] }
    observations = prices.prices[asset].count { $0 != nil }
    self.returns = returns.count(of: asset)
    missing = (span?.count ?? 0) - observations
  }
}
