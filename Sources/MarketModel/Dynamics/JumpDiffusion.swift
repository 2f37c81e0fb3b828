/// Jumps that come on top of a Gaussian diffusion.
///
/// Merton (1976), "Option pricing when underlying stock returns are discontinuous", Journal of Financial Economics 3: the
/// number of jumps in a step is Poisson, and each adds a normal amount to the log return. All assets jump together at the
/// common jumps; an asset's own jumps are independent of everything else. The expectation of the jumps is taken out of
/// the drift, so that a price without drift stays a martingale. The model's `volatility` is that of the diffusion alone.
public struct JumpDiffusion: Equatable, Sendable {
  /// The expected number of common jumps per year; 0 where there are none.
  public let jumpsPerYear: Double
  /// The mean log return of a common jump, one per driver.
  public let jumpMean: [Double]
  /// The standard deviation of the log return of a common jump, one per driver.
  public let jumpVolatility: [Double]
  /// The correlation of the log returns of a common jump; nil for that of the diffusion.
  public let jumpCorrelation: [[Double]]?
  /// The jumps that an asset has for itself, one entry per driver; nil where no asset has any.
  public let ownJumps: [OwnJumps]?

  /// The jumps that one asset has for itself.
  public struct OwnJumps: Equatable, Sendable, Codable {
    /// The expected number of jumps per year.
    public let jumpsPerYear: Double
    /// The mean log return of a jump.
    public let mean: Double
    /// The standard deviation of the log return of a jump.
    public let volatility: Double

    /// Jumps of one asset.
    public init(jumpsPerYear: Double, mean: Double, volatility: Double) {
      self.jumpsPerYear = jumpsPerYear
      self.mean = mean
      self.volatility = volatility
    }

    /// No jumps.
    public static let none = OwnJumps(jumpsPerYear: 0, mean: 0, volatility: 0)
  }

  /// The jumps of a model; a model checks them when it is made.
  public init(
    jumpsPerYear: Double, jumpMean: [Double], jumpVolatility: [Double], jumpCorrelation: [[Double]]? = nil,
    ownJumps: [OwnJumps]? = nil
  ) {
    self.jumpsPerYear = jumpsPerYear
    self.jumpMean = jumpMean
    self.jumpVolatility = jumpVolatility
    self.jumpCorrelation = jumpCorrelation
    self.ownJumps = ownJumps
  }

  /// The most jumps per year that are believed, of one kind.
  public static let largestFrequency = 1_000.0
  /// The largest mean log return of a jump, either way.
  public static let largestMean = 5.0
  /// The largest standard deviation of the log return of a jump.
  public static let largestVolatility = 2.0
}
