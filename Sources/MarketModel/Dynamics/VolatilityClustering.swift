/// How the volatility of each driver answers to its last return: GARCH(1,1), or GJR-GARCH(1,1) where falls count more.
///
/// With ε the last return less its mean and h the last variance, the next variance of a step is
/// ω + (α + γ [ε < 0]) ε² + β h. ω is not a figure of the model: it is what makes the long-run variance that of the model's
/// `volatility`.
public struct VolatilityClustering: Equatable, Sendable {
  /// One entry per driver.
  public let drivers: [Driver]

  /// How the volatility of one driver moves.
  public struct Driver: Equatable, Sendable, Codable {
    /// The weight of the last squared surprise, α.
    public let alpha: Double
    /// What a fall adds to the weight of its square, γ.
    public let gamma: Double
    /// The weight of the last variance, β.
    public let beta: Double
    /// The volatility of the first step, a fraction per square root of a year; nil for the long-run volatility.
    public let currentVolatility: Double?

    /// The volatility of one driver.
    public init(alpha: Double, gamma: Double = 0, beta: Double, currentVolatility: Double? = nil) {
      self.alpha = alpha
      self.gamma = gamma
      self.beta = beta
      self.currentVolatility = currentVolatility
    }

    /// A volatility that stays as it is.
    public static let constant = Driver(alpha: 0, beta: 0)

    /// How much of a shock to the variance is left a step later where falls and rises are alike, α + γ/2 + β.
    public var persistence: Double { persistence(fallShare: 0.5) }

    /// How much of a shock to the variance is left a step later, α + γ m + β.
    ///
    /// - Parameter fallShare: The share m of the variance of standardised returns that falls make.
    /// - Returns: The persistence.
    public func persistence(fallShare: Double) -> Double { alpha + gamma * fallShare + beta }
  }

  /// The volatilities of all drivers; a model checks them when it is made.
  public init(_ drivers: [Driver]) { self.drivers = drivers }

  /// The largest persistence: beyond it there is hardly a long-run volatility to return to.
  public static let largestPersistence = 0.9999
}
