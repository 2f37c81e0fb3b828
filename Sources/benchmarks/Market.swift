import MarketModel

/// The market of the workloads: daily volatility from 3 % to 6 %, one common factor with loadings from 0.75 to 0.90.
enum Market {
  /// A model of it: martingales, or prices whose log returns have mean 0, which drift by half the variance.
  static func model(_ assets: Int, driftsByHalfVariance: Bool = false) throws -> MarketModel {
    let volatility = ramp(assets, from: 0.03, to: 0.06).map { $0 * 365.0.squareRoot() }
    return try MarketModel(
      assets: (0..<assets).map { "A\($0)" }, volatility: volatility,
      drift: driftsByHalfVariance ? volatility.map { 0.5 * $0 * $0 } : nil, correlation: correlation(assets),
      dynamics: .gaussian)
  }

  /// The correlation of its log returns.
  static func correlation(_ assets: Int) -> [[Double]] {
    let loading = ramp(assets, from: 0.75, to: 0.90)
    return loading.indices.map { row in loading.indices.map { row == $0 ? 1 : loading[row] * loading[$0] } }
  }

  private static func ramp(_ count: Int, from low: Double, to high: Double) -> [Double] {
    (0..<count).map { low + (high - low) * Double($0) / Double(count - 1) }
  }
}
