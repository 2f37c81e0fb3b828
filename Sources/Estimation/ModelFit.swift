public import MarketData

/// How a market model is fitted to prices: the choices that a user makes.
public struct ModelFit: Equatable, Sendable {
  /// The assets of the model, in order.
  public var assets: [String]
  /// Which returns of several assets are used together.
  public var alignment: Alignment
  /// How the covariance is estimated.
  public var covariance: CovarianceMethod
  /// The law of the returns.
  public var dynamics: FittedDynamics
  /// What is held while the degrees of freedom are fitted; without effect for gaussian dynamics.
  public var degreesOfFreedom: DegreesOfFreedomMethod
  /// The choices for the laws beyond normal and Student-t returns.
  public var options: LawOptions
  /// How far the correlation is moved towards that of the worst days; nil where it is not.
  public var stress: StressBlend?
  /// Days in a year: 365 where markets never close.
  public var daysPerYear: Double

  /// The choices for one fit.
  ///
  /// - Parameters:
  ///   - assets: The assets of the model, in order.
  ///   - alignment: Which returns of several assets are used together.
  ///   - covariance: How the covariance is estimated.
  ///   - dynamics: The law of the returns.
  ///   - degreesOfFreedom: What is held while the degrees of freedom are fitted.
  ///   - options: The choices for the laws beyond normal and Student-t returns.
  ///   - stress: How far the correlation is moved towards that of the worst days.
  ///   - daysPerYear: Days in a year: 365 where markets never close.
  public init(
    assets: [String], alignment: Alignment = .commonDates, covariance: CovarianceMethod, dynamics: FittedDynamics,
    degreesOfFreedom: DegreesOfFreedomMethod = .joint, options: LawOptions = LawOptions(), stress: StressBlend? = nil,
    daysPerYear: Double = 365
  ) {
    self.assets = assets
    self.alignment = alignment
    self.covariance = covariance
    self.dynamics = dynamics
    self.degreesOfFreedom = degreesOfFreedom
    self.options = options
    self.stress = stress
    self.daysPerYear = daysPerYear
  }
}
