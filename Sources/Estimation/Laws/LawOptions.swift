/// The choices that a user makes for the laws beyond normal and Student-t returns.
public struct LawOptions: Equatable, Sendable {
  /// The law of the innovations of volatility that clusters.
  public var innovations: GARCHSpecification.Innovations
  /// Whether the long-run variance of volatility that clusters is the sample variance, instead of a fitted figure.
  public var targetsVariance: Bool
  /// What becomes of an asset whose volatility has no fit.
  public var fallback: Fallback
  /// Which jumps there are.
  public var jumps: Jumps
  /// The most jumps of a kind per year that a fit may find; nil for one in four steps.
  public var mostJumpsPerYear: Double?
  /// The number of regimes, 2 or 3.
  public var regimes: Int
  /// The mean length of a block of days in steps; nil for the automatic choice.
  public var meanBlockSteps: Double?
  /// The share of the returns that each generalised Pareto tail is fitted to.
  public var tailShare: Double

  /// The largest shape that such a tail may have, below 1/2; nil for no bound, and an error where there is no variance.
  public var largestTailShape: Double?

  /// What becomes of an asset whose volatility has no fit.
  public enum Fallback: String, CaseIterable, Sendable {
    /// The whole fit ends with the reason.
    case none
    /// Its volatility stays as it is, and a line says so.
    case constant
  }

  /// Which jumps a diffusion has.
  public enum Jumps: String, CaseIterable, Sendable {
    /// Those that all assets share.
    case common
    /// Those that all assets share, and each asset's own besides.
    case commonAndOwn = "common-and-own"
  }

  /// The choices for one fit.
  ///
  /// - Parameters:
  ///   - innovations: The law of the innovations of volatility that clusters.
  ///   - targetsVariance: Whether the long-run variance is the sample variance.
  ///   - fallback: What becomes of an asset whose volatility has no fit.
  ///   - jumps: Which jumps there are.
  ///   - mostJumpsPerYear: The most jumps of a kind per year; nil for one in four steps.
  ///   - regimes: The number of regimes.
  ///   - meanBlockSteps: The mean length of a block of days; nil for the automatic choice.
  ///   - tailShare: The share of the returns in each tail.
  ///   - largestTailShape: The largest shape that a tail may have; nil for no bound.
  /// - Precondition: there are 2 or 3 regimes, blocks of a step at least, tails of more than nothing and less than half,
  ///   and a largest shape lies within ±1/2.
  public init(
    innovations: GARCHSpecification.Innovations = .studentT, targetsVariance: Bool = true, fallback: Fallback = .none,
    jumps: Jumps = .common, mostJumpsPerYear: Double? = nil, regimes: Int = 2, meanBlockSteps: Double? = nil,
    tailShare: Double = 0.1, largestTailShape: Double? = nil
  ) {
    precondition((2...3).contains(regimes), "Two or three regimes")
    precondition(meanBlockSteps.map { $0 >= 1 } ?? true, "A block has a step")
    precondition(tailShare > 0 && tailShare < 0.5, "A tail is less than half")
    precondition(largestTailShape.map { $0 > -0.5 && $0 < 0.5 } ?? true, "A largest shape within ±1/2")
    self.innovations = innovations
    self.targetsVariance = targetsVariance
    self.fallback = fallback
    self.jumps = jumps
    self.mostJumpsPerYear = mostJumpsPerYear
    self.regimes = regimes
    self.meanBlockSteps = meanBlockSteps
    self.tailShare = tailShare
    self.largestTailShape = largestTailShape
  }
}
