/// What the volatility of one asset rests on.
public struct AssetDiagnostics: Equatable, Sendable, Codable {
  /// The name of the asset.
  public let asset: String
  /// The number of returns.
  public let observations: Int
  /// The standard deviation of log returns, a fraction per square root of a year.
  public let volatility: Double
  /// The standard error of the volatility, in the same unit.
  ///
  /// It is volatility √((κ - 1) / 4n), with κ the kurtosis of the returns and n their number (for unequal weights the
  /// number of equally weighted returns that are worth as much). It takes the returns as independent and alike, so it is
  /// too small where volatility comes in clusters.
  public let volatilityStandardError: Double
  /// The third standardised moment of the returns.
  public let skewness: Double
  /// The fourth standardised moment of the returns less 3; 0 for normal returns.
  public let excessKurtosis: Double
}
