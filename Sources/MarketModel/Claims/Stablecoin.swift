/// A promise of a dollar: small noise that returns to the peg, and breaks of the peg that heal or do not.
///
/// The logarithm of the price is an Ornstein-Uhlenbeck deviation, driven by the returns of the driver of the coin's name,
/// plus what the breaks have left. No history of a peg that held tells how often it breaks or how far, so those figures are
/// a judgement: it has a source, which is printed with every answer.
public struct Stablecoin: Equatable, Sendable {
  /// The days in which half of a small deviation is gone.
  public let noiseHalfLifeDays: Double
  /// How the peg breaks; nil for a coin whose peg is taken to hold.
  public let depeg: Depeg?

  /// A coin; a model checks it when it is made.
  public init(noiseHalfLifeDays: Double, depeg: Depeg?) {
    self.noiseHalfLifeDays = noiseHalfLifeDays
    self.depeg = depeg
  }

  /// How a peg breaks.
  public struct Depeg: Equatable, Sendable, Codable {
    /// Breaks per year in a calm market.
    public let perYear: Double
    /// How much more often it breaks while the market falls; nil where that makes no difference.
    public let stress: Stress?
    /// The median loss of a break, a fraction of the price: 0.12 for a fall to 0.88.
    public let depth: Double
    /// The standard deviation of the logarithm of a break's log loss; 0 for breaks that are all as deep.
    public let depthSpread: Double
    /// The days in which half of the log loss is made good.
    public let recoveryHalfLifeDays: Double
    /// What happens to a coin that never recovers; nil where every coin does.
    public let death: Death?
    /// Where these figures come from: a judgement, and whose.
    public let source: String

    /// How a peg breaks; a model checks it when it is made.
    public init(
      perYear: Double, stress: Stress? = nil, depth: Double, depthSpread: Double = 0, recoveryHalfLifeDays: Double,
      death: Death? = nil, source: String
    ) {
      self.perYear = perYear
      self.stress = stress
      self.depth = depth
      self.depthSpread = depthSpread
      self.recoveryHalfLifeDays = recoveryHalfLifeDays
      self.death = death
      self.source = source
    }
  }

  /// A break from which a coin does not recover.
  public struct Death: Equatable, Sendable, Codable {
    /// The probability that a break is one.
    public let probability: Double
    /// What is left of the peg in the end, a fraction above 0.
    public let remains: Double
    /// The days in which half of the way there is gone, in logarithms.
    public let halfLifeDays: Double

    /// A break without recovery.
    public init(probability: Double, remains: Double, halfLifeDays: Double) {
      self.probability = probability
      self.remains = remains
      self.halfLifeDays = halfLifeDays
    }
  }
}
