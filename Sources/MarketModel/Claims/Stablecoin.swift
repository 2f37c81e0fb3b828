/// A promise of a dollar: small noise that returns to the peg, and breaks of the peg that heal or do not.
///
/// The logarithm of the price over that at the start, where the peg is taken to hold, is an Ornstein-Uhlenbeck deviation
/// plus what the breaks have left. The deviation is driven by the returns of the driver of the coin's name, less their mean,
/// so it is correlated with everything else; the driver's drift has no effect, and its volatility σ is that of the noise in
/// continuous time: in the long run the deviation has the variance σ² h / (2 log 2), h being the half-life in years, whatever
/// the step. So without breaks the median price is the peg and the expected price is above it by half that variance; breaks
/// take from it, and nobody is paid for them.
///
/// No history of a peg that held tells how often it breaks or how far, so those figures are a judgement: it has a source,
/// which is printed with every answer.
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
  ///
  /// A break comes at the end of a step, in full; with steps longer than the recovery the price at the horizon is too low.
  /// Breaks of the same coin add up.
  public struct Depeg: Equatable, Sendable, Codable {
    /// Breaks per year while the market does not fall; with ``stress`` there are more on average.
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
