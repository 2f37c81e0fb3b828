/// Returns whose margins are an observed middle between generalised Pareto tails, joined by a t copula.
///
/// McNeil and Frey (2000), "Estimation of tail-related risk measures for heteroscedastic financial time series", Journal of
/// Empirical Finance 7. The model's `correlation` is the parameter of the copula here, which is close to the correlation of
/// returns but not the same.
public struct CopulaReturns: Equatable, Sendable {
  /// The length of the steps that the law describes, in days.
  public let stepDays: Double
  /// The degrees of freedom of the copula.
  public let degreesOfFreedom: Double
  /// The law of each driver's standardised returns: mean 0, variance 1.
  public let margins: [ReturnMargin]
  /// How each driver's volatility moves; nil where it stays as it is.
  public let clustering: VolatilityClustering?

  /// Returns joined by a copula; a model checks them when it is made.
  public init(
    stepDays: Double, degreesOfFreedom: Double, margins: [ReturnMargin], clustering: VolatilityClustering? = nil
  ) {
    self.stepDays = stepDays
    self.degreesOfFreedom = degreesOfFreedom
    self.margins = margins
    self.clustering = clustering
  }
}

/// The law of one driver's standardised returns: an observed middle between two generalised Pareto tails.
public struct ReturnMargin: Equatable, Sendable {
  /// The tail of falls, below the first quantile of the middle.
  public let lower: Tail
  /// The quantiles of the middle at equally spaced probabilities, increasing; between neighbours the law is uniform.
  ///
  /// The first is where the lower tail ends, at its probability, the last where the upper tail begins.
  public let middle: [Double]
  /// The tail of rises, above the last quantile of the middle.
  public let upper: Tail

  /// A generalised Pareto tail.
  public struct Tail: Equatable, Sendable, Codable {
    /// The probability of the tail.
    public let probability: Double
    /// The scale β of the excess over the threshold, in standard deviations.
    public let scale: Double
    /// The shape ξ; positive for a power tail.
    public let shape: Double

    /// A tail.
    public init(probability: Double, scale: Double, shape: Double) {
      self.probability = probability
      self.scale = scale
      self.shape = shape
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case probability, scale, shape }

    /// Reads a tail; a key that it does not have is an error.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
      probability = try container.decode(Double.self, forKey: .probability)
      scale = try container.decode(Double.self, forKey: .scale)
      shape = try container.decode(Double.self, forKey: .shape)
    }
  }

  /// A margin; a model checks it when it is made.
  public init(lower: Tail, middle: [Double], upper: Tail) {
    self.lower = lower
    self.middle = middle
    self.upper = upper
  }
}

extension ReturnMargin: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable { case lower, middle, upper }

  /// Reads a margin; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    lower = try container.decode(Tail.self, forKey: .lower)
    middle = try container.decode([Double].self, forKey: .middle)
    upper = try container.decode(Tail.self, forKey: .upper)
  }
}
