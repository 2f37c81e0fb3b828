/// One figure of a fitted law.
public struct FittedFigure: Equatable, Sendable, Codable {
  /// What it is.
  public let name: String
  /// The asset or the pair that it belongs to; nil for a figure of the whole market.
  public let asset: String?
  /// The figure.
  public let value: Double
  /// Its standard error; nil where there is none: a figure on a bound, or that was not fitted.
  public let standardError: Double?

  init(_ name: String, of asset: String? = nil, _ value: Double, standardError: Double? = nil) {
    self.name = name
    self.asset = asset
    self.value = value
    self.standardError = standardError
  }
}
