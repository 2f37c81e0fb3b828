/// Observed days drawn again, all assets together, in blocks of random length.
///
/// Politis and Romano (1994), "The stationary bootstrap", JASA 89: a block begins at a random day and goes on to the next
/// with a probability of 1 - 1/length, around the end to the beginning. With volatility that clusters it is filtered
/// historical simulation (Barone-Adesi, Giannopoulos and Vosper 1999), and the days hold standardised residuals.
public struct ResampledReturns: Equatable, Sendable {
  /// The length of the steps that the law describes, in days.
  public let stepDays: Double
  /// The mean length of a block in steps; 1 for independent days.
  public let meanBlockSteps: Double
  /// The standardised returns of each driver, oldest first: as many for each, with mean 0 and variance 1
  /// (the mean of the squares is 1) to ``standardTolerance``; anything for a driver without volatility.
  public let history: [[Double]]
  /// How each driver's volatility moves; nil where it stays as it is.
  public let clustering: VolatilityClustering?

  /// Days to draw from; a model checks them when it is made.
  public init(
    stepDays: Double, meanBlockSteps: Double, history: [[Double]], clustering: VolatilityClustering? = nil
  ) {
    self.stepDays = stepDays
    self.meanBlockSteps = meanBlockSteps
    self.history = history
    self.clustering = clustering
  }

  /// The fewest days that are drawn from.
  public static let fewestDays = 20
}
