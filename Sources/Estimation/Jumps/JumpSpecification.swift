/// How laws with jumps are fitted: the choices that a user makes.
public struct JumpSpecification: Equatable, Sendable {
  /// How many steps a year has, which makes rates and volatilities of a step yearly ones.
  public var stepsPerYear: Double
  /// The most jumps per step that a fit may find, at most 0.25.
  ///
  /// Volatility that clusters looks like frequent jumps to this law, and the likelihood of daily prices often asks for as
  /// many as it may have. A lower bound makes jumps rarer, and then the variance of the law falls short of that of the
  /// returns: compare ``CommonJumpLaw/covariance`` with ``CommonJumpFit/sampleCovariance``.
  public var mostJumpsPerStep: Double
  /// The most iterations that the search from one start may take.
  public var iterationLimit: Int

  /// The fewest returns that are fitted; ten per asset where that is more.
  public static let fewestObservations = 100
  /// The most by which the log-likelihood of a fit may fall short of its maximum, as far as its curvature tells.
  public static let largestShortfall = 1e-4

  /// The choices for one fit.
  ///
  /// - Parameters:
  ///   - stepsPerYear: The number of steps a year; 365 for daily returns of assets that trade every day.
  ///   - mostJumpsPerStep: The most jumps per step that a fit may find.
  ///   - iterationLimit: The most iterations from one start.
  /// - Precondition: all are positive, and `mostJumpsPerStep` is at most 0.25.
  public init(stepsPerYear: Double = 365, mostJumpsPerStep: Double = 0.25, iterationLimit: Int = 20_000) {
    precondition(stepsPerYear > 0 && stepsPerYear.isFinite, "A year has steps")
    precondition(mostJumpsPerStep > 0 && mostJumpsPerStep <= 0.25, "At most one jump in four steps")
    precondition(iterationLimit > 0, "A search needs an iteration")
    self.stepsPerYear = stepsPerYear
    self.mostJumpsPerStep = mostJumpsPerStep
    self.iterationLimit = iterationLimit
  }

  /// The fewest expected jumps in a fit of so many assets, for their covariance to have full rank.
  public func jumpsNeeded(assets: Int) -> Int { max(5, assets + 1) }
}
