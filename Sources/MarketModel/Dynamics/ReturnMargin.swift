internal import Documents

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
